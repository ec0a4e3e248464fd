import { append } from '../../journal/index.ts';
import { classNamed, dueOf, erasureDemanded, stageNamed, type Text } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import { advanceLocked } from '../life/advance.ts';
import { type Act, factsOf, type Keeping, recordById, type StoredRecord } from '../record.ts';
import { lockForDeed } from '../rules/in-force.ts';

/** What became of one record when its person demanded erasure (Art. 17 GDPR). */
export type Demanded =
  | { readonly outcome: 'erased' }
  | {
      readonly outcome: 'kept';
      readonly stage: string;
      readonly article: string;
      readonly because: Text;
      readonly until: Temporal.Instant | null;
    }
  | { readonly outcome: 'held' }
  | { readonly outcome: 'gone' };

/** Erases what may be erased at once; what stays is narrowed to its reduced stage, with article, reason and last day. */
export async function demandErasure(k: Keeping, tx: Queries, id: string, act: Act): Promise<Demanded> {
  const record = await lockForDeed(tx, k.rules, id);
  if (!record) return { outcome: 'gone' };
  const advanced = await advanceLocked(k, tx, record, erasureDemanded, { act });
  if ('erased' in advanced) return { outcome: 'erased' };
  // Put off, and told in the journal: it is carried out when the hold closes.
  if ('refused' in advanced && advanced.refused === 'held') return { outcome: 'held' };
  const now = await recordById(tx, id);
  if (!now) return { outcome: 'gone' };
  const stage = stageNamed(classNamed(k.rules.policy, now.class), now.stage);
  if (!stage.refusesErasure)
    throw new RecordError(
      'record/undeclared',
      `Stage “${now.stage}” of “${now.class}” neither ends on a demand for erasure nor says why not.`,
    );
  await tellRefusal(tx, now, act);
  const until = dueOf(stage, factsOf(now), k.rules.calendar)?.goneBy ?? null;
  return { outcome: 'kept', stage: now.stage, ...stage.refusesErasure, until };
}

// A refusal is answered for like an erasure (Art. 5(2), 12(4) GDPR).
function tellRefusal(tx: Queries, { id, class: dataClass, stage }: StoredRecord, act: Act): Promise<void> {
  return append(tx, [
    { at: act.now, what: 'refused-erasure', class: dataClass, stage, rule: 'Art.17.3', record: id, actor: act.by },
  ]);
}
