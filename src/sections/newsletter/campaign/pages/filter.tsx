import { Chips, useVisit } from '../../../../core/web/index.ts';
import type { List } from '../../policy/options.ts';
import type { Issue } from '../routes/listing.ts';
import { type ListQuery, listPath, states } from '../routes/query.ts';
import { stateWords, words } from './words.ts';

export function States({ issues, query }: { readonly issues: readonly Issue[]; readonly query: ListQuery }) {
  const { t, to } = useVisit();
  const all = {
    href: to(listPath(query, { state: undefined })),
    text: `${t(words.all)} (${issues.length})`,
    isCurrent: !query.state,
  };
  const each = states
    .map((state) => ({ state, count: issues.filter((issue) => issue.state === state).length }))
    .filter(({ state, count }) => count > 0 || state === query.state)
    .map(({ state, count }) => ({
      href: to(listPath(query, { state })),
      text: `${t(stateWords[state])} (${count})`,
      isCurrent: query.state === state,
    }));
  return <Chips label={t(words.state)} chips={[all, ...each]} />;
}

/** Asks by GET, since it changes nothing: the address of a filtered list can be kept and sent on. */
export function Filter({ lists, query }: { readonly lists: readonly List[]; readonly query: ListQuery }) {
  const { t, to } = useVisit();
  return (
    <form class="form form--inline filter" method="get" action={to('/staff/campaigns')}>
      {query.state && <input type="hidden" name="state" value={query.state} />}
      {query.sort !== 'changed' && <input type="hidden" name="sort" value={query.sort} />}
      {query.order !== 'down' && <input type="hidden" name="order" value={query.order} />}
      <div class="field">
        <label for="filter-q">{t(words.search)}</label>
        <input id="filter-q" type="search" name="q" value={query.q ?? ''} maxlength={100} />
      </div>
      {lists.length > 1 && (
        <div class="field">
          <label for="filter-list">{t(words.list)}</label>
          <select id="filter-list" name="list">
            <option value="">{t(words.all)}</option>
            {lists.map(({ name, title }) => (
              <option value={name} selected={name === query.list}>
                {t(title)}
              </option>
            ))}
          </select>
        </div>
      )}
      <button class="button button--quiet" type="submit">
        {t(words.filter)}
      </button>
    </form>
  );
}
