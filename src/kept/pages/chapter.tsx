import type { DataClass, Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';
import type { Figures } from '../figures.ts';
import { inGerman } from '../german/index.ts';
import { ways } from '../how/index.ts';
import { proofs } from '../proofs.ts';
import type { StandingPromise } from '../standing.ts';
import { ClassLine } from './class-line.tsx';

interface Props {
  readonly section: string;
  readonly title: Text;
  readonly classes: readonly DataClass[];
  readonly promises: readonly StandingPromise[];
  readonly figures: Figures;
}

/** One section of the notice: its promises with what keeps them, and its data with what is held. */
export function Chapter({ section, title, classes, promises, figures }: Props) {
  const { t } = useVisit();
  if (promises.length + classes.length === 0) return <></>;
  const late = classes.filter(({ name }) => figures.late.has(name));
  return (
    <section class="kept-chapter" aria-labelledby={`kept-${section}`}>
      <h2 id={`kept-${section}`}>{t(title)}</h2>
      {promises.length > 0 && (
        <ul class="kept-list">
          {promises.map((promise) => (
            <KeptPromise promise={promise} />
          ))}
        </ul>
      )}
      {classes.length > 0 && (
        <details class="card" open={late.length > 0}>
          <summary>
            {t({
              de: `Die Daten dieses Abschnitts, ${late.length === 0 ? 'nichts davon überfällig' : 'Überfälliges darunter'}`,
              en: `The data of this section, ${late.length === 0 ? 'none of it overdue' : 'some of it overdue'}`,
            })}
          </summary>
          <div class="card__body">
            {classes.map((dataClass) => (
              <ClassLine dataClass={dataClass} figures={figures} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function KeptPromise({ promise: { id, title, state, deadlines } }: { readonly promise: StandingPromise }) {
  const { t } = useVisit();
  const how = ways[id];
  const tests = proofs[id] ?? [];
  return (
    <li class="kept-promise">
      <h3>
        <span class="kept-promise__id">{id}</span> {t(title)}
        {state === 'broken' && <span class="tag tag--overdue">{t(words.broken)}</span>}
      </h3>
      {how && <p>{t(how)}</p>}
      {deadlines.map(({ text }) => (
        <p class="small">{t(text)}</p>
      ))}
      {tests.length > 0 && (
        <details class="kept-proofs">
          <summary>
            {t(
              tests.length === 1
                ? { de: 'Bewiesen durch einen Test', en: 'Proved by one test' }
                : { de: `Bewiesen durch ${tests.length} Tests`, en: `Proved by ${tests.length} tests` },
            )}
          </summary>
          <ul>
            {tests.map((name) => (
              <Proof name={name} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** What the test proves, in the reader's language; its name in the source beside it, so that it can be found there. */
function Proof({ name }: { readonly name: string }) {
  const { language } = useVisit();
  const german = language === 'de' ? inGerman(name) : undefined;
  if (german === undefined) return <li lang="en">{name}</li>;
  return (
    <li>
      {german} <small lang="en">({name})</small>
    </li>
  );
}

const words = { broken: { de: 'gebrochen', en: 'broken' } } as const satisfies Record<string, Text>;
