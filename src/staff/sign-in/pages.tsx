import type { Text } from '../../core/policy/index.ts';
import { Button, Field, Form, Message, useVisit } from '../../core/web/index.ts';
import { linkPath } from '../account/link.ts';
import { CodeField } from '../factor/pages.tsx';
import type { Wrong } from '../factor/words.ts';
import { PasskeyBox } from '../passkey/box.tsx';
import { words as providerWords } from '../provider/pages.tsx';

export function SignIn({
  ended,
  error,
  value,
  provider,
}: {
  readonly ended?: boolean;
  readonly error?: Text;
  readonly value?: string;
  /** Who runs the identity provider, where one is set up. */
  readonly provider?: Text | undefined;
}) {
  const { t } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.signIn)}</h1>
      {ended && <Message title={t(words.ended)} />}
      <p>{t(words.how)}</p>
      <Form action="/staff/sign-in">
        <Field
          name="email"
          type="email"
          label={words.email}
          required
          autocomplete="username webauthn"
          value={value ?? ''}
          error={error}
        />
        <Button>{t(words.send)}</Button>
      </Form>
      {provider && (
        <Form action="/staff/provider">
          <Button kind="quiet">
            {t(providerWords.with)} {t(provider)}
          </Button>
        </Form>
      )}
      <PasskeyBox use="sign-in" button={words.passkey} />
      <p class="small">{t(words.cookie)}</p>
    </article>
  );
}

export function Sent() {
  const { t, to } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.sent)}</h1>
      <p>{t(words.sentWhat)}</p>
      <p>
        <a href={to('/staff/sign-in')}>{t(words.again)}</a>
      </p>
    </article>
  );
}

/** A link in a mail is opened by scanners too: looking at it must not use it up. */
export function Enter({
  token,
  needsCode = false,
  wrong,
}: {
  readonly token: string;
  readonly needsCode?: boolean;
  readonly wrong?: Wrong;
}) {
  const { t } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.enter)}</h1>
      <p>{t(needsCode ? words.enterCode : words.enterWhat)}</p>
      <Form action={linkPath(token) as `/${string}`}>
        {needsCode && <CodeField wrong={wrong} />}
        <Button>{t(words.enterNow)}</Button>
      </Form>
      <p class="small">{t(words.cookie)}</p>
    </article>
  );
}

export function Spent() {
  const { t, to } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.spent)}</h1>
      <p>{t(words.spentWhat)}</p>
      <p>
        <a href={to('/staff/sign-in')}>{t(words.again)}</a>
      </p>
    </article>
  );
}

/** S13: who blocks cookies is told, once, and is not sent in circles. */
export function NoCookie() {
  const { t, to } = useVisit();
  return (
    <article class="stack">
      <h1>{t(words.blocked)}</h1>
      <p>{t(words.blockedWhat)}</p>
      <p>{t(words.blockedNext)}</p>
      <p>
        <a href={to('/staff/sign-in')}>{t(words.again)}</a>
      </p>
    </article>
  );
}

export const words = {
  signIn: { de: 'Anmelden', en: 'Sign in' },
  ended: {
    de: 'Ihre Anmeldung ist beendet. Bitte melden Sie sich neu an.',
    en: 'Your sign-in has ended. Please sign in again.',
  },
  how: {
    de: 'Der interne Bereich ist für Menschen, die hier arbeiten. Wir senden einen Link an Ihre Adresse, der Sie einmal anmeldet.',
    en: 'The internal area is for people who work here. We send a link to your address that signs you in once.',
  },
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  send: { de: 'Link zusenden', en: 'Send the link' },
  passkey: { de: 'Mit Passkey anmelden', en: 'Sign in with a passkey' },
  cookie: {
    de: 'Die Anmeldung setzt ein Sitzungs-Cookie. Es hält nur die Anmeldung zusammen und verschwindet, wenn Sie den Browser schließen.',
    en: 'Signing in sets a session cookie. It only holds the sign-in together and is gone when you close the browser.',
  },
  sent: { de: 'Sehen Sie in Ihr Postfach', en: 'Look in your mailbox' },
  sentWhat: {
    de: 'Gehört die Adresse zu einem Zugang, ist ein Link unterwegs. Er gilt einmal und nur für kurze Zeit.',
    en: 'If the address belongs to an account, a link is on its way. It works once and for a short time only.',
  },
  again: { de: 'Neuen Link anfordern', en: 'Ask for a new link' },
  enter: { de: 'Jetzt anmelden', en: 'Sign in now' },
  enterWhat: {
    de: 'Der Link ist gültig. Mit der Schaltfläche melden Sie sich an; danach ist er verbraucht.',
    en: 'The link is valid. The button signs you in; after that the link is used up.',
  },
  enterCode: {
    de: 'Der Link ist gültig. Ihr Zugang verlangt dazu den Code aus Ihrer App.',
    en: 'The link is valid. Your account asks for the code from your app as well.',
  },
  enterNow: { de: 'Anmelden', en: 'Sign in' },
  spent: { de: 'Dieser Link gilt nicht mehr', en: 'This link no longer works' },
  spentWhat: {
    de: 'Er ist abgelaufen, wurde schon benutzt oder ist unvollständig.',
    en: 'It has expired, was used already, or is incomplete.',
  },
  blocked: { de: 'Ohne Cookies geht die Anmeldung nicht', en: 'Signing in does not work without cookies' },
  blockedWhat: {
    de: 'Ihr Browser hat unser Sitzungs-Cookie nicht angenommen. Ohne dieses Cookie können wir die nächste Seite nicht mehr Ihrer Anmeldung zuordnen; Sie sind deshalb nicht angemeldet.',
    en: 'Your browser did not accept our session cookie. Without it we cannot tell that the next page belongs to your sign-in, so you are not signed in.',
  },
  blockedNext: {
    de: 'Erlauben Sie Cookies für diese Website und rufen Sie sie über https oder über http://localhost auf: Browser nehmen dieses Cookie nur über eine geschützte Verbindung an. Fordern Sie dann einen neuen Link an. Alles Übrige auf dieser Website geht ohne Cookies.',
    en: 'Allow cookies for this site and open it by https or by http://localhost: browsers accept this cookie over a protected connection only. Then ask for a new link. Everything else on this site works without cookies.',
  },
} as const satisfies Record<string, Text>;
