import {
  type Calendar,
  classNamed,
  dateAndTimeInWords,
  dateInWords,
  eventInWords,
  type Language,
  lastDayBefore,
  lifecycleInWords,
  type Policy,
  restrictionDemanded,
  stageNamed,
} from '../../../core/policy/index.ts';
import type { HeldAbout } from '../../../core/section/index.ts';

/** The last day on which a record may still be there, or the event that has to come first: Art. 15(1)(d) GDPR. */
export function untilInWords(
  { policy, calendar }: { readonly policy: Policy; readonly calendar: Calendar },
  held: HeldAbout,
  language: Language,
): string {
  if (held.held) return words[held.demanded ? 'demanded' : 'held'][language];
  const { goneBy } = held.ahead;
  return goneBy
    ? words.until[language].replace('{day}', dayOrHour(held.since, goneBy, language, calendar))
    : eventsInWords(policy, held, language);
}

/** What ends the stage where no date does, in the words of the policy. */
function eventsInWords(policy: Policy, held: HeldAbout, language: Language): string {
  const dataClass = classNamed(policy, held.class);
  const { on = {} } = stageNamed(dataClass, held.stage);
  const events = Object.keys(on).filter((name) => name !== restrictionDemanded);
  const told = events.flatMap((name) => eventInWords(dataClass, name, language) ?? []);
  if (told.length === 0) return words.event[language];
  const any = new Intl.ListFormat(language, { type: 'disjunction' }).format([...new Set(told)]);
  return words.ended[language].replace('{events}', any);
}

/** What ends within two days is told to the minute. */
export function dayOrHour(
  from: Temporal.Instant,
  end: Temporal.Instant,
  language: Language,
  calendar: Calendar,
): string {
  if (from.until(end).total('hours') <= 48)
    return words.moment[language].replace('{moment}', dateAndTimeInWords(end, language, calendar));
  return dateInWords(lastDayBefore(end, calendar), language, calendar);
}

/** How long from here on, in the very sentences of the notice: this stage first, then what may follow it. */
export function criteria(policy: Policy, held: HeldAbout, language: Language): readonly string[] {
  const dataClass = classNamed(policy, held.class);
  const names = Object.keys(dataClass.lifecycle.stages);
  const sentences = lifecycleInWords(dataClass, language);
  const ahead = new Set([held.stage, ...reachable(policy, held)]);
  return names.flatMap((name, index) => (ahead.has(name) ? [sentences[index] ?? ''] : []));
}

function reachable(policy: Policy, held: HeldAbout): readonly string[] {
  const { stages } = classNamed(policy, held.class).lifecycle;
  const found = new Set<string>();
  const look = (name: string): void => {
    const stage = stages[name];
    for (const target of [...Object.values(stage?.on ?? {}), stage?.after?.to])
      if (target !== undefined && target in stages && !found.has(target)) {
        found.add(target);
        look(target);
      }
  };
  look(held.stage);
  return [...found];
}

const words = {
  demanded: {
    de: 'wird gelöscht, sobald die Aussetzung endet, die es zurzeit bewahrt',
    en: 'will be erased when the hold closes that keeps it at present',
  },
  held: {
    de: 'bis die Aussetzung endet, die es zurzeit vor dem Löschen bewahrt; dann sofort',
    en: 'until the hold ends that keeps it from being erased at present; then at once',
  },
  until: { de: 'spätestens am {day}', en: 'by {day} at the latest' },
  ended: { de: 'endet durch: {events}', en: 'ends by: {events}' },
  event: { de: 'bis ein Ereignis eintritt, das die Aufbewahrung beendet', en: 'until an event that ends the keeping' },
  moment: { de: '{moment} Uhr', en: '{moment}' },
} as const;
