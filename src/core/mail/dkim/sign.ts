import { createHash, sign as signBytes } from 'node:crypto';
import { type Field, parted, relaxedBody, relaxedField } from './canonical.ts';
import type { DkimKey } from './key.ts';

/** Signed where present. RFC 8058 demands both List-Unsubscribe headers among them. */
const signed = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'reply-to',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'content-language',
  'auto-submitted',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'list-id',
];

/** Named once more than they occur: a second one added on the way breaks the signature (RFC 6376, section 8.15). */
const oversigned = ['from', 'to', 'subject', 'date', 'reply-to'];

/**
 * Puts a DKIM signature for each key in front of the mail. Own code, because nodemailer's signer cannot sign a header
 * that is absent, knows no Ed25519, and sends the mail unsigned when the key fails.
 */
export function signDkim(raw: Buffer, keys: readonly DkimKey[], at: Temporal.Instant): Buffer {
  if (keys.length === 0) return raw;
  const { fields, body } = parted(raw);
  const bodyHash = createHash('sha256').update(relaxedBody(body), 'latin1').digest('base64');
  return Buffer.concat([Buffer.from(dkimHeaders(fields, bodyHash, keys, at), 'latin1'), raw]);
}

/** The signatures alone, of a body that was hashed in its relaxed form: SHA-256, base64. */
export function dkimHeaders(
  fields: readonly Field[],
  bodyHash: string,
  keys: readonly DkimKey[],
  at: Temporal.Instant,
): string {
  const chosen = chooseFields(fields);
  return keys.map((key) => signature(key, chosen, bodyHash, at)).join('');
}

interface Chosen {
  readonly names: string;
  readonly text: string;
}

function chooseFields(fields: readonly Field[]): Chosen {
  const present = signed.flatMap((name) => fields.filter((field) => field.name === name).reverse());
  const names = [...present.map((field) => field.name), ...oversigned];
  return { names: names.join(':'), text: present.map((field) => `${relaxedField(field)}\r\n`).join('') };
}

function signature({ key, domain, selector }: DkimKey, chosen: Chosen, bodyHash: string, at: Temporal.Instant): string {
  const isRsa = key.asymmetricKeyType === 'rsa';
  const tags = [
    `v=1; a=${isRsa ? 'rsa' : 'ed25519'}-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};`,
    `t=${Math.floor(at.epochMilliseconds / 1000)};`,
    `h=${chosen.names.replaceAll(':', ':\r\n  ')};`,
    `bh=${bodyHash};`,
    'b=',
  ];
  const line = `DKIM-Signature: ${tags.join('\r\n ')}`;
  const data = Buffer.from(chosen.text + relaxedField({ name: 'dkim-signature', line }), 'latin1');
  // RFC 8463 signs the hash of the headers with pure Ed25519; RSA hashes by itself.
  const bytes = isRsa
    ? signBytes('sha256', data, key)
    : signBytes(null, createHash('sha256').update(data).digest(), key);
  return `${line}${bytes.toString('base64').replace(/.{72}/g, '$&\r\n ')}\r\n`;
}
