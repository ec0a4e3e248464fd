import { createHmac } from 'node:crypto';
import { domainToASCII } from 'node:url';

/**
 * An address as it is compared: NFC, domain as A-label, all lower case; `+tag` and dots stay (RFC 6531, spec of mail).
 * Only a key: mail is sent to the address as it was typed.
 */
export function normalizedAddress(address: string): string {
  const text = address.trim().normalize('NFC');
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1);
  return `${text.slice(0, at).toLowerCase()}@${(domainToASCII(domain) || domain).toLowerCase()}`;
}

/** A person as one section knows them: a keyed hash that no other section can compute or compare (S46). */
export function subjectOf(secret: Buffer, section: string, address: string): Buffer {
  return subjectBy(sectionSecret(secret, section), address);
}

/** The same, for many: the secret of each section is computed once. */
export function subjects(secret: Buffer): (section: string, address: string) => Buffer {
  const known = new Map<string, Buffer>();
  return (section, address) => {
    const own = known.get(section) ?? sectionSecret(secret, section);
    known.set(section, own);
    return subjectBy(own, address);
  };
}

const sectionSecret = (secret: Buffer, section: string): Buffer =>
  createHmac('sha256', secret).update(`section:${section}`).digest();

const subjectBy = (own: Buffer, address: string): Buffer =>
  createHmac('sha256', own).update(normalizedAddress(address), 'utf8').digest();
