import type { Signer } from '../journal/index.ts';
import { secrecyOfHolds } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import { lineOfSecrecy } from './journal/beside.ts';
import type { NumberedEntry } from './journal/lines.ts';

/**
 * The lines that say of each hold opened or decided on by these entries whether it is confidential. A restore that does not find
 * such a line tells nobody of the hold.
 */
export async function secrecyBeside(
  db: Queries,
  signer: Signer,
  entries: readonly NumberedEntry[],
): Promise<readonly string[]> {
  const opened = new Map(
    entries.flatMap(({ id, what, record }) =>
      (what === 'hold-opened' || what === 'hold-reviewed') && record ? [[record, id] as const] : [],
    ),
  );
  if (opened.size === 0) return [];
  const found = await secrecyOfHolds(db, [...opened.keys()]);
  return found.map((secrecy) => lineOfSecrecy(opened.get(secrecy.hold) ?? 0, secrecy, signer));
}
