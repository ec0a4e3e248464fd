/** What a failed attempt means. `forever` is the recipient's or the mail's own fault, `now` may pass. */
export interface Verdict {
  readonly lasts: 'forever' | 'now';
  readonly reason: string;
  /** The server's words, or ours where it said none; may name the person. */
  readonly reply: string;
  /** Whether the server itself answered, so that it certainly has not taken the mail. */
  readonly isAnswer: boolean;
}

/** RFC 6531, section 3.2: an address that needs SMTPUTF8 is not silently bent into another. */
export class Utf8Missing extends Error {
  constructor() {
    super(
      '553 5.6.7 The receiving server does not offer SMTPUTF8, so an address with letters beyond ASCII cannot be reached through it.',
    );
    this.name = 'Utf8Missing';
  }
}

// Refusals of us, not of the recipient: a wrong password must not turn a queue into bounces.
export const ownFault = new Set([530, 534, 535, 538]);
const aboutTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** Judges what the SMTP library threw. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof Utf8Missing)
    return { lasts: 'forever', reason: 'no-smtputf8', reply: error.message, isAnswer: true };
  const { code, command, response, responseCode } = parts(error);
  if (code === 'EMESSAGE' && responseCode === undefined)
    return {
      lasts: 'forever',
      reason: 'too-large',
      reply: '552 5.3.4 The mail is larger than the server takes.',
      isAnswer: true,
    };
  if (responseCode === undefined) return { lasts: 'now', reason: silentReason(code), reply: '', isAnswer: false };
  const isForever = responseCode >= 500 && aboutTheMail.has(command) && !ownFault.has(responseCode);
  return {
    lasts: isForever ? 'forever' : 'now',
    reason: isForever ? 'refused' : 'refused-for-now',
    reply: response,
    isAnswer: true,
  };
}

const silence: Readonly<Record<string, string>> = { ETIMEDOUT: 'timeout', ETLS: 'tls', EDNS: 'dns', EAUTH: 'sign-in' };

/** What came neither from the server nor from the way to it: a section that cannot compose, or the database. */
export const ownFailure = 'failed';

const silentReason = (code: string): string => silence[code] ?? (/^E[A-Z]+$/.test(code) ? 'network' : ownFailure);

function parts(error: unknown) {
  const of = (name: string): unknown =>
    typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  const text = (name: string): string => {
    const value = of(name);
    return typeof value === 'string' ? value : '';
  };
  const responseCode = of('responseCode');
  return {
    code: text('code'),
    command: text('command'),
    response: text('response'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
  };
}
