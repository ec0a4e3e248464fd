import { isAddress } from './address.ts';
import type { Message } from './contract.ts';
import { MailError } from './errors.ts';

// Line breaks would begin a header of somebody else's choice; other controls and lone surrogates have no business in one.
const forbidden = /[\p{Cc}\p{Cs}\u2028\u2029]/u;

/** Refuses a value that would leave its header. The error names the header, never the value. */
export function checkHeader(name: string, value: string): void {
  if (forbidden.test(value))
    throw new MailError(
      'mail/header',
      `The header ${name} has a control character in it; nothing is sent. Clean the text where it enters.`,
    );
}

/** Refuses an address that mail cannot be sent to. */
export function checkAddress(name: string, address: string): void {
  checkHeader(name, address);
  if (!isAddress(address))
    throw new MailError(
      'mail/address',
      `The header ${name} has no mail address in it. Check addresses with readAddress where they enter.`,
    );
}

/** Refuses a message of which any header could be broken out of. */
export function checkMessage(message: Message): void {
  checkHeader('Subject', message.subject);
  for (const { filename, type } of message.attachments ?? []) {
    checkHeader('Content-Disposition', filename);
    checkHeader('Content-Type', type);
  }
  if (message.replyTo !== undefined) checkAddress('Reply-To', message.replyTo);
  if (message.listUnsubscribe === undefined) return;
  checkHeader('List-Id', message.listUnsubscribe.listId);
  if (!/^[A-Za-z0-9.-]{1,200}$/.test(message.listUnsubscribe.listId))
    throw new MailError('mail/header', 'The header List-Id has to be a name like a domain (RFC 2919).');
  checkUnsubscribe(message.listUnsubscribe.url);
}

// RFC 2369: one address in angle brackets; it cannot be folded, so it has to fit in a line with them.
const longestUrl = 900;

export function checkUnsubscribe(url: string): void {
  const isWeb = /^https?:\/\/[\x21-\x7e]+$/.test(url) && !/[<>]/.test(url) && URL.canParse(url);
  if (!isWeb || url.length > longestUrl)
    throw new MailError(
      'mail/header',
      'The header List-Unsubscribe needs one web address of at most 900 ASCII characters (RFC 8058).',
    );
}
