import {
  type Calendar,
  classNamed,
  dueOf,
  erased,
  erasureDemanded,
  type Policy,
  stageNamed,
} from '../../policy/index.ts';
import { factsOf, type StoredRecord } from '../record.ts';
import type { Demanded } from './demand.ts';

/**
 * What a demand for erasure would make of a record now, so that a person reads it before they press the button. Changes
 * nothing; what hangs from the record and is held is found only by the deed itself.
 */
export function foreseeErasure(
  { policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar },
  record: StoredRecord,
  now: Temporal.Instant,
): Demanded {
  const dataClass = classNamed(policy, record.class);
  const target = stageNamed(dataClass, record.stage).on?.[erasureDemanded];
  if (record.holds > 0 && (target === undefined || target === erased)) return { outcome: 'held' };
  if (target === erased) return { outcome: 'erased' };
  const stage = stageNamed(dataClass, target ?? record.stage);
  if (!stage.refusesErasure) return { outcome: 'held' };
  const facts = target === undefined ? factsOf(record) : { ...factsOf(record), since: now };
  const until = dueOf(stage, facts, calendar)?.goneBy ?? null;
  if (until && Temporal.Instant.compare(until, now) <= 0) return { outcome: 'erased' };
  return { outcome: 'kept', stage: target ?? record.stage, ...stage.refusesErasure, until };
}
