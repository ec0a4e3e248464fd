import { type Deadline, type Policy, PolicyError, type Recipient, sectionNamed } from '../../../core/policy/index.ts';

/** At most so many within so long, counted back from now. */
export interface Limit {
  readonly most: number;
  readonly within: Temporal.Duration;
}

/** What an operator decides about the form on the website. */
export interface FormOptions {
  readonly perAddress: readonly Limit[];
  readonly perNetwork: Limit;
  readonly altogether: Limit;
  /** The longest that a message waits to be handed to the mail server (`atMostExact`). */
  readonly waiting: Deadline;
  /** How long it is counted that somebody wrote, without what they wrote (`atMostExact`); no shorter than the limits. */
  readonly counted: Deadline;
  /** Leading bits that make two client addresses one network. */
  readonly networks: { readonly ipv4: number; readonly ipv6: number };
}

export interface ContactOptions {
  /** The mailbox published for enquiries; others that reach the same desk stand with the controller (Q1). */
  readonly address: string;
  /** When at the latest somebody looks at a conversation again. */
  readonly reviewEvery: Deadline;
  /** The further time in which a conversation that is not needed, or that nobody looked at, is gone (Q10). */
  readonly eraseWithin: Deadline;
  /** Retention of commercial letters. */
  readonly letters: Deadline;
  /** How long before the review is due it is shown to staff, and how often they are reminded when it is late. */
  readonly remind: { readonly before: Temporal.Duration; readonly every: Temporal.Duration };
  readonly form: FormOptions;
  readonly recipients: readonly Recipient[];
}

/** What of the options the section's code reads while it runs. */
export type ContactSettings = Omit<ContactOptions, 'recipients'>;

/** The values in force. Throws `policy/unfit` where the policy has no such section. */
export function contactSettings(policy: Policy): ContactSettings {
  const paragraph = sectionNamed(policy, 'contact');
  if (!paragraph)
    throw new PolicyError(
      'policy/unfit',
      'The policy has no section “contact”. Name contact({...}) among its sections.',
    );
  return paragraph.settings as unknown as ContactSettings;
}
