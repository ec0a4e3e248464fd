import type { Text } from '../../../../core/policy/index.ts';
import { requestKinds } from '../../../../core/section/index.ts';
import { Chips, Table, useVisit } from '../../../../core/web/index.ts';
import { kindWords, type Listed } from '../../request/index.ts';
import { Day, Moment, Select, Stand } from '../parts.tsx';
import { channelWords } from '../words.ts';
import { type CaseQuery, casePath, casesPath, isIn, listed, type State, states } from './query.ts';

export interface ListProps {
  readonly requests: readonly Listed[];
  readonly query: CaseQuery;
  readonly now: Temporal.Instant;
}

/** Every request about rights, whatever way it came; the one whose time ends first stands first. */
export function ListPage({ requests, query, now }: ListProps) {
  const { t, to } = useVisit();
  const shown = listed(requests, query, now);
  return (
    <>
      <p>{t(words.what)}</p>
      <p>
        <a class="button" href={to(`${casesPath}/new`)}>
          {t(words.new)}
        </a>
      </p>
      <Chips
        label={t(words.state)}
        chips={states.map((state) => ({
          href: to(casePath(query, { state })),
          text: `${t(stateWords[state])} (${requests.filter((one) => isIn(one, state, now)).length})`,
          isCurrent: query.state === state,
        }))}
      />
      <Filter query={query} />
      {shown.length === 0 ? (
        <p>{t(requests.length === 0 ? words.none : words.noneHere)}</p>
      ) : (
        <Cases shown={shown} query={query} now={now} />
      )}
    </>
  );
}

function Filter({ query }: { readonly query: CaseQuery }) {
  const { t, to } = useVisit();
  return (
    <form class="form form--inline filter" method="get" action={to(casesPath)}>
      {query.state !== 'open' && <input type="hidden" name="state" value={query.state} />}
      {query.sort !== 'due' && <input type="hidden" name="sort" value={query.sort} />}
      <Select
        name="kind"
        label={words.kind}
        chosen={query.kind}
        options={[
          { value: '', label: words.any },
          ...requestKinds.map((value) => ({ value, label: kindWords[value] })),
        ]}
      />
      <button class="button button--quiet" type="submit">
        {t(words.filter)}
      </button>
    </form>
  );
}

function Cases({ shown, query, now }: Pick<ListProps, 'query' | 'now'> & { readonly shown: readonly Listed[] }) {
  const { t, to } = useVisit();
  const sorted = (sort: CaseQuery['sort'], label: Text) => (
    <a href={to(casePath(query, { sort }))} aria-current={query.sort === sort ? 'true' : undefined}>
      {t(label)}
    </a>
  );
  const head = [
    t(words.kind),
    t(words.who),
    t(words.channel),
    sorted('received', words.received),
    t(words.target),
    sorted('due', words.limit),
    t(words.state),
  ];
  return (
    <Table
      caption={t(words.caption)}
      isQuiet
      head={head}
      rows={shown.map((one) => [
        <a href={to(`${casesPath}/${one.request}`)}>{one.kinds.map((kind) => t(kindWords[kind])).join(', ')}</a>,
        <Who request={one} />,
        t(channelWords[one.channel]),
        <Moment at={one.receivedAt} time={false} />,
        one.stage === 'answered' ? '–' : <Day before={one.due.nominal} />,
        one.stage === 'answered' ? '–' : <Day before={one.due.end} />,
        <>
          <Stand request={one} now={now} />{' '}
          {one.undelivered && <span class="tag tag--overdue">{t(words.undelivered)}</span>}
        </>,
      ])}
    />
  );
}

/** Evidence is read for one purpose only, and a list is none. */
function Who({ request: { who } }: { readonly request: Listed }) {
  const { t } = useVisit();
  if (!who) return <span class="small">{t(words.blocked)}</span>;
  return <>{[who.name, who.address].filter(Boolean).join(', ') || t(words.unknown)}</>;
}

export const stateWords: Readonly<Record<State, Text>> = {
  open: { de: 'Offen', en: 'Open' },
  soon: { de: 'Bald fällig', en: 'Due soon' },
  late: { de: 'Überfällig', en: 'Overdue' },
  undelivered: { de: 'Unzustellbar', en: 'Undelivered' },
  answered: { de: 'Beantwortet', en: 'Answered' },
  all: { de: 'Alle', en: 'All' },
};

export const words = {
  title: { de: 'Anträge', en: 'Requests' },
  what: {
    de: 'Anträge nach Art. 12 bis 22 DSGVO, auf welchem Weg auch immer sie kamen. Die Frist läuft ab Eingang.',
    en: 'Requests under Art. 12 to 22 GDPR, by whatever way they came. The time runs from receipt.',
  },
  new: { de: 'Antrag eintragen', en: 'Enter a request' },
  state: { de: 'Stand', en: 'State' },
  kind: { de: 'Recht', en: 'Right' },
  any: { de: 'Alle', en: 'All' },
  filter: { de: 'Filtern', en: 'Filter' },
  who: { de: 'Von', en: 'From' },
  channel: { de: 'Weg', en: 'Way' },
  received: { de: 'Eingang', en: 'Receipt' },
  target: { de: 'Ziel', en: 'Target' },
  limit: { de: 'Grenze', en: 'Limit' },
  caption: { de: 'Anträge', en: 'Requests' },
  blocked: { de: 'gesperrt', en: 'blocked' },
  undelivered: { de: 'E-Mail unzustellbar', en: 'mail undelivered' },
  unknown: { de: 'ohne Angabe', en: 'not given' },
  none: {
    de: 'Noch kein Antrag. Was per E-Mail, Telefon oder Brief kommt, tragen Sie hier ein; was über die Seite „Ihre Daten“ kommt, steht von selbst hier.',
    en: 'No request yet. Enter here what comes by e-mail, telephone or letter; what comes through the page “Your data” stands here by itself.',
  },
  noneHere: { de: 'Kein Antrag in dieser Auswahl.', en: 'No request in this selection.' },
} as const satisfies Record<string, Text>;
