import { sql } from 'kysely';
import { byteaArray, type Queries } from '../../../../core/store/index.ts';
import { customerClass } from '../../customer/record/customer.ts';
import { subscriptionClass } from '../../queries.ts';

/** What is held about a person where their line would be taken in. */
export type Held =
  /** Subscribed to this list, or asked to confirm. */
  | 'known'
  /** Came with this very import: their address stands in the file twice. */
  | 'twice'
  /** They ended it or objected, and the proof of that is kept. */
  | 'ended';

/** The people of these about whom something is held, by their subject in hexadecimal. */
export async function heldSubjects(
  db: Queries,
  subjects: readonly Buffer[],
  { list, import: id }: { readonly list: string; readonly import: string },
): Promise<ReadonlyMap<string, Held>> {
  const { rows } = await sql<{ subject: string; held: Held }>`
    select distinct on (r.subject) encode(r.subject, 'hex') as subject,
      case when r.stage in ('proof', 'objected') then 'ended' when s.import = ${id} then 'twice' else 'known' end as held
    from core.record r left join newsletter.subscription s on s.record = r.id
    where r.subject = any(${byteaArray(subjects)}::bytea[])
      and (r.class = ${subscriptionClass} and (s.list = ${list} or r.stage = 'proof')
        or r.class = ${customerClass} and r.stage = 'objected')
    -- a running subscription tells more than the proof of an earlier one; a request alone tells least
    order by r.subject, array_position(array['active', 'restricted', 'objected', 'proof', 'requested'], r.stage)`.execute(
    db,
  );
  return new Map(rows.map(({ subject, held }) => [subject, held]));
}
