/** Thrown when a mail is asked for that must not be made. Never carries an address or a text. */
export class MailError extends Error {
  readonly code: MailErrorCode;

  constructor(code: MailErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'MailError';
    this.code = code;
  }
}

export type MailErrorCode =
  | 'mail/unknown-kind'
  | 'mail/not-allowed'
  | 'mail/address'
  | 'mail/header'
  | 'mail/line'
  | 'mail/slot'
  | 'mail/server-address'
  | 'mail/mailbox-refused'
  | 'mail/signing-key';
