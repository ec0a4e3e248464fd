import { type Deadline, inWords, type Text } from '../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../../../core/web/index.ts';
import type { List } from '../../policy.ts';
import { scopes, scopesIn } from './scope.ts';
import type { Token } from './token.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly tokens: readonly Token[];
  /** The lists that a token may be made for. */
  readonly lists: readonly List[];
  /** Whether one may be made for all of them. */
  readonly mayAll: boolean;
  /** Whether the policy lets customers be entered. */
  readonly hasCustomers: boolean;
  /** How long a token works. */
  readonly works: Deadline;
  /** One just made: shown this once. */
  readonly fresh?: string;
  readonly error?: Text;
}

export function TokensPage({ Form, tokens, lists, mayAll, hasCustomers, works, fresh, error }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      {fresh && (
        <Message kind="good" title={t(words.fresh)}>
          <p>
            <code class="token">{fresh}</code>
          </p>
          <p>{t(words.once)}</p>
        </Message>
      )}
      {error && (
        <Message kind="wrong">
          <p>{t(error)}</p>
        </Message>
      )}
      <p>
        {t(words.what)} <a href={to('/api/v1')}>{t(words.interface)}</a>
      </p>
      <section class="stack">
        <h2>{t(words.tokens)}</h2>
        {tokens.length === 0 ? <p>{t(words.none)}</p> : <Tokens {...{ Form, tokens, lists }} />}
      </section>
      <section class="stack">
        <h2>{t(words.make)}</h2>
        <Form action="/staff/newsletter/tokens">
          <Field name="label" label={words.label} hint={words.labelHint} required maxlength={100} />
          <fieldset class="choice">
            <legend>{t(words.scopes)}</legend>
            <div class="choice__options">
              {scopesIn({ hasCustomers, mayAll }).map((name) => (
                <label class="choice__option">
                  <input type="checkbox" name="scope" value={name} />
                  <span>
                    <code>{name}</code>: {t(scopes[name])}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <fieldset class="choice">
            <legend>{t(words.lists)}</legend>
            <p class="field__hint">{t(mayAll ? words.listsHint : words.noList)}</p>
            <div class="choice__options">
              {lists.map(({ name, title }) => (
                <label class="choice__option">
                  <input type="checkbox" name="list" value={name} />
                  <span>{t(title)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <p class="small">
            {t({ de: `Der Schlüssel gilt ${inWords(works).de}.`, en: `The token works for ${inWords(works).en}.` })}
          </p>
          <Button>{t(words.make)}</Button>
        </Form>
      </section>
    </>
  );
}

function Tokens({ Form, tokens, lists }: Pick<Props, 'Form' | 'tokens' | 'lists'>) {
  const { t } = useVisit();
  return (
    <Table
      isQuiet
      caption={t(words.tokens)}
      head={[t(words.label), t(words.scopes), t(words.lists), t(words.until), t(words.used), t(words.end)]}
      rows={tokens.map((token) => [
        token.label,
        token.scopes.map((name) => (
          <span class="table__line">
            <code>{name}</code>
          </span>
        )),
        token.lists === null
          ? t(words.allLists)
          : token.lists.map((name) => t(lists.find((list) => list.name === name)?.title ?? name)).join(', '),
        token.until ? <Day day={token.until} /> : '',
        token.usedOn ? <Day day={token.usedOn} /> : t(words.never),
        <Form action="/staff/newsletter/tokens/revoke" inline label={`${t(words.revoke)}: ${token.label}`}>
          <input type="hidden" name="token" value={token.record} />
          <Button kind="grave">{t(words.revoke)}</Button>
        </Form>,
      ])}
    />
  );
}

function Day({ day }: { readonly day: Temporal.Instant | Temporal.PlainDate }) {
  const { language, timeZone } = useVisit();
  const date = day instanceof Temporal.Instant ? day.toZonedDateTimeISO(timeZone).toPlainDate() : day;
  const style = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  return <time datetime={date.toString()}>{date.toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', style)}</time>;
}

export const words = {
  title: { de: 'Zugangsschlüssel für Programme', en: 'Tokens for programs' },
  what: {
    de: 'Mit einem Schlüssel handelt ein Programm in Ihrem Namen, aber nur so weit, wie er nennt.',
    en: 'With a token a program acts on your behalf, but only as far as it names.',
  },
  interface: { de: 'Die Schnittstelle', en: 'The interface' },
  fresh: { de: 'Ihr neuer Schlüssel', en: 'Your new token' },
  once: {
    de: 'Er wird nur dieses eine Mal gezeigt; gespeichert ist allein sein Hash.',
    en: 'It is shown this one time; only its hash is stored.',
  },
  tokens: { de: 'Gültige Schlüssel', en: 'Valid tokens' },
  none: { de: 'Es gibt keinen.', en: 'There is none.' },
  make: { de: 'Schlüssel ausstellen', en: 'Make a token' },
  label: { de: 'Bezeichnung', en: 'Label' },
  labelHint: { de: 'Welches Programm ihn benutzt.', en: 'Which program uses it.' },
  scopes: { de: 'Was er darf', en: 'What it may do' },
  lists: { de: 'Für welche Listen', en: 'For which lists' },
  listsHint: {
    de: 'Ohne Auswahl gilt er für alle, auch für künftige.',
    en: 'With none chosen it is for all of them, future ones too.',
  },
  allLists: { de: 'alle', en: 'all' },
  noList: { de: 'Bitte wählen Sie unter Ihren Listen.', en: 'Please choose among your lists.' },
  onlyForAll: {
    de: 'Bestandskunden und was von Mails zurückkam lassen sich nicht nach Listen trennen: customers:write und reports:write gibt es nur für alle.',
    en: 'Customers and what came back of mails cannot be told apart by lists: customers:write and reports:write are for all of them only.',
  },
  until: { de: 'gilt bis', en: 'works until' },
  used: { de: 'zuletzt benutzt', en: 'last used' },
  never: { de: 'noch nie', en: 'never' },
  end: { de: 'Ende', en: 'End' },
  revoke: { de: 'Widerrufen', en: 'Revoke' },
  taken: {
    de: 'Ein gültiger Schlüssel heißt schon so. Bitte wählen Sie eine andere Bezeichnung.',
    en: 'A valid token has this name already. Please choose another label.',
  },
  incomplete: {
    de: 'Ein Schlüssel braucht eine Bezeichnung und mindestens eine Befugnis.',
    en: 'A token needs a label and at least one scope.',
  },
} as const satisfies Record<string, Text>;
