import { type Deadline, periodInWords } from '../../deadline/index.ts';
import type { Language } from '../../text.ts';
import { type Change, change, same } from './change.ts';

/** “kept for 3 years instead of 4 years”; longer is material, shorter is not. */
export function periodChange(
  place: string,
  before: Temporal.Duration,
  after: Temporal.Duration,
  language: Language,
): readonly Change[] {
  const longer = Temporal.Duration.compare(after, before, { relativeTo: Temporal.PlainDate.from('2027-01-01') });
  if (longer === 0 && before.toString() === after.toString()) return [];
  const [was, is] = [told(before, language), told(after, language)];
  const words = { de: `${is} statt ${was}`, en: `${is} instead of ${was}` }[language];
  const kind = longer > 0 ? 'lengthened' : longer < 0 ? 'shortened' : 'changed';
  return [change(kind, place, words, longer > 0)];
}

/** A deadline whose period alone is different; undefined where its way of counting is different too. */
export function deadlineChange(
  place: string,
  before: Deadline,
  after: Deadline,
  language: Language,
): readonly Change[] | undefined {
  if (same(before, after)) return [];
  if (before.kind !== after.kind) return undefined;
  return periodChange(place, before.period, after.period, language);
}

// A broken policy is told as it stands: to refuse it is the part of `check`.
const told = (period: Temporal.Duration, language: Language): string =>
  period.sign === 1 ? periodInWords(period, language) : period.toString();
