import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import { instants } from '../../../core/policy/index.ts';
import type { Work, World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { entryClass } from '../log/slice.ts';
import { accessLogSettings } from '../policy.ts';
import { cleanFolder, type FolderState } from './folder.ts';
import { byAge, dueAt } from './judge.ts';

/** Lines become due an hour before their limit, so several looks fall into that hour. */
const pause = Temporal.Duration.from({ minutes: 10 });

/** Watches the folders of other servers' log files; nothing where none are named. */
export function folderWork(world: World): readonly Work[] {
  if (world.logFolders.length === 0) return [];
  let running: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    const next = running.then(() => cleanFolders(world));
    running = next.catch(() => {});
    return next;
  };
  return [
    {
      name: 'log-folders',
      async run(signal) {
        while (!signal.aborted) {
          await look().catch(() => {});
          await sleep(pause.total('milliseconds'), undefined, { signal }).catch(() => {});
        }
      },
      runDue: look,
      next: () => nextLook(world),
    },
  ];
}

/** Brings every watched folder to the limit and notes what was found. */
export async function cleanFolders(world: World): Promise<void> {
  await world.clock.refresh();
  const now = world.clock.now();
  const judging = byAge(dueAt(accessLogSettings(world.rules.policy).keep, world.rules.calendar, now));
  for (const path of world.logFolders) await note(world, await cleanFolder(path, judging), now);
}

async function note({ db }: World, state: FolderState, now: Temporal.Instant): Promise<void> {
  await transaction(db, async (tx) => {
    await sql`
      insert into access_log.folder (path, looked_at, files, oldest_at, overdue, unreadable, removed, problem)
      values (${state.path}, ${now}::timestamptz, ${state.files}, ${state.oldest}::timestamptz, ${state.overdue},
        ${state.unreadable}, ${state.removed}, ${state.problem})
      on conflict (path) do update set looked_at = excluded.looked_at, files = excluded.files, oldest_at = excluded.oldest_at,
        overdue = excluded.overdue, unreadable = excluded.unreadable, problem = excluded.problem,
        removed = access_log.folder.removed + excluded.removed`.execute(tx);
    if (state.removed > 0)
      await append(tx, [{ at: now, what: 'erased', class: entryClass, stage: 'kept', rule: 'S17', actor: 'policy' }]);
  });
}

/** The instant at which the oldest line that was seen falls due. */
async function nextLook(world: World): Promise<Temporal.Instant | null> {
  const { rows } = await sql<{ oldest: Temporal.Instant | null }>`
    select min(oldest_at) as oldest from access_log.folder where path = any(${world.logFolders})`.execute(world.db);
  const oldest = rows[0]?.oldest;
  if (!oldest) return null;
  // Lines are judged by the start of their minute.
  const start = oldest.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  return instants(accessLogSettings(world.rules.policy).keep, start, world.rules.calendar).due;
}

/** A watched folder as it was last found. */
export interface Watched extends FolderState {
  readonly lookedAt: Temporal.Instant;
}

/** Every watched folder that has been looked at. */
export async function watchedFolders({ db, logFolders }: World): Promise<readonly Watched[]> {
  const { rows } = await sql<Watched>`
    select path, looked_at as "lookedAt", files, oldest_at as oldest, overdue, unreadable::int, removed::int, problem
    from access_log.folder where path = any(${logFolders}) order by path`.execute(db);
  return rows;
}
