import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSigned, type Signer } from '../../journal/index.ts';
import type { ArchivedVersion, Secrecy } from '../../records/index.ts';

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

/** A policy that was applied (by its number), or whether a hold is confidential (by its entry), under the journal's signature. */
export interface SignedText {
  readonly number: number;
  readonly text: string;
  readonly signature: Buffer;
}

export type Beside =
  | { readonly kind: 'policy'; readonly policy: SignedText }
  | { readonly kind: 'hold'; readonly hold: SignedText }
  | { readonly kind: 'note'; readonly note: CarriedNote }
  | { readonly kind: 'end'; readonly end: CleanEnd }
  | { readonly kind: 'begun' };

const words = { policy: '#policy', hold: '#hold', note: '#note', end: '#end', begun: '#begun' } as const;

export const lineOfBegin = (): string => words.begun;
export const lineOfEnd = (entry: number): string => `${words.end}\t${entry}`;
export const lineOfNote = ({ entry, record, sealed }: CarriedNote): string =>
  [words.note, entry, record, sealed.toString('base64')].join('\t');

export const lineOfVersion = (version: ArchivedVersion, signer: Signer): string =>
  signedLine('policy', version.number, version, signer);

export const lineOfSecrecy = (entry: number, secrecy: Secrecy, signer: Signer): string =>
  signedLine('hold', entry, secrecy, signer);

function signedLine(kind: Signed, number: number, what: unknown, signer: Signer): string {
  const text = Buffer.from(JSON.stringify(what)).toString('base64');
  return [words[kind], number, text, signer.sign(digest(kind, text)).toString('hex')].join('\t');
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
  const signed = { number: at, text: second, signature: Buffer.from(third, 'hex') };
  if (word === words.policy) return { kind: 'policy', policy: signed };
  if (word === words.hold) return { kind: 'hold', hold: signed };
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
export function versionOf(copied: SignedText, publicKey: string): ArchivedVersion | undefined {
  const version = isOurs('policy', copied, publicKey) ? archived.parse(plain(copied)) : undefined;
  return version?.number === copied.number ? version : undefined;
}

const secret = z.object({ hold: z.string(), until: z.string().nullable(), by: z.string().nullable() });

/** What such a line says of a hold; undefined where the signature is not this operator's. */
export function secrecyOf(copied: SignedText, publicKey: string): Secrecy | undefined {
  if (!isOurs('hold', copied, publicKey)) return undefined;
  const { until, ...rest } = secret.parse(plain(copied));
  return { ...rest, until: until === null ? null : Temporal.Instant.from(until) };
}

type Signed = 'policy' | 'hold';

const plain = ({ text }: SignedText): unknown => JSON.parse(Buffer.from(text, 'base64').toString('utf8'));

const isOurs = (kind: Signed, { text, signature }: SignedText, publicKey: string): boolean =>
  signature.length === 64 && isSigned(digest(kind, text), signature, Buffer.from(publicKey, 'hex'));

const digest = (kind: Signed, text: string): Buffer => createHash('sha256').update(`${kind}\t${text}`).digest();
