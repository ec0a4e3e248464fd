import type { Policy, Text } from '../../../../core/policy/index.ts';
import { classNamed, stageNamed } from '../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Chips, Field, Message, Table, useVisit } from '../../../../core/web/index.ts';
import { conversationClass } from '../../conversation/index.ts';
import { letterOf } from '../../review/index.ts';
import { LastDay, Moment } from '../moment.tsx';
import { contactPath, conversationPath, planPath } from '../paths.ts';
import { words as common, stageTags } from '../words.ts';
import { Mailboxes } from './mailbox.tsx';
import { type ListQuery, listPath, perPage, shelves, sorts } from './query.ts';
import type { Listed, Listing } from './read.ts';
import { Removed } from './removed.tsx';
import { orderWords, shelfWords, words } from './words.ts';

export interface ListProps extends Listing {
  readonly Form: StaffDesk['Form'];
  readonly query: ListQuery;
  readonly policy: Policy;
  readonly mode: 'trial' | 'production';
  /** What was searched for. */
  readonly address?: string;
  readonly error?: Text;
  /** What was done on the page before. */
  readonly done?: Text;
}

export function ListPage(props: ListProps) {
  const { t, to } = useVisit();
  const { Form, states, mode, stuck, address, error, done, query, counts, removed } = props;
  return (
    <>
      {done && (
        <Message kind="good">
          <p>{t(done)}</p>
        </Message>
      )}
      <Mailboxes states={states} mode={mode} />
      {removed.map((mailbox) => (
        <Removed Form={Form} mailbox={mailbox} />
      ))}
      {stuck > 0 && <Stuck Form={Form} count={stuck} />}
      {address === undefined && <Shelves query={query} counts={counts} />}
      <Form action="/staff/contact/search" inline>
        <Field
          name="address"
          label={words.address}
          hint={words.addressHint}
          value={address ?? ''}
          error={error}
          autocomplete="off"
          required
        />
        <Button kind="quiet">{t(words.search)}</Button>
      </Form>
      {address !== undefined && !error && (
        <p role="status">
          {t(foundWords(props.total))} <a href={to(contactPath)}>{t(words.back)}</a>
        </p>
      )}
      {!error && <Rows {...props} />}
      <p class="contact-links">
        <a href={to(planPath)}>{t(common.plan)}</a>
      </p>
    </>
  );
}

function Shelves({ query, counts }: Pick<ListProps, 'query' | 'counts'>) {
  const { t, to } = useVisit();
  return (
    <Chips
      label={t(words.shelves)}
      chips={shelves.map((show) => ({
        href: to(listPath(query, { show })),
        text: `${t(shelfWords[show])} (${counts[show]})`,
        isCurrent: query.show === show,
      }))}
    />
  );
}

function Rows({ listed, total, query, counts, policy, address }: ListProps) {
  const { t, to } = useVisit();
  if (listed.length === 0 && address === undefined)
    return (
      <p role="status">{t(counts.all === 0 ? words.empty : query.show === 'tasks' ? words.nothingToDo : words.none)}</p>
    );
  if (listed.length === 0) return null;
  const pages = Math.ceil(total / perPage);
  return (
    <>
      {address === undefined && total > 1 && <Order query={query} />}
      <Table
        caption={t(address === undefined ? shelfWords[query.show] : words.found)}
        isQuiet
        numbers={[5]}
        head={[t(words.conversation), t(words.stage), t(words.ground), t(words.last), t(words.next), t(words.messages)]}
        rows={listed.map((one) => [<Name one={one} />, <Stage one={one} policy={policy} />, ...facts(one, t)])}
      />
      {address === undefined && pages > 1 && (
        <nav aria-label={t(words.pages)} class="contact-links">
          {query.page > 1 && (
            <a rel="prev" href={to(listPath(query, { page: query.page - 1 }))}>
              {t(words.previous)}
            </a>
          )}
          <span>{t({ de: `Seite ${query.page} von ${pages}`, en: `Page ${query.page} of ${pages}` })}</span>
          {query.page < pages && (
            <a rel="next" href={to(listPath(query, { page: query.page + 1 }))}>
              {t(words.following)}
            </a>
          )}
        </nav>
      )}
    </>
  );
}

/** With whom and about what; where nobody may read it, only that there is something. */
function Name({ one: { id, stage, heading } }: { readonly one: Listed }) {
  const { t, to } = useVisit();
  const isOpen = stage === 'current' || stage === 'review' || stage === 'deal';
  return (
    <>
      <a href={to(conversationPath(id))}>
        {heading
          ? heading.subject || t(words.noSubject)
          : `${t(isOpen ? common.unreachable : common.unreadable)} · ${id.slice(-6)}`}
      </a>
      {heading && <span class="table__line small">{heading.person.name || heading.person.address}</span>}
    </>
  );
}

function Stage({ one, policy }: { readonly one: Listed; readonly policy: Policy }) {
  const { t } = useVisit();
  return (
    <span class="contact-tags">
      <span class={stageTags[one.stage]}>{t(stageNamed(classNamed(policy, conversationClass), one.stage).title)}</span>
      {one.held && <span class="tag tag--soon">{t(common.held)}</span>}
      {one.automatic ? (
        <span class="tag">{t(common.automatic)}</span>
      ) : (
        one.lastInbound && one.stage === 'current' && <span class="tag">{t(common.unanswered)}</span>
      )}
    </span>
  );
}

const facts = (one: Listed, t: ReturnType<typeof useVisit>['t']) => [
  one.resting ? (
    <>
      {t({ de: `Buchst. ${letterOf[one.resting.ground]}`, en: `point ${letterOf[one.resting.ground]}` })}
      {!one.resting.at && <span class="table__line small">{t(words.presumed)}</span>}
    </>
  ) : (
    ''
  ),
  <Moment at={one.lastAt} />,
  one.goneBy ? (
    <>
      {t(nextWords[one.stage] ?? words.untilEvent)}{' '}
      <LastDay before={one.stage === 'letter' ? (one.due ?? one.goneBy) : one.goneBy} />
    </>
  ) : (
    t(words.untilEvent)
  ),
  one.messages,
];

const nextWords: Readonly<Partial<Record<Listed['stage'], Text>>> = {
  current: { de: 'prüfen bis', en: 'review by' },
  deal: { de: 'prüfen bis', en: 'review by' },
  review: { de: 'gelöscht bis', en: 'erased by' },
  unneeded: { de: 'gelöscht bis', en: 'erased by' },
  letter: { de: 'gesperrt bis', en: 'blocked until' },
};

/** Apart from the table, whose headings are gone where it is narrow. */
function Order({ query }: { readonly query: ListQuery }) {
  const { t, to } = useVisit();
  return (
    <Chips
      label={t(words.order)}
      chips={sorts.map((sort) => ({
        href: to(listPath(query, { sort })),
        text: t(orderWords[sort]),
        isCurrent: query.sort === sort,
      }))}
    />
  );
}

function Stuck({ Form, count }: Pick<ListProps, 'Form'> & { readonly count: number }) {
  const { t } = useVisit();
  return (
    <Message kind="wrong" title={t(stuckWords(count))}>
      <p>{t(words.stuckNext)}</p>
      <Form action="/staff/contact/retry" inline>
        <Button kind="quiet">{t(words.retry)}</Button>
      </Form>
    </Message>
  );
}

const stuckWords = (count: number): Text => ({
  de:
    count === 1
      ? '1\u00a0Nachricht des Kontaktformulars kam nicht an'
      : `${count}\u00a0Nachrichten des Kontaktformulars kamen nicht an`,
  en:
    count === 1
      ? '1 message of the contact form did not arrive'
      : `${count} messages of the contact form did not arrive`,
});

const foundWords = (count: number): Text => ({
  de:
    count === 0
      ? 'Mit dieser Adresse gibt es keinen Schriftwechsel.'
      : `${count}\u00a0Schriftwechsel mit dieser Adresse.`,
  en:
    count === 0
      ? 'There is no conversation with this address.'
      : `${count} ${count === 1 ? 'conversation' : 'conversations'} with this address.`,
});
