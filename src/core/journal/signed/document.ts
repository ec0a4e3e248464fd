import { createPublicKey } from 'node:crypto';
import { isSigned, type Signer } from '../sign.ts';
import { canonical, type Plain } from './canonical.ts';

export interface Signature {
  readonly algorithm: 'Ed25519';
  /** 32 bytes in hexadecimal: the key that signs the journal's blocks. */
  readonly publicKey: string;
  /** 64 bytes in hexadecimal, over the document in its canonical form (RFC 8785, UTF-8). */
  readonly value: string;
}

export interface Signed {
  readonly document: Plain;
  readonly signature: Signature;
}

/** Signs a document with the key of the journal. */
export const signDocument = (signer: Signer, document: Plain): Signed => ({
  document,
  signature: {
    algorithm: 'Ed25519',
    publicKey: signer.publicKey.toString('hex'),
    value: signer.sign(Buffer.from(canonical(document), 'utf8')).toString('hex'),
  },
});

/** As a file has it: `{"document":…,"signature":{…}}` in canonical form and one line feed, so that no byte of it is free. */
export const signedText = ({ document, signature }: Signed): string =>
  `${canonical({ document, signature: { ...signature } })}\n`;

/**
 * `form`: not such a file, or one in which something is missing, added or written otherwise. `key`: signed with another key.
 * `signature`: what it says was changed after it was signed.
 */
export type ReadSigned = Signed | { readonly refused: 'form' | 'key' | 'signature' };

/** Reads a signed document by a public key that the reader has from elsewhere. @param publicKey 32 bytes */
export function readSigned(text: string, publicKey: Buffer): ReadSigned {
  const read = parsed(text);
  if (!isSignedForm(read) || signedText(read) !== text) return { refused: 'form' };
  if (read.signature.publicKey !== publicKey.toString('hex')) return { refused: 'key' };
  const said = Buffer.from(canonical(read.document), 'utf8');
  return isSigned(said, Buffer.from(read.signature.value, 'hex'), publicKey) ? read : { refused: 'signature' };
}

/** The 32 bytes of an Ed25519 key in PEM, as `avow journal export` writes it; undefined where it is none. */
export function publicKeyFrom(pem: string): Buffer | undefined {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
  } catch {
    return undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isSignedForm = (read: unknown): read is Signed =>
  isObject(read) &&
  isObject(read['document']) &&
  isObject(read['signature']) &&
  read['signature']['algorithm'] === 'Ed25519' &&
  isHex(read['signature']['publicKey'], 32) &&
  isHex(read['signature']['value'], 64);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isHex = (value: unknown, bytes: number): boolean =>
  typeof value === 'string' && value.length === 2 * bytes && /^[0-9a-f]+$/.test(value);
