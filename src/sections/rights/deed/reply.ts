import type { Calendar, Language } from '../../../core/policy/index.ts';
import type { Done, ErasedOf, RequestAnswer } from '../../../core/section/index.ts';
import { outcomesInWords } from '../request/index.ts';
import type { Deed } from './deed.ts';

export type Became = Done | ErasedOf;

/** What we answer to a deed that is done; null where somebody still has to weigh it, so that the request stays open. */
export function answerTo(
  deed: Deed,
  became: readonly Became[],
  language: Language,
  calendar: Calendar,
): RequestAnswer | null {
  if (deed.deed === 'message' || became.some(({ outcome }) => outcome === 'assessed')) return null;
  const [done, not] = [became.filter(isDone), became.filter((one) => !isDone(one))];
  const list = (of: readonly Became[]) =>
    outcomesInWords(of, calendar)
      .map(({ title, said }) => `- ${title[language]}: ${said[language]}`)
      .join('\n');
  const text =
    done.length > 0 ? `${words.done[language]}\n${list(done)}` : became.length === 0 ? words.nothing[language] : '';
  if (not.length === 0) return { outcome: 'granted', by: 'mail', text };
  return { outcome: done.length > 0 ? 'partly' : 'refused', by: 'mail', text, reasons: list(not) };
}

const isDone = ({ outcome }: Became): boolean =>
  outcome === 'done' || outcome === 'asked' || outcome === 'erased' || outcome === 'gone';

const words = {
  done: { de: 'Das haben wir getan:', en: 'This is what we have done:' },
  nothing: {
    de: 'Es war nichts zu tun: Dazu ist nichts gespeichert.',
    en: 'There was nothing to do: nothing of the kind is held.',
  },
} as const;
