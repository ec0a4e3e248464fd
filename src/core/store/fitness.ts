import { StoreError } from './errors.ts';

export interface ServerFacts {
  /** As PostgreSQL numbers itself: 150004 is 15.4. */
  readonly version: number;
  readonly encoding: string;
}

const oldest = 15;

/** Throws when Avow cannot keep its promises on a server like this. */
export function refuseUnfit({ version, encoding }: ServerFacts, where: string): void {
  const major = Math.floor(version / 10000);
  if (major < oldest) throw new StoreError('database-too-old', `${where} (PostgreSQL ${major})`);
  if (encoding !== 'UTF8') throw new StoreError('database-not-utf8', `${where} (${encoding})`);
}
