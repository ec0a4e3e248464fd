import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { MailError } from '../errors.ts';

/** One signing key: its public half stands in the DNS at `<selector>._domainkey.<domain>`. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly key: KeyObject;
}

/** Reads a private key in PEM: RSA of at least 2048 bits (RFC 8301) or Ed25519 (RFC 8463). */
export async function readDkimKey(file: string, domain: string, selector: string): Promise<DkimKey> {
  const name = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/;
  if (!name.test(domain) || !name.test(selector))
    throw new MailError(
      'mail/signing-key',
      `${file}: a DKIM key needs a domain and a selector as they stand in the DNS.`,
    );
  let key: KeyObject;
  try {
    key = createPrivateKey(await readFile(file));
  } catch (cause) {
    throw new MailError(
      'mail/signing-key',
      `${file} cannot be read as a private key in PEM. Without it no mail is signed, so none is sent.`,
      { cause },
    );
  }
  const type = key.asymmetricKeyType;
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (type !== 'ed25519' && !(type === 'rsa' && bits >= 2048))
    throw new MailError(
      'mail/signing-key',
      `${file} holds neither an Ed25519 key nor an RSA key of at least 2048 bits (RFC 8301).`,
    );
  return { domain, selector, key };
}
