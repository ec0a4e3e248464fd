import { decrypt, encrypt } from './cipher.ts';

/** The key of one record. It exists in memory only while something is sealed or opened. */
export interface RecordKey {
  readonly record: string;
  readonly bytes: Buffer;
}

/** A sealed column as `schema.table.column`: bound into what is sealed, so a value cannot be moved elsewhere. */
export type SealedColumn = string;

const bound = (key: RecordKey, column: SealedColumn): string => `${column}\0${key.record}`;

export const seal = (key: RecordKey, column: SealedColumn, text: string): Buffer =>
  encrypt(key.bytes, text, bound(key, column));

export const open = (key: RecordKey, column: SealedColumn, sealed: Buffer): string =>
  decrypt(key.bytes, sealed, bound(key, column)).toString('utf8');
