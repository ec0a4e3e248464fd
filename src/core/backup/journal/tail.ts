import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blockHash, isSigned } from '../../journal/index.ts';
import type { DataManifest } from '../copy/manifest.ts';
import { BackupError } from '../errors.ts';
import { readCopy } from './copy.ts';
import { type CopiedBlock, type CopiedJournal, entryOf, type NumberedEntry } from './lines.ts';

/** What the journal says after a backup was taken. */
export interface Tail {
  readonly entries: readonly NumberedEntry[];
  readonly blocks: readonly CopiedBlock[];
}

/** The journal as several folders hold it together; undefined where none holds any of it. */
export async function readJournals(folders: readonly string[]): Promise<CopiedJournal | undefined> {
  const journals = await Promise.all(folders.map(readJournal));
  const lines = new Map(journals.flatMap((journal) => [...journal.lines]));
  return lines.size === 0 ? undefined : { lines, blocks: new Map(journals.flatMap((journal) => [...journal.blocks])) };
}

/** As `journal export` wrote it, or as its copy holds it. */
async function readJournal(folder: string): Promise<CopiedJournal> {
  const names = await readdir(folder).catch(() => []);
  const exported = names.filter((name) => /^block-\d+\.txt$/.test(name));
  return exported.length > 0 ? readExport(folder, exported) : readCopy(folder);
}

async function readExport(folder: string, names: readonly string[]): Promise<CopiedJournal> {
  const [lines, blocks] = [new Map<number, string>(), new Map<number, CopiedBlock>()];
  const pem = await readFile(join(folder, 'key.pem'), 'utf8');
  // The public key is the end of its SubjectPublicKeyInfo (RFC 8410).
  const publicKey = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64').subarray(-32);
  for (const name of names) {
    const stem = join(folder, name.slice(0, -4));
    const [previous = '', ...entries] = (await readFile(`${stem}.txt`, 'utf8')).trimEnd().split('\n');
    const ids = entries.map((entry) => Number(entry.slice(0, entry.indexOf('\t'))));
    for (const [i, entry] of entries.entries()) lines.set(ids[i] ?? 0, entry);
    const number = Number(/\d+/.exec(name)?.[0]);
    const last = ids.at(-1) ?? 0;
    blocks.set(number, {
      number,
      first: ids[0] ?? 0,
      last,
      entries: entries.length,
      closedAt: entries.at(-1)?.split('\t')[1] ?? '',
      previous: Buffer.from(previous, 'hex'),
      hash: await readFile(`${stem}.hash`),
      publicKey,
      signature: await readFile(`${stem}.sig`),
    });
  }
  return { lines, blocks: contiguous(blocks) };
}

// An export does not say where a block began: it began where the one before it ended.
function contiguous(blocks: ReadonlyMap<number, CopiedBlock>): ReadonlyMap<number, CopiedBlock> {
  return new Map(
    [...blocks].map(([number, block]) => [
      number,
      { ...block, first: number === 1 ? 1 : (blocks.get(number - 1)?.last ?? block.first - 1) + 1 },
    ]),
  );
}

/** Where the journal of a backup ended. */
export type Ended = Pick<DataManifest, 'journal' | 'entry' | 'publicKey'>;

/**
 * What follows the journal of a backup: every block is hashed, chained and its signature checked before a line of it is
 * believed. Throws `backup/journal-unfit` when it is another's, has a gap, or was changed.
 */
export function tailAfter(journal: CopiedJournal, { journal: ended, entry: newest, publicKey }: Ended): Tail {
  const entries = [...journal.lines].filter(([id]) => id > ended.blockEnd).sort(([a], [b]) => a - b);
  const blocks = [...journal.blocks.values()]
    .filter(({ number }) => number > ended.block)
    .sort((a, b) => a.number - b.number);
  const anchor = journal.blocks.get(ended.block);
  if (ended.block > 0 && !anchor && blocks[0]?.number !== ended.block + 1) throw unfit('it does not reach back so far');
  if (anchor && anchor.hash.toString('hex') !== ended.hash) throw unfit(`block ${ended.block} is another one`);
  let before: { number: number; last: number; hash: Buffer } = {
    number: ended.block,
    last: ended.blockEnd,
    hash: Buffer.from(ended.hash, 'hex'),
  };
  for (const block of blocks) {
    const lines = entries.filter(([id]) => id > before.last && id <= block.last).map(([, text]) => text);
    if (block.number !== before.number + 1) throw unfit(`block ${before.number + 1} is missing`);
    if (lines.length !== block.entries) throw unfit(`block ${block.number} lacks entries`);
    if (!block.previous.equals(before.hash) || !blockHash(before.hash, lines).equals(block.hash))
      throw unfit(`block ${block.number} was changed`);
    if (block.publicKey.toString('hex') !== publicKey || !isSigned(block.hash, block.signature, block.publicKey))
      throw unfit(`block ${block.number} is not signed by this operator`);
    before = { number: block.number, last: block.last, hash: block.hash };
  }
  // The backup itself was journaled after its snapshot: a journal that does not know of it ends before.
  if (entries.length === 0 || (entries.at(-1)?.[0] ?? 0) <= newest) throw unfit('it ends before the backup');
  return { entries: entries.map(([, text]) => entryOf(text)), blocks };
}

const unfit = (why: string): BackupError =>
  new BackupError(
    'backup/journal-unfit',
    `The journal that is to be repeated does not fit this backup: ${why}. Name another with --journal, or restore a newer backup.`,
  );
