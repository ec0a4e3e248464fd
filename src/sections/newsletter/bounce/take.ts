import { type Bounce, type Complaint, readReport, readVerp, type Taken, verdictOf } from '../../../core/mail/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { type Noted, noteBounce, noteComplaint, type Returning } from './note.ts';
import { queueReport } from './queue.ts';

/** `ignored`: nothing follows from it. `queued`: staff have to read it. `forged`: an address that we never made. `foreign`: not about our mails. */
export type Reported = Noted | 'ignored' | 'queued' | 'forged' | 'foreign';

/** Takes one mail that came back, wholly or not at all; taking it again changes nothing. */
export async function takeReport(world: World, raw: Uint8Array, act: Act): Promise<Reported> {
  const report = readReport(raw);
  const mailed = mailedBy(world, [...report.to, ...report.about]);
  if (mailed === 'forged' || mailed === 'foreign') return mailed;
  return transaction(world.db, async (tx) => {
    switch (report.kind) {
      case 'automatic':
        return 'ignored';
      case 'complaint':
        return noteComplaint(world, tx, { ...mailed, evidence: complaintInALine(report) }, act);
      case 'unclear':
        return queueReport(world, tx, { ...mailed, raw, messageId: report.messageId }, act);
      case 'bounce': {
        const kind = verdictOf(report);
        if (kind === 'ignored') return 'ignored';
        const evidence = bounceInALine(report);
        if (kind !== null) return noteBounce(world, tx, { ...mailed, kind, evidence }, act);
        const queued = await queueReport(world, tx, { ...mailed, raw, messageId: report.messageId }, act);
        // Why it came back tells an address that is dead from one that is not; of another section's mail, that it did is enough.
        return queued === 'foreign' ? noteBounce(world, tx, { ...mailed, kind: 'soft', evidence }, act) : queued;
      }
    }
  });
}

/** What is dealt with leaves the mailbox, forgeries too; what is not ours stays. */
export const takenAs = (reported: Reported): Taken => (reported === 'foreign' ? 'stays' : 'done');

/** The mail behind the first address that we made: where a report came to goes before what it says it is about. */
export function mailedBy(
  { vault, transport }: World,
  addresses: readonly string[],
): Omit<Returning, 'evidence'> | 'forged' | 'foreign' {
  const domain = transport.bounceDomain?.toLowerCase();
  const ours = addresses.filter((address) => address.toLowerCase().endsWith(`@${domain}`));
  if (domain === undefined || ours.length === 0) return 'foreign';
  for (const address of ours) {
    const returned = readVerp(vault.secrets.token, address);
    if (returned) return { subscription: returned.record, mail: returned.campaignTail };
  }
  return 'forged';
}

const bounceInALine = ({ form, reporter, outcomes, messageId }: Bounce): string =>
  line(form === 'dsn' ? 'DSN' : 'Bounce', reporter, ...outcomes.flatMap((o) => [o.status, o.diagnostic]), messageId);

const complaintInALine = ({ feedback, reporter, messageId }: Complaint): string =>
  line('ARF', feedback, reporter, messageId);

const longestLine = 2000;

const line = (...parts: readonly (string | null)[]): string =>
  parts
    .filter((part) => part !== null && part !== '')
    .join(' · ')
    .slice(0, longestLine);
