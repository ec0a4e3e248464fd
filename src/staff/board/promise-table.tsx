import type { Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';
import type { PromiseState, StandingPromise } from '../../kept/index.ts';
import { Filter, States, stateWords } from './filter.tsx';
import { type BoardQuery, boardPath, chosen, type Sort } from './query.ts';

/** Every promise with its state, as the address asks for it. */
export function Promises({
  promises,
  query,
}: {
  readonly promises: readonly StandingPromise[];
  readonly query: BoardQuery;
}) {
  const { t, language } = useVisit();
  const found = chosen(promises, query, language);
  return (
    <section class="stack" id="promises">
      <h2>{t(words.title)}</h2>
      <States promises={promises} query={query} />
      <Filter promises={promises} query={query} />
      <p class="small" role="status">
        {t({
          de: `${found.length} von ${promises.length} Zusagen`,
          en: `${found.length} of ${promises.length} promises`,
        })}
      </p>
      {found.length === 0 ? <p>{t(words.none)}</p> : <PromiseTable found={found} query={query} />}
    </section>
  );
}

function PromiseTable({ found, query }: { readonly found: readonly StandingPromise[]; readonly query: BoardQuery }) {
  const { t } = useVisit();
  return (
    <div class="frame" tabindex={0} role="region" aria-label={t(words.title)}>
      <table class="table table--promises">
        <caption class="unseen">{t(words.title)}</caption>
        <thead>
          <tr>
            <SortHead sort="id" label={words.number} query={query} />
            <SortHead sort="title" label={words.promise} query={query} />
            <SortHead sort="section" label={words.section} query={query} />
            <SortHead sort="state" label={words.state} query={query} />
            <th scope="col">{t(words.how)}</th>
          </tr>
        </thead>
        <tbody>
          {found.map((promise) => (
            <tr>
              <th scope="row">{promise.id}</th>
              <td>{t(promise.title)}</td>
              <td>{t(promise.sectionTitle)}</td>
              <td>
                <span class={`tag tag--${tones[promise.state]}`}>{t(stateWords[promise.state])}</span>
              </td>
              <td>
                <How promise={promise} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function How({ promise }: { readonly promise: StandingPromise }) {
  const { t, to } = useVisit();
  if (promise.deadlines.length > 0)
    return (
      <>
        {promise.deadlines.map(({ text }) => (
          <span class="table__line">{t(text)}</span>
        ))}
      </>
    );
  if (promise.state === 'waiting') return <>{t(words.later)}</>;
  const anchor = promise.section === 'general' ? 'opening' : promise.section;
  return (
    <>
      {t(words.byCode)} <a href={to(`/privacy#${anchor}`)}>{t(words.inNotice)}</a>
    </>
  );
}

function SortHead({ sort, label, query }: { readonly sort: Sort; readonly label: Text; readonly query: BoardQuery }) {
  const { t, to } = useVisit();
  const current = query.sort === sort;
  const next = current && query.order === 'up' ? 'down' : 'up';
  const direction = current ? (query.order === 'up' ? 'ascending' : 'descending') : undefined;
  return (
    <th scope="col" aria-sort={direction}>
      <a href={to(boardPath(query, { sort, order: next }))}>
        {t(label)}
        {current && <span aria-hidden="true">{query.order === 'up' ? ' ↑' : ' ↓'}</span>}
      </a>
    </th>
  );
}

const tones: Readonly<Record<PromiseState, string>> = { kept: 'kept', broken: 'overdue', waiting: 'soon' };

const words = {
  title: { de: 'Alle Zusagen der Datenschutzerklärung', en: 'All promises of the privacy notice' },
  number: { de: 'Nr.', en: 'No.' },
  promise: { de: 'Zusage', en: 'Promise' },
  section: { de: 'Abschnitt', en: 'Section' },
  state: { de: 'Stand', en: 'State' },
  how: { de: 'Wie sie gehalten wird', en: 'How it is kept' },
  none: { de: 'Keine Zusage passt zu dieser Auswahl.', en: 'No promise fits this choice.' },
  later: { de: 'wird noch gebaut', en: 'still to be built' },
  byCode: { de: 'durch den Aufbau der Software;', en: 'by how the software is built;' },
  inNotice: { de: 'Wortlaut', en: 'wording' },
} as const satisfies Record<string, Text>;
