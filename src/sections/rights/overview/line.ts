import { type Calendar, classNamed, type Language, type Policy } from '../../../core/policy/index.ts';
import type { HeldAbout } from '../../../core/section/index.ts';
import { lineOfClass, type TimePoint } from '../../../core/web/index.ts';
import { dayOrHour } from './until.ts';

/**
 * One record on the line of time. Where its deadlines lead all the way it bears their dates; where an event has to come
 * first, the way that the policy draws, with the periods beside the stages.
 */
export function lineOf(policy: Policy, held: HeldAbout, language: Language, calendar: Calendar): readonly TimePoint[] {
  const drawn = lineOfClass(classNamed(policy, held.class), language);
  const here = drawn.findIndex(({ label, state }) => label === held.stageTitle[language] && state !== 'erased');
  const { goneBy, stages } = held.ahead;
  const before = drawn.slice(0, Math.max(here, 0)).map(({ label }): TimePoint => ({ label, state: 'past' }));
  const now: TimePoint = {
    label: held.stageTitle[language],
    at: held.since,
    state: 'now',
    ...(held.held && { hint: words[held.demanded ? 'demanded' : 'held'][language] }),
  };
  const date = (end: Temporal.Instant) => dayOrHour(held.since, end, language, calendar);
  if (goneBy)
    return [
      ...before,
      now,
      ...stages.map(({ title, by }): TimePoint => ({ label: title[language], at: date(by), state: 'future' })),
      { label: words.erased[language], at: `${words.by[language]} ${date(goneBy)}`, state: 'erased' },
    ];
  const rest = here < 0 ? drawn.slice(-1) : drawn.slice(here + 1);
  return [
    ...before,
    now,
    ...rest.map((point): TimePoint => (point.state === 'erased' ? point : { ...point, state: 'future' })),
  ];
}

/** Where today stands on it: as far along the stage as its time has passed, or somewhere in it where no date ends it. */
export function todayOn(points: readonly TimePoint[], { since, ahead }: HeldAbout, now: Temporal.Instant): number {
  const here = points.findIndex(({ state }) => state === 'now');
  const next = ahead.stages[0]?.by ?? ahead.goneBy;
  if (!next) return here + 0.4;
  const [passed, whole] = [since.until(now).total('seconds'), since.until(next).total('seconds')];
  return here + Math.min(Math.max(passed / whole, 0.05), 0.9);
}

const words = {
  erased: { de: 'gelöscht', en: 'erased' },
  by: { de: 'spätestens', en: 'by' },
  demanded: { de: 'ausgesetzt: wird mit deren Ende gelöscht', en: 'held: will be erased when the hold closes' },
  held: { de: 'ausgesetzt: wird zurzeit nicht gelöscht', en: 'held: not erased at present' },
} as const;
