import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSigned, type Signer } from '../../journal/index.ts';
import type { ArchivedVersion } from '../../records/index.ts';

// What the journal's copy carries beside the entries, each in a line of its own that no entry looks like. A policy names
// nobody but whoever answers for it; what is carried about a record is sealed under that record's key.

/** What was noted about a record when it entered a stage, sealed by its section. */
export interface CarriedNote {
  readonly entry: number;
  readonly record: string;
  readonly sealed: Buffer;
}

/** Where a server that ended cleanly had come to: everything that was done until then is in the copy. */
export interface CleanEnd {
  readonly entry: number;
}

/** A policy that was applied, with the signature of the journal over it. */
export interface CopiedVersion {
  readonly number: number;
  readonly text: string;
  readonly signature: Buffer;
}

export type Beside =
  | { readonly kind: 'policy'; readonly policy: CopiedVersion }
  | { readonly kind: 'note'; readonly note: CarriedNote }
  | { readonly kind: 'end'; readonly end: CleanEnd }
  | { readonly kind: 'begun' };

const words = { policy: '#policy', note: '#note', end: '#end', begun: '#begun' } as const;

export const lineOfBegin = (): string => words.begun;
export const lineOfEnd = (entry: number): string => `${words.end}\t${entry}`;
export const lineOfNote = ({ entry, record, sealed }: CarriedNote): string =>
  [words.note, entry, record, sealed.toString('base64')].join('\t');

export function lineOfVersion(version: ArchivedVersion, signer: Signer): string {
  const text = Buffer.from(JSON.stringify(version)).toString('base64');
  return [words.policy, version.number, text, signer.sign(digest(text)).toString('hex')].join('\t');
}

/** Reads such a line; undefined for every other, and for one that a crash cut off. */
export function besideOf(line: string): Beside | undefined {
  const [word, number = '', second = '', third = '', ...more] = line.split('\t');
  const at = Number(number);
  if (word === words.begun) return { kind: 'begun' };
  if (more.length > 0 || !Number.isSafeInteger(at)) return undefined;
  if (word === words.end && number !== '') return { kind: 'end', end: { entry: at } };
  if (third === '') return undefined;
  if (word === words.note)
    return { kind: 'note', note: { entry: at, record: second, sealed: Buffer.from(third, 'base64') } };
  if (word === words.policy)
    return { kind: 'policy', policy: { number: at, text: second, signature: Buffer.from(third, 'hex') } };
  return undefined;
}

const archived = z.object({
  number: z.number().int(),
  hash: z.string(),
  issued: z.string(),
  appliedAt: z.string(),
  source: z.unknown(),
  notices: z.object({ de: z.string(), en: z.string() }),
});

/** The version that such a line holds; undefined where the signature is not this operator's. */
export function versionOf({ number, text, signature }: CopiedVersion, publicKey: string): ArchivedVersion | undefined {
  if (signature.length !== 64 || !isSigned(digest(text), signature, Buffer.from(publicKey, 'hex'))) return undefined;
  const version = archived.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
  return version.number === number ? version : undefined;
}

const digest = (text: string): Buffer => createHash('sha256').update(`policy\t${text}`).digest();
