import { dateAndTimeInWords, dateInWords, type Text } from '../../core/policy/index.ts';
import { LineOfTime, type TimePoint, useVisit } from '../../core/web/index.ts';
import type { Checked, Figures } from '../figures.ts';
import type { PromiseState, StandingPromise } from '../standing.ts';

interface Props {
  readonly figures: Figures;
  readonly promises: readonly StandingPromise[];
}

/** The sentence that matters most, and when what was last checked. */
export function Standing({ figures, promises }: Props) {
  const { t } = useVisit();
  const count = (state: PromiseState) => promises.filter((promise) => promise.state === state).length;
  const [kept, broken, open] = [count('kept'), count('broken'), count('waiting')];
  const { overdue } = figures;
  return (
    <div class="standing">
      <p class={`standing__word standing__word--${overdue === 0 ? 'kept' : 'overdue'}`}>
        {t(
          overdue === 0
            ? words.nothing
            : {
                de: `Überfällig: ${overdue}. Hier ist eine Zusage gebrochen, bis das gelöscht ist.`,
                en: `Overdue: ${overdue}. A promise is broken here until this is erased.`,
              },
        )}
      </p>
      <p>
        {t({
          de: `${kept} Zusagen werden gehalten, ${broken > 0 ? `${broken} derzeit nicht, ` : ''}${open} sind noch offen.`,
          en: `${kept} promises are kept, ${broken > 0 ? `${broken} are not at present, ` : ''}${open} are still open.`,
        })}
      </p>
      <Checks checked={figures.checked} />
    </div>
  );
}

function Checks({ checked }: { readonly checked: readonly Checked[] }) {
  const { t, language, timeZone } = useVisit();
  const done = checked.flatMap(({ at, ...rest }) => (at ? [{ at, ...rest }] : []));
  const points = done
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))
    .map(
      ({ what, at, passed }, index, all): TimePoint => ({
        label: t(passed === false ? failedWords[what] : doneWords[what]),
        // A moment would say when somebody sat at their desk; the day is what was promised.
        at: (what === 'review' ? dateInWords : dateAndTimeInWords)(at, language, { timeZone }),
        state: index === all.length - 1 ? 'now' : 'past',
      }),
    );
  const never = checked.filter(({ at }) => at === undefined);
  return (
    <>
      <LineOfTime
        title={t(words.checked)}
        points={points}
        {...(done.some(({ passed }) => passed === false) && { tone: 'overdue' })}
      />
      {never.length > 0 && (
        <p class="small">
          {t(words.never)} {never.map(({ what }) => t(neverWords[what])).join(', ')}.
        </p>
      )}
    </>
  );
}

const doneWords: Readonly<Record<Checked['what'], Text>> = {
  policy: { de: 'Erklärung in Kraft gesetzt', en: 'Notice put in force' },
  drill: { de: 'Wiederherstellung geübt', en: 'Restore practised' },
  journal: { de: 'Protokoll gelesen: unverändert', en: 'Journal read: unchanged' },
  review: { de: 'Schriftwechsel geprüft', en: 'Conversations reviewed' },
  sweep: { de: 'Zuletzt etwas gelöscht', en: 'Something last erased' },
  overdue: { de: 'Fristen geprüft', en: 'Deadlines checked' },
};

const failedWords: Readonly<Record<Checked['what'], Text>> = {
  ...doneWords,
  drill: { de: 'Übung der Wiederherstellung gescheitert', en: 'Practice of a restore failed' },
  journal: { de: 'Protokoll gelesen: verändert', en: 'Journal read: altered' },
};

const neverWords: Readonly<Record<Checked['what'], Text>> = {
  policy: { de: 'eine Fassung der Erklärung', en: 'a version of the notice' },
  drill: { de: 'eine Übung der Wiederherstellung', en: 'a practice of restoring' },
  journal: { de: 'eine Prüfung des ganzen Protokolls', en: 'a reading of the whole journal' },
  review: { de: 'eine Prüfung von Schriftwechsel', en: 'a review of conversations' },
  sweep: { de: 'ein Löschlauf mit Arbeit', en: 'a sweep with anything to do' },
  overdue: { de: 'eine Prüfung der Fristen', en: 'a check of the deadlines' },
};

const words = {
  nothing: { de: 'Nichts ist überfällig.', en: 'Nothing is overdue.' },
  checked: { de: 'Wann zuletzt geprüft wurde', en: 'When it was last checked' },
  never: { de: 'Noch nie:', en: 'Never yet:' },
} as const satisfies Record<string, Text>;
