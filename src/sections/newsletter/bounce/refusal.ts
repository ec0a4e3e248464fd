import { campaignTail, verdictOnOutcome } from '../../../core/mail/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { type Noted, noteBounce } from './note.ts';

/** A mail server refused a mail for good while it was being sent: a bounce without a report. */
export interface Refusal {
  readonly subscription: string;
  readonly campaign: string;
  readonly code: number | null;
  /** `5.1.1` (RFC 3463). */
  readonly status: string | null;
}

/** Counts refusals like bounces; to be called in the transaction that notes them. */
export async function noteRefusals(
  world: World,
  tx: Queries,
  refusals: readonly Refusal[],
  act: Act,
): Promise<readonly Noted[]> {
  const noted: Noted[] = [];
  // In one order, so that two workers cannot wait for each other.
  const ordered = refusals.toSorted((a, b) => a.subscription.localeCompare(b.subscription));
  for (const { subscription, campaign, code, status } of ordered) {
    const said = [code, status].filter((part) => part !== null).join(' ');
    const outcome = { recipient: null, action: 'failed', status, diagnostic: `${said} ` } as const;
    const kind = verdictOnOutcome(outcome) ?? 'soft';
    if (kind === 'ignored') continue;
    const mail = campaignTail(campaign);
    noted.push(await noteBounce(world, tx, { subscription, mail, kind, evidence: `SMTP · ${said}` }, act));
  }
  return noted;
}
