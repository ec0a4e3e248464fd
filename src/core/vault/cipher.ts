import { createCipheriv, createDecipheriv } from 'node:crypto';
import { VaultError } from './errors.ts';
import { freshNonce } from './nonce.ts';

const [ivBytes, tagBytes] = [12, 16];

/** AES-256-GCM. Layout: 12 bytes nonce, 16 bytes tag, ciphertext. `bound` is authenticated, not stored. */
export function encrypt(key: Buffer, plain: Buffer | string, bound: string): Buffer {
  const iv = freshNonce();
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound, 'utf8'));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  // GCM has no blocks to fill: nothing is left over.
  cipher.final();
  const sealed = Buffer.allocUnsafe(ivBytes + tagBytes + body.length);
  sealed.set(iv, 0);
  sealed.set(cipher.getAuthTag(), ivBytes);
  sealed.set(body, ivBytes + tagBytes);
  return sealed;
}

/** Throws `vault/altered` when key, bound data or bytes do not belong together. */
export function decrypt(key: Buffer, sealed: Buffer, bound: string): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(bound, 'utf8'))
      .setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    const plain = decipher.update(sealed.subarray(ivBytes + tagBytes));
    // Nothing is left over; this compares the tag, and until it has, nothing is handed out.
    decipher.final();
    return plain;
  } catch (cause) {
    throw new VaultError(
      'vault/altered',
      'A sealed value does not open: it was altered, moved, or sealed under another key.',
      { cause },
    );
  }
}
