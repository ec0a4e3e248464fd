import type { Authority, Controller, Deadline, Recipient } from '../../../core/policy/index.ts';

/** What an operator decides about requests. */
export interface RightsOptions {
  readonly controller: Controller;
  readonly authority: Authority;
  /** Our time to answer, and the longest after an extension, both from receipt (Art. 12(3) GDPR). */
  readonly answer: Deadline;
  readonly extended: Deadline;
  /** How long an answered request is kept as proof that it was answered. */
  readonly proof: Deadline;
  /** How long the mailed link to the page of one's own data works, and how long a visit there lasts. */
  readonly link: Deadline;
  readonly visit: Deadline;
  readonly recipients: readonly Recipient[];
}
