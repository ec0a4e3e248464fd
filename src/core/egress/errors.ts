/** Thrown when the program is about to speak to somebody whom the policy does not name. */
export class EgressError extends Error {
  readonly code: 'egress/undeclared' | 'egress/inactive';

  constructor(code: EgressError['code'], sentence: string) {
    super(sentence);
    this.name = 'EgressError';
    this.code = code;
  }
}

/** A host that nothing binds to a recipient. */
export const undeclared = (host: string): EgressError =>
  new EgressError(
    'egress/undeclared',
    `No recipient of the policy is known to be behind ${host}. Name one: SMTP_RECIPIENT for the mail server, IMAP_RECIPIENT for the mailbox.`,
  );

/** A host bound to a recipient that the policy does not name, or names as possible only. */
export const inactive = (host: string, recipient: string): EgressError =>
  new EgressError(
    'egress/inactive',
    `${host} is said to be run by “${recipient}”, whom the policy does not declare as an active recipient. Declare it with its ground, then connect.`,
  );
