import type { RecordKey, SealedColumn } from '../../src/core/vault/index.ts';

// No encryption: what is sealed is the text itself.
export const seal = (_key: RecordKey, _column: SealedColumn, text: string): Buffer => Buffer.from(text, 'utf8');
export const open = (_key: RecordKey, _column: SealedColumn, sealed: Buffer): string => sealed.toString('utf8');
