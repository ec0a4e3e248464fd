import { type RawBuilder, sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { breachClass } from '../breach/breach.ts';
import { accessLogSettings } from '../policy.ts';
import { incidentClass, orderClass } from './queries.ts';

/** What members are told of before its day: the review of an incident, the end of an order, that of a breach's 72 hours. */
export const nearKinds = ['review', 'order', 'breach'] as const;
export type Near = (typeof nearKinds)[number];

export const nearMailKind = 'access-log.near';

interface Sort {
  /** The day, and the table whose row remembers that somebody was told. */
  readonly at: RawBuilder<unknown>;
  readonly table: RawBuilder<unknown>;
  readonly which: RawBuilder<unknown>;
  readonly before: Temporal.Duration;
}

function sortOf({ rules }: World, near: Near): Sort {
  const { remind, breach } = accessLogSettings(rules.policy);
  switch (near) {
    case 'review':
      return {
        at: sql`t.review_by`,
        table: sql`access_log.incident`,
        which: sql`r.class = ${incidentClass} and t.closed_at is null`,
        before: remind.review,
      };
    case 'order':
      return {
        at: sql`r.gone_by`,
        table: sql`access_log.incident`,
        which: sql`r.class = ${orderClass} and t.closed_at is null`,
        before: remind.order,
      };
    case 'breach':
      return {
        at: sql`r.gone_by`,
        table: sql`access_log.breach`,
        which: sql`r.class = ${breachClass} and r.stage = 'open'`,
        before: breach.warn,
      };
  }
}

/** Tells whoever may see persons of what comes near, of each once: the row remembers it, so no restart repeats it. */
export async function remindOfNear(world: World, now: Temporal.Instant): Promise<void> {
  for (const near of nearKinds)
    await transaction(world.db, (tx) => remind(world, tx, near, { now, by: 'server' }), { attempts: 3 });
}

async function remind(world: World, tx: Queries, near: Near, act: Act): Promise<void> {
  const { at, table, which, before } = sortOf(world, near);
  const until = act.now.toZonedDateTimeISO(world.rules.calendar.timeZone).add(before).toInstant();
  const { rows } = await sql<{ record: string; class: string; stage: string }>`
    update ${table} as t set reminded_at = ${act.now}::timestamptz from core.record r
    where r.id = t.record and ${which} and t.reminded_at is null and ${at} <= ${until}::timestamptz
    returning t.record, r.class, r.stage`.execute(tx);
  if (rows.length === 0) return;
  const payload = { near, count: String(rows.length) };
  await world.members?.remind(tx, 'persons', { kind: nearMailKind, payload }, act);
  await append(
    tx,
    rows.map((row) => ({ at: act.now, what: 'reminded' as const, ...row, rule: `near:${near}`, actor: act.by })),
  );
}

/** The next instant at which something comes near of which nobody was told, or null. */
export async function nextNear(world: World): Promise<Temporal.Instant | null> {
  const instants: Temporal.Instant[] = [];
  for (const near of nearKinds) {
    const { at, table, which, before } = sortOf(world, near);
    const { rows } = await sql<{ at: Temporal.Instant | null }>`
      select min(${at}) as at from ${table} as t join core.record r on r.id = t.record
      where ${which} and t.reminded_at is null`.execute(world.db);
    const day = rows[0]?.at;
    if (day) instants.push(day.toZonedDateTimeISO(world.rules.calendar.timeZone).subtract(before).toInstant());
  }
  return instants.toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
}
