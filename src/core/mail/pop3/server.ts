import { isOwnMachine } from '../../egress/index.ts';
import { MailError } from '../errors.ts';

/** A mailbox of POP3, as IMAP_URL names it. */
export interface Pop3Server {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`pop3s:`); otherwise by STLS where it is offered. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly pass: string };
  /** A password never travels in the clear, except to this machine itself, whose certificate nobody signs. */
  readonly isLocal: boolean;
}

/** Reads `pop3s://user:password@host:995` or `pop3://...`. */
export function pop3Server(url: string): Pop3Server {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['pop3:', 'pop3s:'].includes(parsed.protocol) || parsed.hostname === '' || parsed.username === '')
    throw unfit('it is no address like pop3s://user:password@host or pop3://user:password@host');
  const secure = parsed.protocol === 'pop3s:';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  const login = { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) };
  if (/[\r\n\0]/.test(login.user + login.pass)) throw unfit('user or password has a line break in it');
  return {
    host,
    port: parsed.port === '' ? (secure ? 995 : 110) : Number(parsed.port),
    secure,
    login,
    isLocal: isOwnMachine(host),
  };
}

// The address holds a password, so it is not repeated.
const unfit = (why: string): MailError =>
  new MailError('mail/server-address', `IMAP_URL names a mailbox of POP3 wrongly: ${why}.`);
