import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';

/** A folder as it was last seen. */
export interface KnownFolder {
  readonly id: string;
  readonly validity: bigint;
  readonly nextUid: number | null;
  readonly messages: number | null;
  readonly modseq: bigint | null;
}

/** The folders of an account by the hash of their path, in hexadecimal. */
export async function knownFolders({ db }: World, account: string): Promise<ReadonlyMap<string, KnownFolder>> {
  const { rows } = await sql<Row>`
    select id, path_hash, validity, next_uid as "nextUid", messages, modseq::text from contact.folder
    where account = ${account}`.execute(db);
  return new Map(
    rows.map(({ path_hash, validity, modseq, ...row }) => [
      path_hash.toString('hex'),
      { ...row, validity: BigInt(validity), modseq: modseq === null ? null : BigInt(modseq) },
    ]),
  );
}

interface Row extends Omit<KnownFolder, 'validity' | 'modseq'> {
  readonly path_hash: Buffer;
  readonly validity: number;
  /** Up to 63 bits, which no number holds. */
  readonly modseq: string | null;
}
