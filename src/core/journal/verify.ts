import { sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import { blockHash, origin } from './hash.ts';
import type { Head } from './head.ts';
import { line } from './line.ts';
import { isSigned } from './sign.ts';

export interface Verification {
  readonly entries: number;
  readonly blocks: number;
  /** Entries that no block has closed yet. */
  readonly open: number;
  readonly verified: boolean;
  /** One sentence for each thing that is wrong. */
  readonly faults: readonly string[];
}

interface Block {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly public_key: Buffer;
  readonly signature: Buffer;
}

/**
 * Reads the whole journal, block by block, and finds every changed, dropped, added or reordered entry. A journal whose
 * end was cut off whole is sound in itself: `noted` is its head as it was noted outside the database, and must be in
 * it; the head of another journal says nothing.
 */
export async function verifyJournal(db: Queries, publicKey: Buffer, noted?: Head): Promise<Verification> {
  const known = noted?.publicKey === publicKey.toString('hex') ? noted : undefined;
  const faults: string[] = [];
  let [previous, last, number, entries] = [origin, 0, 0, 0];
  for (;;) {
    const { rows } = await sql<Block>`
      select number, first, last, entries, previous, hash, public_key, signature
      from journal.block where number > ${number} order by number limit 1`.execute(db);
    const block = rows[0];
    if (!block) break;
    const lines = await linesOf(db, block);
    faults.push(...faultsOf(block, { previous, last, number }, lines, publicKey));
    if (known?.number === block.number && known.hash !== block.hash.toString('hex'))
      faults.push(`Block ${block.number} is not the one that was noted outside the database.`);
    [previous, last, number, entries] = [block.hash, block.last, block.number, entries + lines.length];
  }
  const { rows } = await sql<{ open: number }>`
    select count(*) as open from journal.entry where id > ${last}`.execute(db);
  const open = rows[0]?.open ?? 0;
  if (known && known.number > number)
    faults.push(`The journal ends at block ${number}; block ${known.number} was noted outside the database.`);
  return { entries: entries + open, blocks: number, open, verified: faults.length === 0, faults };
}

async function linesOf(db: Queries, block: Block): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select ${line} as line from journal.entry where id between ${block.first} and ${block.last} order by id`.execute(
    db,
  );
  return rows.map((row) => row.line);
}

function faultsOf(
  block: Block,
  before: { readonly previous: Buffer; readonly last: number; readonly number: number },
  lines: readonly string[],
  publicKey: Buffer,
): string[] {
  const name = `Block ${block.number}`;
  return [
    block.number !== before.number + 1 && `${name} follows block ${before.number}: a block is missing.`,
    block.first !== before.last + 1 && `${name} begins at entry ${block.first}, not at ${before.last + 1}.`,
    !block.previous.equals(before.previous) && `${name} does not continue the hash of the block before it.`,
    lines.length !== block.entries && `${name} closed ${block.entries} entries; ${lines.length} are there.`,
    !block.hash.equals(blockHash(block.previous, lines)) && `${name}: its entries are not those that were hashed.`,
    !block.public_key.equals(publicKey) && `${name} was signed with a key that is not this operator's.`,
    !isSigned(block.hash, block.signature, block.public_key) && `${name}: the signature does not fit the hash.`,
  ].filter((fault) => fault !== false);
}
