import { createHash } from 'node:crypto';

/** What GDPRBench keeps with each datum, as numbers into its lists of values; `ttl` in seconds. */
export interface Metadata {
  readonly purpose: number;
  readonly user: number;
  readonly ttl: number;
  readonly objection: number;
  readonly decision: number;
  readonly access: number;
  readonly shared: number;
  readonly source: number;
  readonly category: number;
}

/** The metadata that are changed by purpose or by user; purpose and user are what they are found by, `ttl` is the deadline. */
export const changeable = ['objection', 'decision', 'access', 'shared', 'source', 'category'] as const;
export type Changeable = (typeof changeable)[number];

export const cardinality = {
  purpose: 25,
  user: 10_000,
  objection: 100,
  decision: 2,
  access: 10,
  shared: 10,
  source: 10,
  category: 10,
} as const;

/** 30 seconds, 10,000 to 24,000 in steps of a thousand, a million. */
export const ttls: readonly number[] = [30, ...Array.from({ length: 15 }, (_, i) => 10_000 + 1_000 * i), 1_000_000];

/** The metadata with which a key begins: the value of each list at the key modulo its length. */
export const metadataOf = (key: number): Metadata => ({
  purpose: key % cardinality.purpose,
  user: key % cardinality.user,
  ttl: ttls[key % ttls.length] ?? 0,
  objection: key % cardinality.objection,
  decision: key % cardinality.decision,
  access: key % cardinality.access,
  shared: key % cardinality.shared,
  source: key % cardinality.source,
  category: key % cardinality.category,
});

/** Characters of one datum, all ASCII: what the space factor divides by. */
export const dataBytes = 100;

/** The metadata about the same person, as the plain table keeps them: seven of two bytes, user and time to live of four. */
export const metadataBytes = 22;

/** The text of a key, in its first version or a later one. */
export const dataOf = (key: number, version = 0): string =>
  createHash('sha512').update(`${key}.${version}`).digest('hex').slice(0, dataBytes);
