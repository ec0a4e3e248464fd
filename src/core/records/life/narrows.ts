import { erasureDemanded, objected, restrictionDemanded, type Stage } from '../../policy/index.ts';
import { afterCommit, type Queries } from '../../store/index.ts';
import type { Act, Keeping } from '../record.ts';

/** Whether a stage takes purposes away from what a record may be read for now. */
export const narrows = (now: Stage, next: Stage, name: string): boolean =>
  endsBySayingNo(now, name) ||
  next.kind === 'restricted' ||
  next.kind === 'blocked' ||
  next.purposes.every((one) => now.purposes.includes(one));

// Art. 21(3) GDPR: to heed a no is a purpose of its own, which nothing had before. Where a no leads narrows, by whatever way.
const endsBySayingNo = (now: Stage, name: string): boolean =>
  [objected, erasureDemanded, restrictionDemanded].some((event) => now.on?.[event] === name);

// What falls due by itself falls due again after a restore, and what a server says of an address comes again.
const answered: ReadonlySet<Act['by']> = new Set<Act['by']>(['person', 'staff', 'operator']);

/** Whoever withdraws, or has something erased, is answered once it stands outside the database as well (decision 0112). */
export function writeBeside(k: Keeping, tx: Queries, act: Act): void {
  if (k.beside && answered.has(act.by)) afterCommit(tx, k.beside, []);
}
