import type { Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';
import type { StandingPromise } from '../standing.ts';

interface Props {
  readonly promises: readonly StandingPromise[];
  readonly running: ReadonlySet<string>;
}

/** What the notice promises and nothing keeps yet, said as plainly as the rest. */
export function OpenPromises({ promises, running }: Props) {
  const { t } = useVisit();
  const sections = [...new Map(promises.map((promise) => [promise.section, promise.sectionTitle]))];
  return (
    <section class="kept-chapter" aria-labelledby="open">
      <h2 id="open">{t(words.title)}</h2>
      {promises.length === 0 && <p>{t(words.none)}</p>}
      {sections.map(([section, title]) => (
        <>
          <h3>{t(title)}</h3>
          <p>{t(running.has(section) || section === 'general' ? words.partly : words.notRunning)}</p>
          <ul class="kept-open">
            {promises
              .filter((promise) => promise.section === section)
              .map((promise) => (
                <li>
                  <span class="kept-promise__id">{promise.id}</span> {t(promise.title)}
                </li>
              ))}
          </ul>
        </>
      ))}
    </section>
  );
}

const words = {
  title: { de: 'Was noch offen ist', en: 'What is still open' },
  none: { de: 'Nichts: Jede Zusage wird gehalten.', en: 'Nothing: every promise is kept.' },
  notRunning: {
    de: 'Dieser Abschnitt ist noch nicht in Betrieb; dafür werden keine Daten erhoben.',
    en: 'This section is not in operation yet; no data are collected for it.',
  },
  partly: {
    de: 'Dieser Abschnitt ist in Betrieb, doch diese Zusagen hält noch kein Programm von selbst.',
    en: 'This section is in operation, but no program keeps these promises by itself yet.',
  },
} as const satisfies Record<string, Text>;
