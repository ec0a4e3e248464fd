import type { Text } from '../../core/policy/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../core/web/index.ts';
import { longestName } from '../account/queries.ts';
import { words as factorWords } from '../factor/words.ts';
import { Moment, StaffForm } from '../frame/index.ts';
import { PasskeyBox } from '../passkey/box.tsx';
import type { Access } from './read.ts';

export function AccessPage({ access, done }: { readonly access: Access; readonly done?: keyof typeof dones }) {
  const { t } = useVisit();
  return (
    <>
      {done && <Message kind={done === 'kept' ? 'wrong' : 'good'}>{t(dones[done])}</Message>}
      <section class="stack">
        <h2>{t(words.who)}</h2>
        <p>{access.email}</p>
        <StaffForm action="/staff/access/name" inline>
          <Field name="name" label={words.name} value={access.name} autocomplete="name" maxlength={longestName} />
          <Button kind="quiet">{t(words.save)}</Button>
        </StaffForm>
      </section>
      <section class="stack">
        <h2>{t(words.passkeys)}</h2>
        {access.passkeys.length === 0 ? <p>{t(words.noPasskey)}</p> : <Passkeys access={access} />}
        <PasskeyBox use="register" button={words.add} />
      </section>
      <section class="stack">
        <h2>{t(factorWords.title)}</h2>
        <App access={access} />
      </section>
      <section class="stack">
        <h2>{t(words.sessions)}</h2>
        <Sessions access={access} />
        <StaffForm action="/staff/sign-out">
          <Button kind="grave" name="which" value="everywhere">
            {t(words.everywhere)}
          </Button>
        </StaffForm>
      </section>
    </>
  );
}

function Passkeys({ access }: { readonly access: Access }) {
  const { t } = useVisit();
  return (
    <Table
      caption={t(words.passkeys)}
      isQuiet
      head={[t(words.added), t(words.used), t(words.action)]}
      rows={access.passkeys.map((passkey) => [
        <Moment at={passkey.addedAt} />,
        passkey.usedAt ? <Moment at={passkey.usedAt} /> : t(words.never),
        <StaffForm action="/staff/access/passkey/remove" inline>
          <Button kind="quiet" name="id" value={passkey.id}>
            {t(words.remove)}
          </Button>
        </StaffForm>,
      ])}
    />
  );
}

function App({ access: { totp } }: { readonly access: Access }) {
  const { t, to } = useVisit();
  if (!totp)
    return (
      <>
        <p>{t(factorWords.none)}</p>
        <p>
          <a class="button" href={to('/staff/access/factor')}>
            {t(factorWords.begin)}
          </a>
        </p>
      </>
    );
  return (
    <>
      <p>
        {t(factorWords.since)} <Moment at={totp.since} />. {t(factorWords.left(totp.codesLeft))}.
      </p>
      <p>
        <a href={to('/staff/access/factor/recovery')}>{t(factorWords.renew)}</a>
        {' · '}
        <a href={to('/staff/access/factor/remove')}>{t(factorWords.remove)}</a>
      </p>
    </>
  );
}

function Sessions({ access }: { readonly access: Access }) {
  const { t } = useVisit();
  return (
    <Table
      caption={t(words.sessions)}
      isQuiet
      head={[t(words.since), t(words.seen), t(words.until), t(words.browser)]}
      rows={access.sessions.map((session) => [
        <>
          <Moment at={session.since} /> {session.here && <span class="tag tag--kept">{t(words.here)}</span>}
        </>,
        <Moment at={session.seenAt} />,
        session.until ? <Moment at={session.until} /> : '–',
        session.browser || '–',
      ])}
    />
  );
}

export const words = {
  title: { de: 'Mein Zugang', en: 'My account' },
  who: { de: 'Name', en: 'Name' },
  name: { de: 'Ihr Name', en: 'Your name' },
  save: { de: 'Speichern', en: 'Save' },
  passkeys: { de: 'Passkeys', en: 'Passkeys' },
  noPasskey: {
    de: 'Noch keiner. Sie melden sich mit dem Link per E-Mail an.',
    en: 'None yet. You sign in with the link by mail.',
  },
  add: { de: 'Passkey hinzufügen', en: 'Add a passkey' },
  added: { de: 'Hinzugefügt', en: 'Added' },
  used: { de: 'Zuletzt benutzt', en: 'Last used' },
  never: { de: 'noch nie', en: 'never' },
  action: { de: 'Aktion', en: 'Action' },
  remove: { de: 'Entfernen', en: 'Remove' },
  sessions: { de: 'Wo Sie angemeldet sind', en: 'Where you are signed in' },
  since: { de: 'Seit', en: 'Since' },
  seen: { de: 'Letzte Anfrage', en: 'Last request' },
  until: { de: 'Endet spätestens', en: 'Ends at the latest' },
  browser: { de: 'Browser', en: 'Browser' },
  here: { de: 'hier', en: 'here' },
  everywhere: { de: 'Überall abmelden', en: 'Sign out everywhere' },
} as const satisfies Record<string, Text>;

export const dones = {
  added: { de: 'Der Passkey ist eingerichtet.', en: 'The passkey is set up.' },
  removed: { de: 'Der Passkey ist entfernt.', en: 'The passkey is removed.' },
  kept: {
    de: 'Ihre Rolle verlangt zwei Faktoren, und dieser Passkey ist Ihr einziger zweiter. Richten Sie zuerst einen anderen oder eine Code-App ein.',
    en: 'Your role demands two factors, and this passkey is your only second one. Set up another or an authenticator app first.',
  },
  unlinked: {
    de: 'Die Code-App ist entfernt. Für die Anmeldung genügt wieder der Link.',
    en: 'The authenticator app is removed. The link is enough to sign in again.',
  },
  renamed: { de: 'Der Name ist gespeichert.', en: 'The name is saved.' },
} as const satisfies Record<string, Text>;
