import { sql } from 'kysely';
import { outboxStatus } from '../../core/mail/index.ts';
import type { Policy } from '../../core/policy/index.ts';
import {
  dueByDay,
  lastSweeps,
  type OpenHold,
  openHolds,
  type Standing,
  type SweepRun,
  standings,
} from '../../core/records/index.ts';
import type { Figure } from '../../core/section/index.ts';
import { type StandingPromise, standingPromises } from '../../kept/index.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { openPromises } from '../open-promises.ts';
import { ahead, type DueOfStage, type DueWeek, dueStages, dueWeeks } from './upcoming.ts';

/** Everything that the board shows, read at one moment. */
export interface Board {
  readonly policy: Policy;
  readonly version: number;
  readonly promises: readonly StandingPromise[];
  readonly standings: readonly Standing[];
  readonly overdue: number;
  readonly weeks: readonly DueWeek[];
  readonly upcoming: readonly DueOfStage[];
  readonly sweeps: readonly SweepRun[];
  readonly holds: readonly OpenHold[];
  readonly outbox: Awaited<ReturnType<typeof outboxStatus>>;
  readonly journal: { readonly entries: number; readonly open: number };
  /** What sections want to be looked at. */
  readonly figures: readonly (Figure & { readonly value: number })[];
}

export async function readBoard({ world, sections }: StaffDependencies, now: Temporal.Instant): Promise<Board> {
  const { db, rules } = world;
  const { policy } = rules;
  const local = now.toZonedDateTimeISO(policy.timeZone);
  const start = local.startOfDay();
  const [found, days, sweeps, holds, outbox, journal, figures] = await Promise.all([
    standings(db, now),
    dueByDay(db, start.toInstant(), start.add(ahead).toInstant(), policy.timeZone),
    lastSweeps(db),
    openHolds(db),
    outboxStatus(db),
    journalLength(world.db),
    Promise.all(
      sections
        .flatMap((section) => section.figures?.(world) ?? [])
        .map(async (figure) => ({ ...figure, value: await figure.read() })),
    ),
  ]);
  const late = found.filter((standing) => standing.overdue > 0);
  return {
    policy,
    version: rules.version,
    promises: standingPromises({
      policy,
      running: new Set(sections.map((section) => section.name)),
      open: new Set(Object.keys(openPromises)),
      overdue: new Set(late.map((standing) => standing.class)),
    }),
    standings: found,
    overdue: late.reduce((sum, standing) => sum + standing.overdue, 0),
    weeks: dueWeeks(days, local.toPlainDate()),
    upcoming: dueStages(days),
    sweeps,
    holds,
    outbox,
    journal,
    figures,
  };
}

/** How many entries there are, and how many of them no block has closed yet. */
async function journalLength(db: StaffDependencies['world']['db']): Promise<Board['journal']> {
  const { rows } = await sql<{ closed: number; open: number }>`
    with head as (select coalesce(max(last), 0) as last, coalesce(sum(entries), 0)::bigint as entries from journal.block)
    select head.entries as closed, (select count(*) from journal.entry where id > head.last) as open from head`.execute(
    db,
  );
  const { closed = 0, open = 0 } = rows[0] ?? {};
  return { entries: closed + open, open };
}
