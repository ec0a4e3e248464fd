import { sql } from 'kysely';
import { publicKeyPem } from '../core/journal/index.ts';
import type { Queries } from '../core/store/index.ts';

/** The newest closed block of the journal, in the forms that public tools read. */
export interface Block {
  readonly number: number;
  readonly closedAt: Temporal.Instant;
  /** SHA-256, hexadecimal: over the hash before it and every entry of the block. */
  readonly hash: string;
  /** Ed25519 over the 32 bytes of the hash, in base64. */
  readonly signature: string;
  /** SubjectPublicKeyInfo in PEM. */
  readonly publicKey: string;
}

export async function newestBlock(db: Queries): Promise<Block | undefined> {
  const { rows } = await sql<{
    number: number;
    closedAt: Temporal.Instant;
    hash: Buffer;
    signature: Buffer;
    public_key: Buffer;
  }>`select number, closed_at as "closedAt", hash, signature, public_key
     from journal.block order by number desc limit 1`.execute(db);
  const [block] = rows;
  return (
    block && {
      number: block.number,
      closedAt: block.closedAt,
      hash: block.hash.toString('hex'),
      signature: block.signature.toString('base64'),
      publicKey: publicKeyPem(block.public_key),
    }
  );
}

/** What anybody can type to verify the block: prints "Signature Verified Successfully". OpenSSL 3 and nothing else. */
export const commandsFor = ({ hash, signature, publicKey }: Block): string =>
  [
    `echo '${Buffer.from(hash, 'hex').toString('base64')}' | openssl base64 -d > block.hash`,
    `echo '${signature}' | openssl base64 -d -A > block.sig`,
    `cat > key.pem <<'KEY'\n${publicKey.trim()}\nKEY`,
    'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in block.hash -sigfile block.sig',
  ].join('\n');
