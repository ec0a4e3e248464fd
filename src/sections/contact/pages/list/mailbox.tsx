import type { Text } from '../../../../core/policy/index.ts';
import { Message, useVisit } from '../../../../core/web/index.ts';
import { Moment } from '../moment.tsx';
import type { MailboxState } from './state.ts';

/** Whether the mailbox is under the policy right now, and what to do where it is not. */
export function Mailboxes({
  states,
  mode,
}: {
  readonly states: readonly MailboxState[];
  readonly mode: 'trial' | 'production';
}) {
  const { t, to } = useVisit();
  if (states.length === 0)
    return (
      <Message title={t(words.none)}>
        <p>{t(words.noneNext)}</p>
        {mode === 'trial' && (
          <p>
            {t(words.trial)} <a href={to('/mailbox')}>{t(words.trialBox)}</a>
          </p>
        )}
      </Message>
    );
  return (
    <section class="contact-state" aria-label={t(words.state)}>
      {states.map((state) => (
        <Mailbox state={state} />
      ))}
    </section>
  );
}

function Mailbox({ state }: { readonly state: MailboxState }) {
  const { t, language } = useVisit();
  const { title, looks, lookedAt, messages, known, problem, leaving, stuck } = state;
  return (
    <div>
      <p>
        <strong>{title}</strong>{' '}
        {problem ? (
          <span class="tag tag--overdue">{t(problems[problem].title)}</span>
        ) : (
          <span class={looks > 0 ? 'tag tag--kept' : 'tag tag--soon'}>{t(looks > 0 ? words.read : words.reading)}</span>
        )}{' '}
        {lookedAt && (
          <>
            {t(words.lookedAt)} <Moment at={lookedAt} />, {messages.toLocaleString(language)}{' '}
            {t(messages === 1 ? words.message : words.messages)}
          </>
        )}
        {leaving > 0 && <> · {t(leavingWords(leaving))}</>}
      </p>
      {problem && <p>{t(problems[problem].next)}</p>}
      {stuck > 0 && <p class="missing">{t(stuckWords(stuck))}</p>}
      {looks === 0 && !problem && messages > 0 && (
        <p>
          <label>
            {t(progressWords(known, messages))} <progress value={known} max={messages} />
          </label>
        </p>
      )}
    </div>
  );
}

const leavingWords = (count: number): Text => ({
  de: count === 1 ? '1\u00a0Nachricht wird gerade gelöscht' : `${count}\u00a0Nachrichten werden gerade gelöscht`,
  en: count === 1 ? '1 message is being erased' : `${count} messages are being erased`,
});

const stuckWords = (count: number): Text => ({
  de: `${count}\u00a0davon gibt das Postfach nicht frei: Rechte des Zugangs prüfen (Löschen, EXPUNGE).`,
  en: `${count} of them the mailbox does not let go: check the rights of the login (delete, expunge).`,
});

const progressWords = (known: number, messages: number): Text => ({
  de: `${known} von ${messages} Nachrichten eingelesen`,
  en: `${known} of ${messages} messages read in`,
});

const problems: Readonly<Record<NonNullable<MailboxState['problem']>, { readonly title: Text; readonly next: Text }>> =
  {
    unreachable: {
      title: { de: 'nicht erreichbar', en: 'out of reach' },
      next: {
        de: 'Der Server antwortet nicht. Rechner und Port in IMAP_URL prüfen; es wird von selbst weiter versucht.',
        en: 'The server does not answer. Check host and port in IMAP_URL; it is tried again by itself.',
      },
    },
    refused: {
      title: { de: 'Anmeldung abgelehnt', en: 'sign-in refused' },
      next: {
        de: 'Benutzer und Passwort in IMAP_URL prüfen und den Server neu starten.',
        en: 'Check user and password in IMAP_URL and restart the server.',
      },
    },
    failed: {
      title: { de: 'abgebrochen', en: 'broken off' },
      next: {
        de: 'Das Lesen brach ab und wird wiederholt. Bleibt das so, sagt „avow doctor“ mehr.',
        en: 'Reading broke off and is repeated. If it stays so, “avow doctor” says more.',
      },
    },
  };

const words = {
  state: { de: 'Stand der Postfächer', en: 'State of the mailboxes' },
  none: { de: 'Kein Postfach verbunden', en: 'No mailbox connected' },
  noneNext: {
    de: 'IMAP_URL nennt kein Postfach, in das Menschen schreiben. Bis dahin findet, prüft und löscht Avow dort nichts. Eintragen: IMAP_URL=imaps://benutzer:passwort@server:993, dann neu starten.',
    en: 'IMAP_URL names no mailbox that people write to. Until then Avow finds, reviews and erases nothing there. Set IMAP_URL=imaps://user:password@server:993, then restart.',
  },
  trial: {
    de: 'Im Probebetrieb liegen Nachrichten des Kontaktformulars im',
    en: 'In a trial, messages of the contact form lie in the',
  },
  trialBox: { de: 'eingebauten Postfach', en: 'built-in mailbox' },
  read: { de: 'gelesen', en: 'read' },
  reading: { de: 'wird eingelesen', en: 'being read in' },
  lookedAt: { de: 'zuletzt', en: 'last' },
  message: { de: 'Nachricht', en: 'message' },
  messages: { de: 'Nachrichten', en: 'messages' },
} as const satisfies Record<string, Text>;
