import type { ConnectionOptions } from 'node:tls';
import { MailError } from '../errors.ts';

/** The server that takes our mail, as SMTP_URL names it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`smtps:`); otherwise by STARTTLS where it is offered. */
  readonly secure: boolean;
  readonly login?: { readonly user: string; readonly pass: string };
  /** A password never travels in the clear, except to this machine itself. */
  readonly requireTls: boolean;
  /** How we call ourselves in EHLO. */
  readonly name?: string;
  /** Connections at most. */
  readonly connections: number;
  readonly tls?: ConnectionOptions;
}

const fewConnections = 3;

/** Reads `smtp://user:password@host:port?name=mail.example.com&connections=3` or `smtps://...`. */
export function smtpServer(url: string, tls?: ConnectionOptions): SmtpServer {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '')
    // The address may hold a password, so it is not repeated.
    throw new MailError(
      'mail/server-address',
      'SMTP_URL is no address like smtp://user:password@host:587 or smtps://user:password@host.',
    );
  const secure = parsed.protocol === 'smtps:';
  const name = parsed.searchParams.get('name');
  const connections = Number(parsed.searchParams.get('connections') ?? fewConnections);
  if (!Number.isInteger(connections) || connections < 1 || connections > 50)
    throw new MailError(
      'mail/server-address',
      'SMTP_URL asks for a number of connections that is not between 1 and 50.',
    );
  const host = parsed.hostname.replace(/^\[|\]$/g, '');
  return {
    host,
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    requireTls: !secure && parsed.username !== '' && !['localhost', '127.0.0.1', '::1'].includes(host),
    ...(parsed.username === ''
      ? {}
      : { login: { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) } }),
    ...(name === null ? {} : { name }),
    connections,
    ...(tls && { tls }),
  };
}
