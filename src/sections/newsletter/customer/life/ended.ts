import { sql } from 'kysely';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { type EndedBy, lastMailing, noteEndedAfter } from '../../campaign/evidence.ts';
import { callBack } from '../../sending/on-its-way.ts';
import { customerClass } from '../record/customer.ts';
import { noteCustomersEnded } from '../record/queries.ts';

/**
 * Advertising to customers has ended, by whatever way: what is on its way is called back and waited for (S52). Where nothing
 * was ever sent and nobody objected, nothing is left to prove, and the record goes at once.
 */
export async function customersEnded(
  world: World,
  tx: Queries,
  records: readonly string[],
  { act, rule, stage }: { readonly act: Act; readonly rule: string; readonly stage: 'objected' | 'proof' },
): Promise<void> {
  await noteCustomersEnded(tx, records, { at: act.now, channel: channelOf(rule, act) });
  await callBack(tx, records);
  for (const id of records) {
    const mailed = await lastMailing(tx, id);
    if (mailed) await world.records.learn(tx, id, { lastMail: mailed.at }, act);
    else if (stage === 'proof') await world.records.advance(tx, id, 'lapsed', act);
    // Last, since the row is what everybody who sends it writes to.
    if (mailed && rule !== 'S43') await noteEndedAfter(tx, mailed.campaign, endedBy(rule));
  }
}

/** What the page of rights and the shell do goes past our own forms; the sweep knows time alone. */
function channelOf(rule: string, { by }: Act): string {
  if (rule === 'event:objected') return 'objection';
  if (rule === 'event:complained') return 'complaint';
  if (rule === 'event:bounced') return 'bounce';
  if (rule === 'event:unsubscribed') return by === 'person' ? 'page' : 'staff';
  return rule === 'event:erasureDemanded' ? 'erasure' : 'age';
}

const endedBy = (rule: string): EndedBy =>
  rule === 'event:complained' ? 'complained' : rule === 'event:bounced' ? 'returned' : 'unsubscribed';

/** Whoever ends or restricts a subscription says no to everything: what is on its way by law alone is called back as well. */
export async function callBackAsCustomers(tx: Queries, subscriptions: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct k.id from core.record k join core.record s on s.subject = k.subject
    where s.id = any(${[...subscriptions]}::uuid[]) and k.class = ${customerClass}`.execute(tx);
  if (rows.length > 0)
    await callBack(
      tx,
      rows.map(({ id }) => id),
    );
}
