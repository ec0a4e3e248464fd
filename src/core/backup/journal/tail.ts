import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blockHash, isSigned } from '../../journal/index.ts';
import type { ArchivedVersion, Secrecy } from '../../records/index.ts';
import type { DataManifest } from '../copy/manifest.ts';
import { BackupError } from '../errors.ts';
import { type CarriedNote, secrecyOf, versionOf } from './beside.ts';
import { readCopy } from './copy.ts';
import { type CopiedBlock, type CopiedJournal, entryOf, type NumberedEntry } from './lines.ts';

/** What the journal says after a backup was taken. */
export interface Tail {
  readonly entries: readonly NumberedEntry[];
  readonly blocks: readonly CopiedBlock[];
  /** The policies that were applied since, oldest first, as far as their text was written down. */
  readonly policies: readonly ArchivedVersion[];
  /** The numbers of those of which it was not. */
  readonly policiesMissing: readonly number[];
  /** Whether holds that were opened or decided on are confidential, oldest first. */
  readonly secrets: readonly Secrecy[];
  /** What sections had noted, by the number of the entry. */
  readonly notes: ReadonlyMap<number, CarriedNote>;
  /** Whoever wrote it ended cleanly: nothing was done after its last entry. */
  readonly isWhole: boolean;
}

/** The journal as several folders hold it together; undefined where none holds any of it. */
export async function readJournals(folders: readonly string[]): Promise<CopiedJournal | undefined> {
  const journals = await Promise.all(folders.map(readJournal));
  const lines = new Map(journals.flatMap((journal) => [...journal.lines]));
  if (lines.size === 0) return undefined;
  const ends = journals.filter((journal) => journal.lines.size > 0).map(({ end }) => end);
  return {
    lines,
    blocks: new Map(journals.flatMap((journal) => [...journal.blocks])),
    policies: new Map(journals.flatMap((journal) => [...journal.policies])),
    secrets: new Map(journals.flatMap((journal) => [...journal.secrets])),
    notes: new Map(journals.flatMap((journal) => [...journal.notes])),
    end: ends.some((end) => end === undefined) ? undefined : { entry: Math.max(...ends.map((end) => end?.entry ?? 0)) },
  };
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
  // An export holds the journal and nothing beside it, and a journal went on after it was exported.
  const beside = { policies: new Map(), secrets: new Map(), notes: new Map() };
  return { lines, blocks: contiguous(blocks), ...beside, end: undefined };
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
export type Ended = Pick<DataManifest, 'journal' | 'entry' | 'publicKey'> & Partial<Pick<DataManifest, 'policy'>>;

/**
 * What follows the journal of a backup: every block is hashed, chained and its signature checked before a line of it is
 * believed. Throws `backup/journal-unfit` when it is another's, has a gap, or was changed.
 */
export function tailAfter(journal: CopiedJournal, { journal: ended, entry: newest, publicKey, policy }: Ended): Tail {
  const entries = [...journal.lines].filter(([id]) => id > ended.blockEnd).sort(([a], [b]) => a - b);
  const blocks = [...journal.blocks.values()]
    .filter(({ number }) => number > ended.block)
    .sort((a, b) => a.number - b.number);
  const anchor = journal.blocks.get(ended.block);
  if (ended.block > 0 && !anchor && blocks[0]?.number !== ended.block + 1) throw unfit('it does not reach back so far');
  if (anchor && anchor.hash.toString('hex') !== ended.hash) throw unfit(`block ${ended.block} is another one`);
  verifyBlocks(blocks, entries, { ...ended, publicKey });
  // The backup itself was journaled after its snapshot: a journal that does not know of it ends before.
  if (entries.length === 0 || (entries.at(-1)?.[0] ?? 0) <= newest) throw unfit('it ends before the backup');
  const read = entries.map(([, text]) => entryOf(text));
  return {
    entries: read,
    blocks,
    secrets: [...journal.secrets.values()]
      .sort((a, b) => a.number - b.number)
      .flatMap((copied) => secrecyOf(copied, publicKey) ?? []),
    notes: journal.notes,
    ...policiesSince(journal, read, { publicKey, version: policy?.version ?? 0 }),
    isWhole: journal.end?.entry === entries.at(-1)?.[0],
  };
}

function policiesSince(
  { policies }: CopiedJournal,
  entries: readonly NumberedEntry[],
  after: { readonly publicKey: string; readonly version: number },
): Pick<Tail, 'policies' | 'policiesMissing'> {
  const applied = entries
    .filter(({ what }) => what === 'policy-applied')
    .map(({ rule }) => Number(rule.slice('policy:'.length)))
    .filter((number) => number > after.version);
  const versions = applied.map((number) => {
    const copied = policies.get(number);
    return copied && versionOf(copied, after.publicKey);
  });
  return {
    policies: versions.filter((version) => version !== undefined),
    policiesMissing: applied.filter((_number, i) => versions[i] === undefined),
  };
}

function verifyBlocks(
  blocks: readonly CopiedBlock[],
  entries: readonly (readonly [id: number, line: string])[],
  after: Ended['journal'] & Pick<Ended, 'publicKey'>,
): void {
  let before: Link = { number: after.block, hash: Buffer.from(after.hash, 'hex') };
  let at = 0;
  for (const block of blocks) {
    const first = at;
    while ((entries[at]?.[0] ?? Number.POSITIVE_INFINITY) <= block.last) at += 1;
    const fault = faultOf(block, before, entries.slice(first, at), after.publicKey);
    if (fault) throw unfit(fault);
    before = block;
  }
}

type Link = Pick<CopiedBlock, 'number' | 'hash'>;

function faultOf(
  block: CopiedBlock,
  before: Link,
  entries: readonly (readonly [id: number, line: string])[],
  publicKey: string,
): string | undefined {
  const { number, previous, hash, signature } = block;
  if (number !== before.number + 1) return `block ${before.number + 1} is missing`;
  if (entries.length !== block.entries) return `block ${number} lacks entries`;
  const lines = entries.map(([, text]) => text);
  if (!previous.equals(before.hash) || !blockHash(before.hash, lines).equals(hash))
    return `block ${number} was changed`;
  const isOurs = block.publicKey.toString('hex') === publicKey && isSigned(hash, signature, block.publicKey);
  return isOurs ? undefined : `block ${number} is not signed by this operator`;
}

const unfit = (why: string): BackupError =>
  new BackupError(
    'backup/journal-unfit',
    `The journal that is to be repeated does not fit this backup: ${why}. Name another with --journal, or restore a newer backup.`,
  );
