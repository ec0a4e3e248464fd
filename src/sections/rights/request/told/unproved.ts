import { sql } from 'kysely';
import type { Queries } from '../../../../core/store/index.ts';

/** An address that nobody confirmed is kept as evidence of nothing. */
export async function forgetUnproved(tx: Queries, request: string): Promise<void> {
  await sql`delete from rights.request_address where request = ${request} and proved_at is null`.execute(tx);
}
