import { type Act, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { lastMailing, noteUnsubscribed } from '../campaign/evidence.ts';
import * as queries from '../queries.ts';
import { callBack } from '../sending/on-its-way.ts';

/**
 * Subscriptions have become proofs, by whatever way. The way that noted nothing is a demand for erasure. Where claims about
 * the last mail had lapsed before, nothing is left to prove, and the record goes at once (S50: whichever comes first).
 */
export async function becameProof(world: World, tx: Queries, records: readonly string[], act: Act): Promise<void> {
  await queries.noteEnded(tx, records, { at: act.now, channel: 'erasure' });
  await callBack(tx, records);
  for (const id of records) {
    const mailed = await lastMailing(tx, id);
    if (mailed) await world.records.learn(tx, id, { lastMail: mailed.at }, act);
    const record = await recordById(tx, id);
    if (record?.gone_by && Temporal.Instant.compare(record.gone_by, act.now) <= 0)
      await world.records.advance(tx, id, 'lapsed', act);
    // Last, since the row is what everybody who sends it writes to.
    if (mailed) await noteUnsubscribed(tx, mailed.campaign);
  }
}
