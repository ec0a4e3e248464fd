import MailComposer from 'nodemailer/lib/mail-composer';
import type { Language } from '../policy/index.ts';
import type { AttachedText, Message } from './contract.ts';
import { MailError } from './errors.ts';
import { checkAddress, checkHeader, checkMessage } from './header.ts';

/** Who sends: the controller of the policy; bounces go to `envelope`, or back to the address. */
export interface Sender {
  readonly name: string;
  readonly address: string;
  readonly envelope?: string;
}

/** What a mail has besides its message. */
export interface Cover {
  readonly sender: Sender;
  readonly to: string;
  readonly language: Language;
  /** With angle brackets; the same on every attempt. */
  readonly messageId: string;
  readonly at: Temporal.Instant;
}

/** The mail as bytes (RFC 5322), unsigned. Throws `mail/header` rather than let a value leave its header. */
export async function encode(message: Message, cover: Cover): Promise<Buffer> {
  checkMessage(message);
  checkHeader('From', cover.sender.name);
  checkAddress('From', cover.sender.address);
  checkAddress('To', cover.to);
  const node = new MailComposer({
    from: { name: cover.sender.name, address: cover.sender.address },
    to: { name: '', address: cover.to },
    ...(message.replyTo === undefined ? {} : { replyTo: { name: '', address: message.replyTo } }),
    subject: message.subject,
    text: lines(message.text),
    ...(message.html === undefined ? {} : { html: lines(message.html) }),
    ...(message.attachments && { attachments: message.attachments.map(attached) }),
    messageId: cover.messageId,
    date: new Date(cover.at.epochMilliseconds),
    headers: headersOf(message, cover.language),
    newline: 'win',
    baseBoundary: boundaryOf(cover.messageId),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const built = Promise.withResolvers<Buffer>();
  node.build((error, raw) => (error ? built.reject(error) : built.resolve(raw)));
  return checkLines(await built.promise);
}

const attached = ({ filename, type, text }: AttachedText) => ({
  filename,
  contentType: type,
  content: Buffer.from(text, 'utf8'),
});

function headersOf(message: Message, language: Language): Record<string, string> {
  const list = message.listUnsubscribe;
  return {
    'Content-Language': language,
    ...(message.autoSubmitted === 'no' ? {} : { 'Auto-Submitted': message.autoSubmitted }),
    // RFC 8058: both or neither, or one click does not unsubscribe.
    ...(list && {
      'List-Unsubscribe': `<${list.url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'List-Id': `<${list.listId}>`,
    }),
  };
}

/** One kind of line break, and none of the controls that no mail may carry (RFC 5322, section 2.3). */
export const lines = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');

/** Stable over attempts, so that a repeated mail is the same mail. */
const boundaryOf = (messageId: string): string => messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 32);

// RFC 5322, section 2.1.1.
const longestLine = 998;

function checkLines(raw: Buffer): Buffer {
  for (let start = 0; start < raw.length; ) {
    const end = raw.indexOf('\n', start);
    const length = (end < 0 ? raw.length : end - 1) - start;
    if (length > longestLine || (end >= 0 && raw[end - 1] !== 0x0d))
      throw new MailError(
        'mail/line',
        'A line of the mail is longer than 998 octets or ends without CRLF; nothing is sent.',
      );
    start = end < 0 ? raw.length : end + 1;
  }
  return raw;
}
