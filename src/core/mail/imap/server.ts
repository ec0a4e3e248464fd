import { MailError } from '../errors.ts';

/** A mailbox, as IMAP_URL names it. */
export interface ImapServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`imaps:`); otherwise by STARTTLS where it is offered. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly pass: string };
  /** A password never travels in the clear, except to this machine itself. */
  readonly requireTls: boolean;
  readonly folder: string;
  /** Where a message goes once it is dealt with; without it, it is deleted. */
  readonly processed?: string;
  /** Reports alone come to it: nobody writes to us there. */
  readonly reportsOnly: boolean;
  /** The folder for what has to be kept and may not be seen in daily work. */
  readonly blocked: string;
}

/**
 * Reads `imaps://user:password@host:993/FOLDER` or `imap://...`; the folder is INBOX where none is named.
 * `?processed=FOLDER` keeps reports that are dealt with in that folder, for whose emptying the operator answers then;
 * `?reports=only` says that nobody writes to us there; `?blocked=FOLDER` names the folder for commercial letters.
 */
export function imapServer(url: string): ImapServer {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['imap:', 'imaps:'].includes(parsed.protocol) || parsed.hostname === '' || parsed.username === '')
    // The address holds a password, so it is not repeated.
    throw new MailError(
      'mail/server-address',
      'IMAP_URL is no address like imaps://user:password@host:993/INBOX or imap://user:password@host.',
    );
  const secure = parsed.protocol === 'imaps:';
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  const processed = parsed.searchParams.get('processed');
  return {
    host,
    port: parsed.port === '' ? (secure ? 993 : 143) : Number(parsed.port),
    secure,
    login: { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) },
    requireTls: !secure && !['localhost', '127.0.0.1', '::1'].includes(host),
    folder: decodeURIComponent(parsed.pathname.slice(1)) || 'INBOX',
    ...(processed ? { processed } : {}),
    reportsOnly: parsed.searchParams.get('reports') === 'only',
    blocked: parsed.searchParams.get('blocked') || 'Gesperrt',
  };
}
