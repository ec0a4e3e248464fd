import type { Language, Text } from '../../core/policy/index.ts';
import { Chips, useVisit } from '../../core/web/index.ts';
import { type PromiseState, promiseStates, type StandingPromise } from '../../kept/index.ts';
import { type BoardQuery, boardPath } from './query.ts';

export function States({
  promises,
  query,
}: {
  readonly promises: readonly StandingPromise[];
  readonly query: BoardQuery;
}) {
  const { t, to } = useVisit();
  const all = { href: to(boardPath(query, { state: undefined })), text: t(words.all), isCurrent: !query.state };
  const each = promiseStates.map((state) => ({
    href: to(boardPath(query, { state })),
    text: `${t(stateWords[state])} (${promises.filter((p) => p.state === state).length})`,
    isCurrent: query.state === state,
  }));
  return <Chips label={t(words.state)} chips={[all, ...each]} />;
}

/** Asks by GET, since it changes nothing: the address of a filtered table can be kept and sent on. */
export function Filter({
  promises,
  query,
}: {
  readonly promises: readonly StandingPromise[];
  readonly query: BoardQuery;
}) {
  const { t, to } = useVisit();
  const sections = new Map(promises.map((p) => [p.section, p.sectionTitle]));
  return (
    <form class="form form--inline filter" method="get" action={to('/staff')}>
      {query.state && <input type="hidden" name="state" value={query.state} />}
      {query.sort !== 'id' && <input type="hidden" name="sort" value={query.sort} />}
      {query.order !== 'up' && <input type="hidden" name="order" value={query.order} />}
      <div class="field">
        <label for="filter-q">{t(words.search)}</label>
        <input id="filter-q" type="search" name="q" value={query.q ?? ''} maxlength={100} />
      </div>
      <div class="field">
        <label for="filter-section">{t(words.section)}</label>
        <select id="filter-section" name="section">
          <option value="">{t(words.all)}</option>
          {[...sections].map(([name, title]) => (
            <option value={name} selected={name === query.section}>
              {t(title)}
            </option>
          ))}
        </select>
      </div>
      <button class="button button--quiet" type="submit">
        {t(words.filter)}
      </button>
    </form>
  );
}

export const stateWords: Readonly<Record<PromiseState, Readonly<Record<Language, string>>>> = {
  kept: { de: 'gehalten', en: 'kept' },
  broken: { de: 'gebrochen', en: 'broken' },
  waiting: { de: 'läuft noch nicht', en: 'not running yet' },
};

const words = {
  all: { de: 'Alle', en: 'All' },
  state: { de: 'Stand', en: 'State' },
  search: { de: 'Suche', en: 'Search' },
  section: { de: 'Abschnitt', en: 'Section' },
  filter: { de: 'Filtern', en: 'Filter' },
} as const satisfies Record<string, Text>;
