import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import type { Queries } from '../store/index.ts';
import type { Act } from './record.ts';

/** Until when the person of a hold is told nothing of it, and which account decided so (section 29(1), second sentence, BDSG). */
export interface Confidential {
  readonly until: Temporal.Instant;
  readonly by: string | null;
}

/** What is known about a hold: confidential until an instant, or (null) that its person may be told of it. */
export interface Secrecy extends Pick<Confidential, 'by'> {
  readonly hold: string;
  readonly until: Temporal.Instant | null;
}

/** What is known about these holds; those of which a restore did not find out are left out. */
export async function secrecyOfHolds(db: Queries, holds: readonly string[]): Promise<readonly Secrecy[]> {
  const { rows } = await sql<Secrecy>`
    select id as hold, confidential_until as until, confidential_by as by
    from core.hold where id = any(${holds}::uuid[]) and not secrecy_unknown`.execute(db);
  return rows;
}

/**
 * Somebody decides whether the person of an open hold may be told of it: null, or confidential until an instant. False when there
 * is no such open hold. The journal says that it was decided, and not how: whoever reads there might know the person.
 */
export async function decideSecrecy(
  tx: Queries,
  hold: string,
  confidential: Confidential | null,
  act: Act,
): Promise<boolean> {
  const { rows } = await sql<{ kind: string; scope_class: string }>`
    update core.hold set secrecy_unknown = false, confidential_until = ${confidential?.until.toString() ?? null}::timestamptz,
      confidential_by = ${confidential?.by ?? null}
    where id = ${hold} and closed_at is null returning kind, scope_class`.execute(tx);
  const [order] = rows;
  if (!order) return false;
  const entry = { what: 'hold-reviewed', class: order.scope_class, rule: order.kind, record: hold } as const;
  await append(tx, [{ ...entry, at: act.now, actor: act.by }]);
  return true;
}
