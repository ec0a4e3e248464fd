import { type Deadline, type Policy, PolicyError, sectionNamed, type Text } from '../../../core/policy/index.ts';

/** At most so many within so long, counted back from now. */
export interface Limit {
  readonly most: number;
  readonly within: Temporal.Duration;
}

/** What an operator decides about the newsletter. */
export interface NewsletterOptions {
  /** What the newsletter is about; the consent names exactly these and nothing else may be sent (S33). */
  readonly topics: readonly Text[];
  /** How long a request waits for its confirmation before it is erased (`atMost`). */
  readonly unconfirmed: Deadline;
  /** How long the link in the confirmation mail works (`elapsed`). */
  readonly token: Deadline;
  /** The longest that a proof is kept after the subscription has ended (`atMost`, S50). */
  readonly proof: Deadline;
  /** The proof ends earlier where claims about the last mail have lapsed (`endOfYear`, BGB §§ 195, 199). */
  readonly lastMail: Deadline;
  /** How many confirmation mails may leave, so that nobody is flooded with them. */
  readonly confirmations: {
    readonly perAddress: readonly Limit[];
    readonly perNetwork: Limit;
    readonly altogether: Limit;
    /** How long a sent confirmation mail is counted (`atMostExact`); not shorter than the windows per address. */
    readonly counted: Deadline;
  };
  /** Leading bits that make two client addresses one network. */
  readonly networks: { readonly ipv4: number; readonly ipv6: number };
  /** From which age a person consents for themselves (Art. 8 GDPR). */
  readonly fromAge: number;
  /** Names of the recipients, declared elsewhere in the policy, that handle the data. */
  readonly recipients: readonly string[];
}

/** The values in force. Throws `policy/unfit` where the policy has no newsletter. */
export function newsletterSettings(policy: Policy): NewsletterOptions {
  const paragraph = sectionNamed(policy, 'newsletter');
  if (!paragraph)
    throw new PolicyError(
      'policy/unfit',
      'The policy has no section “newsletter”. Name newsletter({...}) among its sections.',
    );
  return paragraph.settings as unknown as NewsletterOptions;
}
