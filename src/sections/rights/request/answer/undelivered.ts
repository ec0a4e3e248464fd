import { sql } from 'kysely';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';

/** A mail of a case that could not be delivered. Answer, extension and lifting are duties that no bounce takes away. */
export const undeliveredNames = ['answer', 'extension', 'lifting', 'identity', 'address'] as const;
export type Undelivered = (typeof undeliveredNames)[number];

export const undeliveredMailKind = 'rights.undelivered';

/** The case says so from now on, and whoever may see persons is told at once: the time to tell the person runs on. */
export async function noteUndelivered(
  world: World,
  tx: Queries,
  { record, name }: { readonly record: string; readonly name: Undelivered },
  act: Act,
): Promise<void> {
  await sql`
    update rights.request set undelivered = ${name}, undelivered_at = ${act.now}::timestamptz
    where record = ${record}`.execute(tx);
  await world.members?.remind(tx, 'persons', { kind: undeliveredMailKind, payload: { name, request: record } }, act);
}

/** Another way was taken, or the mail arrived after all. */
export async function settleUndelivered(tx: Queries, request: string, names: readonly Undelivered[]): Promise<void> {
  await sql`
    update rights.request set undelivered = null, undelivered_at = null
    where record = ${request} and undelivered = any(${names}::text[])`.execute(tx);
}
