import { type Act, recordsOf } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { customerClass } from '../record/customer.ts';
import { noteCustomersEnded } from '../record/queries.ts';

/** Ends advertising to a person as a customer, whose acts are locked already; answers which records that were. */
export async function endCustomers(
  world: World,
  tx: Queries,
  subject: Buffer,
  { channel, event, evidence }: { readonly channel: string; readonly event: string; readonly evidence?: string },
  act: Act,
): Promise<readonly string[]> {
  const open = (await recordsOf(tx, subject, customerClass)).filter(({ stage }) => stage !== 'objected');
  const ended: string[] = [];
  for (const { id, stage } of open) {
    // Of what has ended by time alone an objection is still remembered; that its address is dead says nothing new.
    if (stage === 'proof' && event === 'bounced') continue;
    const opened = await world.records.open(tx, id, purposes[stage] ?? 'newsletter.customer-proof');
    if ('refused' in opened) throw new Error(`Record ${id} is a customer in “${stage}”, yet it does not open.`);
    const sealed = evidence ? { evidence: opened.seal('newsletter.customer.end_evidence', evidence) } : {};
    await noteCustomersEnded(tx, [id], { at: act.now, channel, ...sealed });
    await world.records.advance(tx, id, event, act);
    ended.push(id);
  }
  return ended;
}

const purposes: Readonly<Record<string, string>> = { incomplete: 'newsletter.customer-check' };
