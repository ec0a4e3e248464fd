import type { App } from '../../app.ts';
import { noLife, type Removed, removeOver, type Taken, type Told, takeBackup } from '../../core/backup/index.ts';
import { mailTables } from '../../core/mail/index.ts';
import { type Act, coreTables } from '../../core/records/index.ts';
import { openApart } from './apart.ts';

export interface Folders {
  readonly data: string;
  readonly keys: string;
}

export interface BackedUp extends Taken {
  /** Copies whose life was over. */
  readonly removed: readonly Removed[];
}

/** Takes a backup and removes those whose life is over. Throws `backup/no-life` where the policy says nothing of copies. */
export async function backUp(app: App, folders: Folders, act: Act, told?: Told): Promise<BackedUp> {
  const { world, signer } = app;
  const lives = world.rules;
  if (!lives.policy.backups) throw noLife();
  await using opened = new AsyncDisposableStack();
  const apart = await openApart(app.config, opened);
  const taken = await takeBackup({
    pool: app.store.pool,
    db: world.db,
    apart: apart?.pool,
    declared: { ...coreTables, ...mailTables, ...app.tables },
    signer,
    simulation: world.simulation,
    folders,
    act,
    ...(told && { told }),
  });
  const removed: Removed[] = [];
  for (const place of new Set(Object.values<string>({ ...folders })))
    removed.push(...(await removeOver(world.db, place, { lives, signer }, act)));
  await app.followJournal();
  return { ...taken, removed };
}
