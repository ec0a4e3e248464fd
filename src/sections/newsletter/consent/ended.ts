import { type Act, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { type EndedBy, lastMailing, noteEndedAfter } from '../campaign/evidence.ts';
import { callBackAsCustomers } from '../customer/life/ended.ts';
import * as queries from '../queries.ts';
import { callBack } from '../sending/on-its-way.ts';

/**
 * Subscriptions have become proofs, by whatever way; a way that noted nothing is told by its rule. Where claims about the
 * last mail had lapsed before, nothing is left to prove, and the record goes at once (S50: whichever comes first).
 */
export async function becameProof(
  world: World,
  tx: Queries,
  records: readonly string[],
  { act, rule }: { readonly act: Act; readonly rule: string },
): Promise<void> {
  await queries.noteEnded(tx, records, { at: act.now, channel: channelOf(rule, act) });
  await callBack(tx, records);
  await callBackAsCustomers(tx, records);
  for (const id of records) {
    const mailed = await lastMailing(tx, id);
    if (mailed) await world.records.learn(tx, id, { lastMail: mailed.at }, act);
    const record = await recordById(tx, id);
    if (record?.gone_by && Temporal.Instant.compare(record.gone_by, act.now) <= 0)
      await world.records.advance(tx, id, 'lapsed', act);
    // Last, since the row is what everybody who sends it writes to.
    if (mailed) await noteEndedAfter(tx, mailed.campaign, endedBy(rule));
  }
}

/** What the page of rights and the shell do goes past our own forms, and is noted here. */
function channelOf(rule: string, { by }: Act): string {
  if (rule === 'event:objected') return 'objection';
  if (rule === 'event:unsubscribed') return by === 'person' ? 'page' : 'staff';
  return 'erasure';
}

const endedBy = (rule: string): EndedBy =>
  rule === 'event:complained' ? 'complained' : rule === 'event:bounced' ? 'returned' : 'unsubscribed';
