import { ownFault, Utf8Missing } from '../../smtp/verdict.ts';
import type { BulkMessage, BulkOutcome } from '../contract.ts';
import type { Offers } from './offers.ts';

/** MAIL, as far as the server's extensions reach. */
export function mailCommand(message: BulkMessage, offers: Offers): string {
  const size = offers.declaresSize ? ` SIZE=${message.size}` : '';
  // The body is always seven bits; only the header of such a mail has more.
  const utf8 = message.utf8 ? `${offers.eightBit ? ' BODY=8BITMIME' : ''} SMTPUTF8` : '';
  return `MAIL FROM:<${message.from}>${size}${utf8}\r\n`;
}

export const rcptCommand = (message: BulkMessage): string => `RCPT TO:<${message.to}>\r\n`;

/** Why this server cannot take the mail at all, as the reply that it would have given. */
export function impossible(
  message: BulkMessage,
  offers: Offers,
): { readonly code: number; readonly reply: string } | undefined {
  if (message.utf8 && !offers.utf8) return { code: 553, reply: new Utf8Missing().message };
  if (offers.size !== undefined && message.size > offers.size)
    return { code: 552, reply: '552 5.3.4 The mail is larger than the server takes.' };
  return undefined;
}

/** Step of a mail to which a reply belongs. */
export type Step = 'mail' | 'rcpt' | 'data' | 'dot' | 'empty' | 'rset';

// "Bad sequence of commands" is between the server and us; no recipient may become a bounce by it.
const badSequence = 503;

export function outcomeOf(code: number): BulkOutcome {
  if (code < 300) return 'accepted';
  return code >= 500 && code !== badSequence && !ownFault.has(code) ? 'refused' : 'later';
}

/** A 4xx to MAIL that is about the connection: 421, or a server that counts the mails of each. */
export const isAboutConnection = (code: number, text: string): boolean =>
  code === 421 || (code >= 400 && code < 500 && /too many|per connection|per session/i.test(text));
