import { sql } from 'kysely';
import { classNamed, type DataClass, dueOf, erased, type Facts, stageNamed } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type ConversationStage, conversationClass } from '../conversation/index.ts';

/** What becomes of a conversation by itself when nobody does anything. */
export interface Fate {
  readonly id: string;
  readonly stage: ConversationStage;
  /** A hold suspends it: nothing happens before that is closed. */
  readonly held: boolean;
  /** Messages that leave the mailbox with it; those that another conversation needs stay. */
  readonly messages: number;
  /** The stages it passes on the way, each with the instant at which it is entered. */
  readonly way: readonly { readonly stage: string; readonly at: Temporal.Instant }[];
  /** When it is erased at the earliest, and the instant by which it is gone; null where it has no end by itself (Art. 18). */
  readonly erasedAt: Temporal.Instant | null;
  readonly goneBy: Temporal.Instant | null;
}

/** What goes in one month of the policy's calendar. */
export interface MonthOf {
  /** `2027-11` */
  readonly month: string;
  readonly toReview: number;
  readonly blocked: number;
  readonly erased: number;
  readonly messages: number;
  /** Of those that would be erased: what a hold covers, and which therefore stays. */
  readonly held: number;
}

/** A dry run over everything: nothing is changed by asking. */
export interface Outlook {
  readonly months: readonly MonthOf[];
  /** What goes first. */
  readonly next: readonly Fate[];
  readonly conversations: number;
  readonly held: number;
  /** Restricted, so that they have no end by themselves. */
  readonly endless: number;
}

interface Row {
  readonly id: string;
  readonly stage: ConversationStage;
  readonly since: Temporal.Instant;
  readonly fact: Readonly<Record<string, string>>;
  readonly due: Temporal.Instant | null;
  readonly goneBy: Temporal.Instant | null;
  readonly held: boolean;
  readonly messages: number;
}

export async function outlook(world: World, first = 100): Promise<Outlook> {
  const rows = await standing(world);
  const dataClass = classNamed(world.rules.policy, conversationClass);
  const fates = rows.map((row) => fateOf(dataClass, row, world.rules.calendar));
  return {
    months: byMonth(fates, world.rules.calendar.timeZone),
    next: fates
      .filter(({ erasedAt }) => erasedAt !== null)
      .toSorted(byEnd)
      .slice(0, first),
    conversations: fates.length,
    held: fates.filter(({ held }) => held).length,
    endless: fates.filter(({ erasedAt }) => erasedAt === null).length,
  };
}

/** What becomes of one conversation; undefined when it is gone. */
export async function fateOfOne(world: World, id: string): Promise<Fate | undefined> {
  const [row] = await standing(world, id);
  return row && fateOf(classNamed(world.rules.policy, conversationClass), row, world.rules.calendar);
}

/** Where each conversation stands, or one of them, with the messages that nothing else needs. */
async function standing({ db }: World, id?: string): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    with alone as (
      select min(record::text)::uuid as record from contact.message
      where ${id ?? null}::uuid is null
        or identity in (select identity from contact.message where record = ${id ?? null}::uuid)
      group by identity having count(distinct record) = 1
    ), leaving as (select record, count(*)::int as messages from alone group by record)
    select r.id, r.stage, r.since, r.fact, r.due, r.gone_by as "goneBy", r.holds > 0 as held,
      coalesce(l.messages, 0) as messages
    from core.record r join contact.conversation c on c.record = r.id left join leaving l on l.record = r.id
    where r.class = ${conversationClass} and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid)
    order by r.due nulls last, r.id`.execute(db);
  return rows;
}

/** Walks the lifecycle by its deadlines alone, from where the record stands. Pure. */
export function fateOf(dataClass: DataClass, row: Row, calendar: Parameters<typeof dueOf>[2]): Fate {
  const { id, stage: start, held, messages } = row;
  const known = Object.fromEntries(Object.entries(row.fact).map(([name, at]) => [name, Temporal.Instant.from(at)]));
  const way: { stage: string; at: Temporal.Instant }[] = [];
  let stage: string = start;
  // What is overdue already happens at once; deadlines in the database hold for the stage that it is in.
  let end = row.due && row.goneBy && { due: row.due, goneBy: row.goneBy };
  // A lifecycle that led in a circle would have been refused by the check; the bound is for what was not checked.
  for (let step = 0; end && step < 20; step += 1) {
    const to = stageNamed(dataClass, stage).after?.to ?? erased;
    if (to === erased) return { id, stage: start, held, messages, way, erasedAt: end.due, goneBy: end.goneBy };
    way.push({ stage: to, at: end.due });
    const facts: Facts = { ...known, since: end.due };
    stage = to;
    end = dueOf(stageNamed(dataClass, stage), facts, calendar);
  }
  return { id, stage: start, held, messages, way, erasedAt: null, goneBy: null };
}

const byEnd = (a: Fate, b: Fate): number =>
  a.erasedAt && b.erasedAt ? Temporal.Instant.compare(a.erasedAt, b.erasedAt) : 0;

function byMonth(fates: readonly Fate[], timeZone: string): readonly MonthOf[] {
  const months = new Map<string, MonthOf>();
  const add = (at: Temporal.Instant, more: Partial<Record<keyof Omit<MonthOf, 'month'>, number>>) => {
    const month = at.toZonedDateTimeISO(timeZone).toPlainDate().toPlainYearMonth().toString();
    const so = months.get(month) ?? { month, toReview: 0, blocked: 0, erased: 0, messages: 0, held: 0 };
    months.set(month, {
      month,
      toReview: so.toReview + (more.toReview ?? 0),
      blocked: so.blocked + (more.blocked ?? 0),
      erased: so.erased + (more.erased ?? 0),
      messages: so.messages + (more.messages ?? 0),
      held: so.held + (more.held ?? 0),
    });
  };
  for (const { way, erasedAt, messages, held } of fates) {
    for (const { stage, at } of way) {
      if (stage === 'review') add(at, { toReview: 1 });
      if (stage === 'letter') add(at, { blocked: 1 });
    }
    if (erasedAt) add(erasedAt, held ? { held: 1 } : { erased: 1, messages });
  }
  return [...months.values()].toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
