import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';

/** What an envelope sender of its own says of a mail that comes back. */
export interface Returned {
  /** The subscription's record. */
  readonly record: string;
  /** The last 16 hexadecimal digits of the campaign's record: enough to know it by, short enough for the address. */
  readonly campaignTail: string;
}

/**
 * An envelope sender for one mail to one recipient (VERP): `b+ID.MAC@domain`, 58 octets before the sign, where RFC 5321
 * (section 4.5.3.1.1) allows 64, in letters that survive lower case. The id is encrypted, since a record's id tells when
 * it was made; the signature of 80 bits keeps forged bounces from ending anybody's subscription.
 */
export function verpAddress(
  secret: Buffer,
  mail: { readonly record: string; readonly campaign: string },
  domain: string,
): string {
  const id = Buffer.concat([hidden(secret, bytesOf(mail.record)), bytesOf(mail.campaign).subarray(8)]);
  return `b+${base32(id)}.${base32(macOf(secret, id))}@${domain}`;
}

/** Reads an address that we made; undefined for every other, and for one whose signature is not ours. */
export function readVerp(secret: Buffer, address: string): Returned | undefined {
  const [, written = '', mac = ''] =
    /^b\+([a-z2-7]{39})\.([a-z2-7]{16})@[^@]+$/.exec(address.trim().toLowerCase()) ?? [];
  const [id, given] = [fromBase32(written), fromBase32(mac)];
  if (id.length !== idBytes || given.length !== macBytes || base32(id) !== written) return undefined;
  if (!timingSafeEqual(given, macOf(secret, id))) return undefined;
  return { record: uuidOf(shown(secret, id.subarray(0, 16))), campaignTail: id.subarray(16).toString('hex') };
}

/** What a campaign's record is known by in such an address. */
export const campaignTail = (campaign: string): string => campaign.replaceAll('-', '').slice(16);

const idBytes = 24;
const macBytes = 10;

// One block under a key of its own is a permutation of ids: no mode, no nonce, nothing repeats.
function hidden(secret: Buffer, record: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-ecb', derived(secret, 'hide').subarray(0, 16), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(record), cipher.final()]);
}

function shown(secret: Buffer, block: Buffer): Buffer {
  const decipher = createDecipheriv('aes-128-ecb', derived(secret, 'hide').subarray(0, 16), null).setAutoPadding(false);
  return Buffer.concat([decipher.update(block), decipher.final()]);
}

const macOf = (secret: Buffer, id: Buffer): Buffer =>
  createHmac('sha256', derived(secret, 'sign')).update(id).digest().subarray(0, macBytes);

const derived = (secret: Buffer, use: 'hide' | 'sign'): Buffer =>
  createHmac('sha256', secret).update(`mail.verp:${use}`).digest();

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

function uuidOf(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Buffer): string {
  let [text, bits, count] = ['', 0, 0];
  for (const byte of bytes) {
    bits = (bits << 8) | byte;
    for (count += 8; count >= 5; count -= 5) text += letters[(bits >>> (count - 5)) & 31];
    bits &= 0xff;
  }
  return count === 0 ? text : text + letters[(bits << (5 - count)) & 31];
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = [];
  let [bits, count] = [0, 0];
  for (const letter of text) {
    bits = ((bits & 0xff) << 5) | letters.indexOf(letter);
    count += 5;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >>> count) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
