import type { Deadline, Policy, Recipient } from '../../../core/policy/index.ts';

export interface AccessLogOptions {
  readonly keep: Deadline;
  /** Requests of so long a time lie together and are erased together, when the oldest of them must go. */
  readonly slice: Temporal.Duration;
  /** Who writes the log on the controller's behalf. */
  readonly host: Recipient;
  /** How long the file of an incident, an order or a breach stays after it was closed. */
  readonly file: Deadline;
  /** Orders to preserve (Art. 11 of Regulation (EU) 2023/1543): the time they run, and with their one extension. */
  readonly order: { readonly preserve: Deadline; readonly extended: Deadline };
  /** Time to tell the authority of a breach (Art. 33(1) GDPR), and how long before its end the register and a mail warn. */
  readonly breach: { readonly notify: Deadline; readonly warn: Temporal.Duration };
  /** When a second person has to agree that lines stay (S18): for a longer span than this, for a whole network, for orders. */
  readonly eyes: { readonly beyond: Temporal.Duration; readonly networks: boolean; readonly orders: boolean };
  /** So long before a review, and before an order ends, members are reminded. */
  readonly remind: { readonly review: Temporal.Duration; readonly order: Temporal.Duration };
}

/** What the section's code reads of its own paragraph. */
export type AccessLogSettings = Pick<AccessLogOptions, 'keep' | 'slice' | 'order' | 'breach' | 'eyes' | 'remind'>;

export function accessLogSettings(policy: Policy): AccessLogSettings {
  const paragraph = policy.sections.find(({ section }) => section === 'access-log');
  if (!paragraph) throw new Error('The policy has no section on access logs.');
  return paragraph.settings as unknown as AccessLogSettings;
}
