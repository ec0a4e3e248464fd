import {
  type Authority,
  type Controller,
  type Deadline,
  type Policy,
  PolicyError,
  type Recipient,
  sectionNamed,
} from '../../../core/policy/index.ts';

/** What an operator decides about requests. */
export interface RightsOptions {
  readonly controller: Controller;
  readonly authority: Authority;
  /** Our time to answer, and the longest after an extension, both from receipt (Art. 12(3) GDPR). */
  readonly answer: Deadline;
  readonly extended: Deadline;
  /** How long an answered request is kept as proof that it was answered. */
  readonly proof: Deadline;
  /** How long the mailed link to the page of one's own data works, and how long a visit there lasts: hours on the clock. */
  readonly link: Deadline;
  readonly visit: Deadline;
  /** How soon after its end a link or a visit is erased; an hour at least, in which the sweep has time for it. */
  readonly cleared: Temporal.Duration;
  /** How many links may be mailed, so that nobody is flooded with them; no window is longer than a link is kept. */
  readonly links: { readonly perAddress: readonly Limit[]; readonly perNetwork: Limit };
  /** So long before the target of an answer, whoever answers is reminded. */
  readonly remind: Temporal.Duration;
  /** How many free texts one person may send from the page: whoever writes more is answered, and asked to wait. */
  readonly messages: readonly Limit[];
  /** Leading bits that make two client addresses one network. */
  readonly networks: { readonly ipv4: number; readonly ipv6: number };
  readonly recipients: readonly Recipient[];
}

/** At most so many within so long, counted back from now. */
export interface Limit {
  readonly most: number;
  readonly within: Temporal.Duration;
}

/** What the section's code reads of its own paragraph. */
export type RightsSettings = Pick<
  RightsOptions,
  'answer' | 'extended' | 'proof' | 'link' | 'visit' | 'cleared' | 'links' | 'messages' | 'remind' | 'networks'
>;

/** The values in force. Throws `policy/unfit` where the policy has no section on rights. */
export function rightsSettings(policy: Policy): RightsSettings {
  const paragraph = sectionNamed(policy, 'rights');
  if (!paragraph)
    throw new PolicyError('policy/unfit', 'The policy has no section “rights”. Name rights({...}) among its sections.');
  return paragraph.settings as unknown as RightsSettings;
}
