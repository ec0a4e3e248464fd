import type { Text } from '../../core/policy/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../core/web/index.ts';
import { Moment, StaffForm } from '../frame/index.ts';
import { PasskeyBox } from '../passkey/box.tsx';
import type { Access } from './read.ts';

export function AccessPage({ access, done }: { readonly access: Access; readonly done?: keyof typeof dones }) {
  const { t } = useVisit();
  return (
    <>
      {done && <Message kind="good">{t(dones[done])}</Message>}
      <section class="stack">
        <h2>{t(words.who)}</h2>
        <p>{access.email}</p>
        <StaffForm action="/staff/access/name" inline>
          <Field name="name" label={words.name} value={access.name} autocomplete="name" maxlength={100} />
          <Button kind="quiet">{t(words.save)}</Button>
        </StaffForm>
      </section>
      <section class="stack">
        <h2>{t(words.passkeys)}</h2>
        {access.passkeys.length === 0 ? <p>{t(words.noPasskey)}</p> : <Passkeys access={access} />}
        <PasskeyBox use="register" button={words.add} />
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
  renamed: { de: 'Der Name ist gespeichert.', en: 'The name is saved.' },
} as const satisfies Record<string, Text>;
