import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Signs the journal's blocks with Ed25519 (RFC 8032). */
export interface Signer {
  readonly publicKey: Buffer;
  sign(hash: Buffer): Buffer;
}

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const spki = Buffer.from('302a300506032b6570032100', 'hex');

/** @param seed 32 secret bytes */
export function signer(seed: Buffer): Signer {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(spki.length);
  return { publicKey, sign: (hash) => sign(null, hash, privateKey) };
}

export const isSigned = (hash: Buffer, signature: Buffer, publicKey: Buffer): boolean =>
  verify(null, hash, publicKeyObject(publicKey), signature);

/** The public key in the form that `openssl pkeyutl -verify -pubin` reads. */
export const publicKeyPem = (publicKey: Buffer): string =>
  publicKeyObject(publicKey).export({ format: 'pem', type: 'spki' }).toString();

function publicKeyObject(raw: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
}
