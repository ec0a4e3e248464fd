import type { Act } from '../records/index.ts';
import type { Queries } from '../store/index.ts';

/** A section, as far as a restore asks something of it. */
export interface Restorable {
  restored?(tx: Queries, act: Act): Promise<void>;
  /** By `class/stage`. */
  readonly carrying?: Readonly<Record<string, Carrying>>;
}

/** What the journal's copy carries of records that enter a stage: sealed under their own keys, for the copy names nobody. */
export interface Carrying {
  /** What stands beside these records; those of whom nothing does are left out. */
  read(db: Queries, records: readonly string[]): Promise<ReadonlyMap<string, Buffer>>;
  /** Writes it beside them again, before they enter the stage; answers the records that need no more than that. */
  putBack(tx: Queries, notes: ReadonlyMap<string, Buffer>): Promise<readonly string[]>;
}
