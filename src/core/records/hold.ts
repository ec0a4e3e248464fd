import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import { type Queries, uuidv7 } from '../store/index.ts';
import { carryOut } from './erasure/carry-out.ts';
import type { Act, Keeping } from './record.ts';
import type { Confidential } from './secrecy.ts';

/** Why erasure is suspended: an incident (S18), a dispute, or an order to preserve (Reg. (EU) 2023/1543). */
export const holdKinds = ['incident', 'dispute', 'preservation-order'] as const;
export type HoldKind = (typeof holdKinds)[number];

export interface HoldOrder {
  /** The operator's file reference: letters, digits, `.`, `/`, `-`; no names. */
  readonly reference: string;
  readonly kind: HoldKind;
  readonly class: string;
  readonly records: readonly string[];
  /** When somebody must look at it again; a hold without end is refused. */
  readonly reviewBy: Temporal.Instant;
  /** Its person is told nothing of it until then (section 29(1), second sentence, BDSG), and which account decided so. */
  readonly confidential?: Confidential | undefined;
}

/** Suspends erasure of the records and of the records they hang from. Deadlines do not move. */
export async function openHold(
  tx: Queries,
  order: HoldOrder,
  act: Act,
): Promise<{ readonly hold: string; readonly records: number }> {
  const hold = uuidv7(act.now);
  await sql`insert into core.hold (id, reference, kind, scope_class, opened_at, review_by, confidential_until, confidential_by)
    values (${hold}, ${order.reference}, ${order.kind}, ${order.class}, ${act.now.toString()}, ${order.reviewBy.toString()},
      ${order.confidential?.until.toString() ?? null}::timestamptz, ${order.confidential?.by ?? null})`.execute(tx);
  const { rows } = await sql<{ id: string; class: string; stage: string }>`
    with recursive above (id) as (
      select id from core.record where id = any(${order.records}::uuid[]) and class = ${order.class}
      union
      select r.parent from core.record r join above a on r.id = a.id where r.parent is not null
    ), locked as (
      select r.id from core.record r where r.id in (select id from above) order by r.id for update
    ), counted as (
      update core.record r set holds = r.holds + 1 from locked l where r.id = l.id returning r.id, r.class, r.stage
    ), noted as (
      insert into core.held (hold, record) select ${hold}, id from counted
    ) select id, class, stage from counted`.execute(tx);
  await append(tx, [
    { at: act.now, what: 'hold-opened', class: order.class, rule: order.kind, record: hold, actor: act.by },
    ...rows.map((r) => ({
      at: act.now,
      what: 'held' as const,
      class: r.class,
      stage: r.stage,
      rule: order.kind,
      record: r.id,
      actor: act.by,
    })),
  ]);
  return { hold, records: rows.length };
}

/** The records that a hold covered, and how many of them went with it because that had been demanded meanwhile. */
export interface HoldClosed {
  readonly records: readonly string[];
  readonly erased: number;
}

/**
 * Lifts the suspension, and carries out at once every erasure that it had put off, unless another hold still does. Null when
 * there is no such open hold. What is overdue is erased by the sweep that follows.
 */
export async function closeHold(k: Keeping, tx: Queries, hold: string, act: Act): Promise<HoldClosed | null> {
  const { rows: closed } = await sql<{ kind: string; scope_class: string }>`
    update core.hold set closed_at = ${act.now.toString()} where id = ${hold} and closed_at is null
    returning kind, scope_class`.execute(tx);
  const order = closed[0];
  if (!order) return null;
  // In the order in which every other deed locks them.
  await sql`select from core.record where id in (select record from core.held where hold = ${hold}) order by id for update`.execute(
    tx,
  );
  const { rows } = await sql<{ id: string; free: boolean }>`
    with freed as (delete from core.held where hold = ${hold} returning record)
    update core.record r set holds = r.holds - 1 from freed f where r.id = f.record
    returning r.id, r.holds = 0 and r.demanded is not null as free`.execute(tx);
  await append(tx, [
    { at: act.now, what: 'hold-closed', class: order.scope_class, rule: order.kind, record: hold, actor: act.by },
  ]);
  const free = rows.filter((row) => row.free).map((row) => row.id);
  return { records: rows.map((row) => row.id), erased: await carryOut(k, tx, free.sort(), act) };
}

export interface OpenHold {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly class: string;
  readonly openedAt: Temporal.Instant;
  readonly reviewBy: Temporal.Instant;
  /** Until when its person is told nothing of it, and who decided so. */
  readonly confidentialUntil: Temporal.Instant | null;
  readonly confidentialBy: string | null;
  /** Restored without a word on it: confidential until somebody decides. */
  readonly isSecrecyUnknown: boolean;
  readonly records: number;
}

export async function openHolds(db: Queries): Promise<readonly OpenHold[]> {
  const { rows } = await sql<OpenHold>`
    select h.id, h.reference, h.kind, h.scope_class as class, h.opened_at as "openedAt", h.review_by as "reviewBy",
      h.confidential_until as "confidentialUntil", h.confidential_by as "confidentialBy",
      h.secrecy_unknown as "isSecrecyUnknown",
      (select count(*) from core.held where hold = h.id)::int as records
    from core.hold h where h.closed_at is null order by h.opened_at`.execute(db);
  return rows;
}
