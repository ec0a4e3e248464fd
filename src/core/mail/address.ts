import { domainToASCII } from 'node:url';

/** Why a text is not an address that mail can be sent to. */
export type AddressRefused = 'empty' | 'no-at' | 'too-long' | 'bad-local-part' | 'bad-domain';

/** An address taken apart. `route` is what the envelope carries: the domain as A-label, the local part as it was typed. */
export interface Address {
  readonly route: string;
  readonly domain: string;
  /** The local part is not ASCII: only a server that offers SMTPUTF8 can take it (RFC 6531). */
  readonly needsUtf8: boolean;
}

// RFC 5321, section 4.5.3.1: octets, not characters.
const longestLocalPart = 64;
const longestAddress = 254;

/** Reads an address as people have them: dot-atoms, also in UTF-8, at a domain name, also an international one. */
export function readAddress(text: string): Address | { readonly refused: AddressRefused } {
  const typed = text.normalize('NFC');
  if (typed === '') return { refused: 'empty' };
  const at = typed.lastIndexOf('@');
  if (at < 0) return { refused: 'no-at' };
  const local = typed.slice(0, at);
  if (!isLocalPart(local)) return { refused: 'bad-local-part' };
  const domain = domainName(typed.slice(at + 1));
  if (domain === undefined) return { refused: 'bad-domain' };
  const route = `${local}@${domain}`;
  const octets = Math.max(Buffer.byteLength(typed), Buffer.byteLength(route));
  if (Buffer.byteLength(local) > longestLocalPart || octets > longestAddress) return { refused: 'too-long' };
  return { route, domain, needsUtf8: !isAscii(local) };
}

export const isAddress = (text: string): boolean => !('refused' in readAddress(text));

// RFC 5322 atext, widened by RFC 6532 to everything above ASCII; quoted local parts are refused, nobody has one by choice.
const atom = /^(?:[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]|[^\p{ASCII}\p{C}\p{Z}])+$/u;

const isLocalPart = (local: string): boolean => local.split('.').every((part) => atom.test(part));

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function domainName(text: string): string | undefined {
  // The converter also reads percent signs and ports, as in web addresses; a mail address has neither.
  if (!/^(?:[A-Za-z0-9.-]|[^\p{ASCII}\p{C}\p{Z}])+$/u.test(text)) return undefined;
  const ascii = domainToASCII(text).toLowerCase();
  const labels = ascii.split('.');
  if (labels.length < 2 || ascii.length > 253 || !labels.every((part) => label.test(part))) return undefined;
  return /^\d+$/.test(labels.at(-1) ?? '') ? undefined : ascii;
}

const isAscii = (text: string): boolean => /^\p{ASCII}*$/u.test(text);
