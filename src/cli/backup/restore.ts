import { openApp } from '../../app.ts';
import type { Config } from '../../config.ts';
import {
  BackupError,
  type Chosen,
  chooseCopies,
  copiesIn,
  copyFolder,
  loadBackup,
  noteCopy,
  noteHeadAnew,
  putAside,
  type Revived,
  readJournals,
  revive,
  type Tail,
  type Told,
  tailAfter,
  type Wanted,
} from '../../core/backup/index.ts';
import { sweepAll } from '../../core/jobs/index.ts';
import { closeBlocks, signer } from '../../core/journal/index.ts';
import type { ArchivedVersion } from '../../core/records/index.ts';
import { openStore } from '../../core/store/index.ts';
import { hasSecrets } from '../../core/vault/index.ts';
import { openApart } from './apart.ts';

export interface RestoreOrder extends Wanted {
  /** An exported journal, or a copy of it, beside the copy that this deployment has itself. */
  readonly journal?: string | undefined;
  readonly withoutJournal?: boolean;
  /** Leaves the policy of the backup in force, whatever was applied since. */
  readonly policyOfBackup?: boolean;
}

export interface Restored extends Revived {
  readonly copy: string;
  readonly takenAt: Temporal.Instant;
  readonly keysTakenAt: Temporal.Instant | 'living';
  /** The instant up to which it is known what was done; null where the journal was lost. */
  readonly journalUntil: Temporal.Instant | null;
  /** Whether nothing was done after that instant: whoever wrote the copy of the journal ended cleanly. */
  readonly journalIsWhole: boolean;
  /** Policies that were applied since and are in force again, or were, by their numbers. */
  readonly policies: readonly number[];
  /** What had fallen due since. */
  readonly swept: number;
  readonly milliseconds: number;
}

/** Brings a backup back: loaded whole, erasures and withdrawals done again, then free for use, then swept. */
export async function restore(config: Config, order: RestoreOrder, told?: Told): Promise<Restored> {
  const started = performance.now();
  const chosen = await chooseCopies(order, config.masterKeyFile);
  const tail = await tailOf(config, order, chosen);
  const policies = policiesSince(order, tail);
  const keysLive = await load(config, chosen, { tail, policies, ...(told && { told }) });
  await using app = await openApp(config, { role: 'server', restoring: true });
  const { world } = app;
  await world.clock.refresh();
  const act = { now: world.clock.now(), by: 'operator' } as const;
  const { data, keys } = chosen;
  const keysTell = keysLive || Temporal.Instant.compare(keys.manifest.takenAt, data.manifest.takenAt) >= 0;
  const revived = await revive(
    { db: world.db, records: world.records, sections: app.restorable, tail, chosen, keysTell },
    act,
  );
  const swept = await sweepAll(world.db, world.records, { now: act.now, by: 'policy' });
  // In a vault that lives on, keys of rows that are lost are left to the schedule: whoever named the wrong vault has time.
  if (!keysLive) await world.records.collectKeys(world.db, { now: act.now, by: 'policy' });
  if (!tail) await putAside(copyFolder(config.journalCopy, app.signer.publicKey), act.now);
  await closeBlocks(world.db, app.signer, act.now);
  await noteHeadAnew(world.db, config.journalHeadFile, act.now);
  await app.followJournal();
  for (const [folder, kind] of [[order.data, 'data'] as const, [order.keys, 'keys'] as const])
    for (const { manifest } of await copiesIn(folder, kind))
      if (manifest.publicKey === data.manifest.publicKey) await noteCopy(world.db, manifest, folder);
  return {
    ...revived,
    copy: data.folder,
    takenAt: data.manifest.takenAt,
    keysTakenAt: keysLive ? 'living' : keys.manifest.takenAt,
    journalUntil: tail?.entries.at(-1)?.at ?? null,
    journalIsWhole: tail?.isWhole ?? false,
    policies: policies.map(({ number }) => number),
    swept: swept.erased + swept.advanced,
    milliseconds: Math.round(performance.now() - started),
  };
}

/** What was done after the backup. Throws `backup/no-journal` where nobody knows, unless that is accepted. */
async function tailOf(config: Config, order: RestoreOrder, { data, secrets }: Chosen): Promise<Tail | undefined> {
  if (order.withoutJournal) return undefined;
  const { publicKey } = signer(secrets.journal);
  const own = copyFolder(config.journalCopy, publicKey);
  // What is named may be JOURNAL_COPY_DIR as a server knew it, or the folder of this one journal in it.
  const named = order.journal === undefined ? [] : [order.journal, copyFolder(order.journal, publicKey)];
  const journal = await readJournals([...named, own]);
  if (journal) return tailAfter(journal, data.manifest);
  throw new BackupError(
    'backup/no-journal',
    `There is no copy of the journal at ${order.journal ?? own}, so nobody knows who was erased and who withdrew since ${data.manifest.takenAt.toString()}. Name one with --journal, like a “journal export” of the last database, or accept it with --without-journal: then only what lost its key stays erased.`,
  );
}

/** What was applied since. Throws `backup/no-policy` where the text of one is nowhere, unless that is accepted. */
function policiesSince(order: RestoreOrder, tail: Tail | undefined): readonly ArchivedVersion[] {
  if (order.policyOfBackup || !tail) return [];
  const [missing] = tail.policiesMissing;
  if (missing === undefined) return tail.policies;
  throw new BackupError(
    'backup/no-policy',
    `Policy ${missing} was applied after the backup, and the journal at hand does not hold its text: an export holds none. Name the copy of the journal (JOURNAL_COPY_DIR of the lost server) with --journal, or add --policy-of-backup: then the policy of the backup governs until you call “avow policy apply” with the file of policy ${tail.policiesMissing.at(-1)}.`,
  );
}

interface Loading {
  readonly policies: readonly ArchivedVersion[];
  readonly tail: Tail | undefined;
  readonly told?: Told;
}

async function load(config: Config, chosen: Chosen, { tail, policies, told }: Loading): Promise<boolean> {
  await using opened = new AsyncDisposableStack();
  const store = opened.use(await openStore({ ...config, role: 'server' }));
  const apart = await openApart(config, opened);
  // A vault that outlived the loss of the database knows best which keys were destroyed.
  const keysLive = apart !== undefined && (await hasSecrets(apart.db));
  const reached = tail?.entries.at(-1)?.at;
  await loadBackup(
    { pool: store.pool, db: store.db, apart: apart?.pool, keysLive, reached, policies, ...(told && { told }) },
    chosen,
  );
  return keysLive;
}
