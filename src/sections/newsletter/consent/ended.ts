import { type Act, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import * as queries from '../queries.ts';

/**
 * Subscriptions have become proofs, by whatever way. The way that noted nothing is a demand for erasure. Where claims about
 * the last mail had lapsed before, nothing is left to prove, and the record goes at once (S50: whichever comes first).
 */
export async function becameProof(world: World, tx: Queries, records: readonly string[], act: Act): Promise<void> {
  await queries.noteEnded(tx, records, { at: act.now, channel: 'erasure' });
  for (const id of records) {
    const record = await recordById(tx, id);
    if (record?.gone_by && Temporal.Instant.compare(record.gone_by, act.now) <= 0)
      await world.records.advance(tx, id, 'lapsed', act);
  }
}
