/** Thrown when the program is about to speak to somebody whom the policy does not name, or when nobody answered. */
export class EgressError extends Error {
  readonly code: 'egress/undeclared' | 'egress/inactive' | 'egress/unanswered';

  constructor(code: EgressError['code'], sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'EgressError';
    this.code = code;
  }
}

/** A host that nothing binds to a recipient. */
export const undeclared = (host: string): EgressError =>
  new EgressError(
    'egress/undeclared',
    `No recipient of the policy is known to be behind ${host}. Name one: SMTP_RECIPIENT for the mail server, IMAP_RECIPIENT for the mailbox, OIDC_HOSTS for the identity provider.`,
  );

/** A host bound to a recipient that the policy does not name, or names as possible only. */
export const inactive = (host: string, recipient: string): EgressError =>
  new EgressError(
    'egress/inactive',
    `${host} is said to be run by “${recipient}”, whom the policy does not declare as an active recipient. Declare it with its ground, then connect.`,
  );

/** The domain name system did not answer; nothing is known, not even that there is nothing. */
export const unanswered = (name: string, why: string, cause: unknown): EgressError =>
  new EgressError('egress/unanswered', `The domain name system did not answer about ${name} (${why}).`, { cause });
