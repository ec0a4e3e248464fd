import type { Actor, Deed, Entry } from '../../journal/index.ts';
import { besideOf, type CarriedNote, type CleanEnd, type SignedText } from './beside.ts';

/** An entry as the journal numbers it. */
export interface NumberedEntry extends Entry {
  readonly id: number;
}

/** A closed block, as far as it can be put back. */
export interface CopiedBlock {
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly entries: number;
  readonly closedAt: string;
  readonly previous: Buffer;
  readonly hash: Buffer;
  readonly publicKey: Buffer;
  readonly signature: Buffer;
}

export interface CopiedJournal {
  /** The lines as they are hashed, by the number of their entry. */
  readonly lines: ReadonlyMap<number, string>;
  readonly blocks: ReadonlyMap<number, CopiedBlock>;
  /** Policies that were applied, by their number. */
  readonly policies: ReadonlyMap<number, SignedText>;
  /** Whether holds that were opened or decided on are confidential, by the number of the entry. */
  readonly secrets: ReadonlyMap<number, SignedText>;
  /** What sections had noted, by the number of the entry. */
  readonly notes: ReadonlyMap<number, CarriedNote>;
  /** Undefined where a server began to write and did not say that it ended. */
  readonly end: CleanEnd | undefined;
}

const block = '#block';

export const lineOfBlock = (b: CopiedBlock): string =>
  [
    block,
    b.number,
    b.first,
    b.last,
    b.entries,
    b.closedAt,
    ...[b.previous, b.hash, b.publicKey, b.signature].map((bytes) => bytes.toString('hex')),
  ].join('\t');

/** Reads the lines of a copy. The same line may stand there twice: two processes may have written it. */
export function parsed(lines: readonly string[]): CopiedJournal {
  const [entries, blocks] = [new Map<number, string>(), new Map<number, CopiedBlock>()];
  const [policies, notes] = [new Map<number, SignedText>(), new Map<number, CarriedNote>()];
  const secrets = new Map<number, SignedText>();
  let end: CleanEnd | undefined;
  for (const line of lines) {
    const at = Number(line.slice(0, line.indexOf('\t')));
    if (line.startsWith(block)) {
      const read = blockOf(line);
      if (read) blocks.set(read.number, read);
    } else if (line.startsWith('#')) {
      const beside = besideOf(line);
      if (beside?.kind === 'policy') policies.set(beside.policy.number, beside.policy);
      if (beside?.kind === 'hold') secrets.set(beside.hold.number, beside.hold);
      if (beside?.kind === 'note') notes.set(beside.note.entry, beside.note);
      if (beside?.kind === 'end') end = beside.end;
      if (beside?.kind === 'begun') end = undefined;
    } else if (line.split('\t').length === 8 && Number.isSafeInteger(at)) entries.set(at, line);
  }
  return { lines: entries, blocks, policies, secrets, notes, end };
}

function blockOf(line: string): CopiedBlock | undefined {
  const parts = line.split('\t');
  const [number, first, last, entries] = parts.slice(1, 5).map(Number);
  const [previous, hash, publicKey, signature] = parts.slice(6).map((hex) => Buffer.from(hex, 'hex'));
  if (parts.length !== 10 || !number || !first || !last || !entries || !signature) return undefined;
  if (!previous || !hash || !publicKey) return undefined;
  return { number, first, last, entries, closedAt: parts[5] ?? '', previous, hash, publicKey, signature };
}

/** An entry as its line tells it: `id at what class stage rule record actor`, `-` for nothing. */
export function entryOf(line: string): NumberedEntry {
  const [id = '', at = '', what = '', dataClass, stage, rule = '', record, actor = ''] = line.split('\t');
  return {
    id: Number(id),
    at: Temporal.Instant.from(at),
    what: what as Deed,
    rule,
    actor: actor as Actor,
    ...(dataClass !== '-' && dataClass !== undefined && { class: dataClass }),
    ...(stage !== '-' && stage !== undefined && { stage }),
    ...(record !== '-' && record !== undefined && { record }),
  };
}
