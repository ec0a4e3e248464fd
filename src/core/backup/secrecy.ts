import type { Signer } from '../journal/index.ts';
import { secrecyOfHolds } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import { lineOfSecrecy } from './journal/beside.ts';
import type { NumberedEntry } from './journal/lines.ts';

/** The lines that say which of the holds opened by these entries are confidential, so that a restore does not disclose them. */
export async function secrecyBeside(
  db: Queries,
  signer: Signer,
  entries: readonly NumberedEntry[],
): Promise<readonly string[]> {
  const opened = new Map(
    entries.flatMap(({ id, what, record }) => (what === 'hold-opened' && record ? [[record, id] as const] : [])),
  );
  if (opened.size === 0) return [];
  const found = await secrecyOfHolds(db, [...opened.keys()]);
  return found.map((secrecy) => lineOfSecrecy(opened.get(secrecy.hold) ?? 0, secrecy, signer));
}
