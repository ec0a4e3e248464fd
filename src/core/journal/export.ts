import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import { line } from './line.ts';
import { publicKeyPem } from './sign.ts';

interface Closed {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
  readonly public_key: Buffer;
}

/**
 * Writes every closed block as files that public tools verify without Avow: `block-N.txt` (its SHA-256 is the block's
 * hash; its first line the hash before), `block-N.hash`, `block-N.sig` and `key.pem`, and `VERIFY.txt` that says how.
 */
export async function exportJournal(db: Queries, folder: string): Promise<{ readonly blocks: number }> {
  await mkdir(folder, { recursive: true });
  let blocks = 0;
  for (;;) {
    const { rows } = await sql<Closed>`
      select number, first, last, previous, hash, signature, public_key
      from journal.block where number > ${blocks} order by number limit 1`.execute(db);
    const block = rows[0];
    if (!block) break;
    await writeBlock(db, folder, block);
    blocks = block.number;
  }
  await writeFile(join(folder, 'VERIFY.txt'), instructions);
  return { blocks };
}

async function writeBlock(db: Queries, folder: string, block: Closed): Promise<void> {
  const { rows } = await sql<{ line: string }>`
    select ${line} as line from journal.entry where id between ${block.first} and ${block.last} order by id`.execute(
    db,
  );
  const text = [block.previous.toString('hex'), ...rows.map((row) => row.line)].map((l) => `${l}\n`).join('');
  const name = join(folder, `block-${block.number}`);
  await Promise.all([
    writeFile(`${name}.txt`, text),
    writeFile(`${name}.hash`, block.hash),
    writeFile(`${name}.sig`, block.signature),
    writeFile(join(folder, 'key.pem'), publicKeyPem(block.public_key)),
  ]);
}

const instructions = `How to verify this journal without the software that wrote it

1. Contents:   sha256sum block-1.txt        must print the same value as    od -An -tx1 block-1.hash | tr -d ' \\n'
2. Chain:      the first line of block-2.txt must be the value of block-1, and so on; that of block-1.txt is all zeros.
3. Signature:  openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in block-1.hash -sigfile block-1.sig
4. Compare key.pem with the key that the operator has published.

Each further line of a block is one entry: number, instant (UTC), what, data class, stage, rule, record, actor.
`;
