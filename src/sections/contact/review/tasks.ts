import { type RawBuilder, sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import { contactSettings } from '../policy.ts';

/** Reviews that wait for somebody: `late` are those whose day has passed, so that their erasure has begun to run (S30). */
export interface Tasks {
  readonly open: number;
  readonly late: number;
}

/**
 * A conversation is a task once its review is due within the time that the policy says to remind before, once the day
 * has come on which its last review wanted it seen again, and for as long as it waits in `review`. The names `r` and
 * `c` are its record and the conversation.
 */
export function isTask(world: World, now: Temporal.Instant): RawBuilder<unknown> {
  const { timeZone } = world.rules.calendar;
  const local = now.toZonedDateTimeISO(timeZone);
  const horizon = local.add(contactSettings(world.rules.policy).remind.before).toInstant();
  return sql`(
    r.stage = 'review' or r.stage in ('current', 'deal') and (
      r.due <= ${horizon.toString()}::timestamptz or ${wantedOn} <= ${local.toPlainDate().toString()}::date))`;
}

// A message that came in since begins the period anew, and the wish of an older review ends with it.
const wantedOn = sql`(
  select v.next_on from contact.review v where v.record = r.id and v.at >= r.since order by v.at desc, v.id desc limit 1)`;

/** How many reviews are to be done. */
export async function tasks(world: World, now: Temporal.Instant): Promise<Tasks> {
  const { rows } = await sql<Tasks>`
    select count(*)::int as open, count(*) filter (where r.stage = 'review')::int as late
    from core.record r join contact.conversation c on c.record = r.id
    where r.class = 'contact.conversation' and ${isTask(world, now)}`.execute(world.db);
  return rows[0] ?? { open: 0, late: 0 };
}

/** When the next conversation becomes a task of itself, or null: for a clock that is moved by hand. */
export async function nextTaskAt(world: World, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const { timeZone } = world.rules.calendar;
  const { before } = contactSettings(world.rules.policy).remind;
  const { rows } = await sql<{ due: Temporal.Instant | null; wanted: string | null }>`
    select min(r.due) as due, min(${wantedOn})::text as wanted
    from core.record r join contact.conversation c on c.record = r.id
    where r.class = 'contact.conversation' and r.stage in ('current', 'deal') and not ${isTask(world, now)}`.execute(
    world.db,
  );
  const { due = null, wanted = null } = rows[0] ?? {};
  return earliest([
    due && due.toZonedDateTimeISO(timeZone).subtract(before).toInstant(),
    wanted === null ? null : Temporal.PlainDate.from(wanted).toZonedDateTime(timeZone).toInstant(),
  ]);
}

const earliest = (instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null =>
  instants.filter((at) => at !== null).toSorted(Temporal.Instant.compare)[0] ?? null;
