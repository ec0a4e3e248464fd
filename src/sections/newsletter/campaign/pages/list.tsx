import { Table, useVisit } from '../../../../core/web/index.ts';
import type { List } from '../../policy/options.ts';
import type { Issue } from '../routes/listing.ts';
import { changedAt, type ListQuery, listPath, type Sort } from '../routes/query.ts';
import { Filter, States } from './filter.tsx';
import { At } from './instant.tsx';
import { Progress } from './progress.tsx';
import { called, stateTones, stateWords, words } from './words.ts';

export interface ListProps {
  /** Those that are asked for. */
  readonly issues: readonly Issue[];
  /** All of them, to count by state. */
  readonly all: readonly Issue[];
  readonly lists: readonly List[];
  readonly query: ListQuery;
  readonly mayWrite: boolean;
}

export function ListPage({ issues, all, lists, query, mayWrite }: ListProps) {
  const { t, to } = useVisit();
  const fresh = mayWrite && (
    <p>
      <a class="button campaign-new" href={to('/staff/campaigns/new')}>
        {t(words.fresh)}
      </a>
    </p>
  );
  if (all.length === 0)
    return (
      <>
        <p>{t(empty)}</p>
        {fresh}
      </>
    );
  return (
    <>
      {fresh}
      <States issues={all} query={query} />
      <Filter lists={lists} query={query} />
      {issues.length === 0 ? (
        <p role="status">{t(none)}</p>
      ) : (
        <Table
          caption={t(words.title)}
          isQuiet
          head={[
            <Sorted by="subject" query={query} />,
            <Sorted by="state" query={query} />,
            t(words.topic),
            t(words.lists),
            <Sorted by="size" query={query} />,
            <Sorted by="changed" query={query} />,
          ]}
          rows={issues.map((issue) => row(issue, lists, { t, to }))}
        />
      )}
    </>
  );
}

function row(issue: Issue, lists: readonly List[], { t, to }: Pick<ReturnType<typeof useVisit>, 't' | 'to'>) {
  const named = (name: string) => t(lists.find((list) => list.name === name)?.title ?? name);
  return [
    <a href={to(`/staff/campaigns/${issue.id}`)}>{t(called(issue.subject))}</a>,
    <span class="campaign-tags">
      <span class={stateTones[issue.state]}>{t(stateWords[issue.state])}</span>
      {issue.isAsked && issue.state === 'draft' && <span class="tag tag--soon">{t(words.asked)}</span>}
      {issue.isPublic && <span class="tag">{t(words.inArchive)}</span>}
    </span>,
    topicOf(issue, lists, t),
    issue.lists.map(named).join(', '),
    issue.startedAt ? <Progress {...issue} /> : '–',
    <At instant={changedAt(issue)} />,
  ];
}

/** A topic is known by its German words. */
const topicOf = ({ topic }: Issue, lists: readonly List[], t: ReturnType<typeof useVisit>['t']): string =>
  t(lists.flatMap((list) => list.topics).find(({ de }) => de === topic) ?? topic);

/** A heading that sorts, and turns the order when it already does. */
function Sorted({ by, query }: { readonly by: Sort; readonly query: ListQuery }) {
  const { t, to } = useVisit();
  const isCurrent = query.sort === by;
  const order = isCurrent && query.order === 'up' ? 'down' : 'up';
  const label = by === 'size' ? words.progress : words[by];
  return (
    <a href={to(listPath(query, { sort: by, order }))} aria-current={isCurrent ? 'true' : undefined}>
      {t(label)}
      {isCurrent && (
        <>
          <span aria-hidden="true">{query.order === 'up' ? ' ↑' : ' ↓'}</span>
          <span class="unseen">{t(query.order === 'up' ? ascending : descending)}</span>
        </>
      )}
    </a>
  );
}

const ascending = { de: ', aufsteigend', en: ', ascending' };
const descending = { de: ', absteigend', en: ', descending' };
const none = { de: 'Keine Ausgabe passt dazu.', en: 'No issue fits that.' };
const empty = {
  de: 'Es gibt noch keine Ausgabe. Eine Ausgabe entsteht als Entwurf; versandt wird nichts, bevor Sie es zweimal bestätigt haben.',
  en: 'There is no issue yet. An issue begins as a draft; nothing is sent before you have confirmed it twice.',
};
