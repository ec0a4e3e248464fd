import { sql } from 'kysely';
import { append } from '../../journal/index.ts';
import { erasureDemanded } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Act, StoredRecord } from '../record.ts';

type Suspended = Pick<StoredRecord, 'id' | 'class' | 'stage'>;

/**
 * A hold stands in the way of an erasure: it is put off and not forgotten. The record remembers the event, a person's own
 * demand before any other, and the refusal is answered for like an erasure (Art. 5(2), 12(4) GDPR).
 */
export async function suspend(tx: Queries, records: readonly Suspended[], event: string, act: Act): Promise<void> {
  if (records.length === 0) return;
  await sql`
    update core.record set demanded = case when demanded = ${erasureDemanded} then demanded else ${event} end
    where id = any(${records.map(({ id }) => id)}::uuid[])`.execute(tx);
  await append(
    tx,
    records.map(({ id, class: dataClass, stage }) => ({
      at: act.now,
      what: 'refused-erasure' as const,
      class: dataClass,
      stage,
      rule: 'hold',
      record: id,
      actor: act.by,
    })),
  );
}
