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
      r.due <= ${horizon}::timestamptz or r.id in (select v.record ${wished} and v.next_on <= ${local.toPlainDate()}::date)))`;
}

// A message that came in since begins the period anew, and the wish of an older review ends with it.
const wished = sql`
  from contact.review v join core.record w on w.id = v.record
  where v.at >= w.since and w.stage in ('current', 'deal')`;

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
  const local = now.toZonedDateTimeISO(timeZone);
  const { rows } = await sql<{ due: Temporal.Instant | null; wish: Temporal.PlainDate | null }>`
    select (select min(due) from core.record where class = 'contact.conversation' and stage in ('current', 'deal')
              and due > ${local.add(before).toInstant()}) as due,
           (select min(v.next_on) ${wished} and v.next_on > ${local.toPlainDate()}::date) as wish`.execute(world.db);
  const { due = null, wish = null } = rows[0] ?? {};
  return earliest([
    due && due.toZonedDateTimeISO(timeZone).subtract(before).toInstant(),
    wish && wish.toZonedDateTime(timeZone).toInstant(),
  ]);
}

const earliest = (instants: readonly (Temporal.Instant | null)[]): Temporal.Instant | null =>
  instants.filter((at) => at !== null).toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
