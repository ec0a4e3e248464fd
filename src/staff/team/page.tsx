import type { Text } from '../../core/policy/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../core/web/index.ts';
import { type Role, roles } from '../account/queries.ts';
import { Moment, StaffForm } from '../frame/index.ts';
import type { InvitedByMail, Member, Removed } from './team.ts';

interface Props {
  readonly members: readonly Member[];
  readonly message?: { readonly kind: 'good' | 'wrong'; readonly text: Text };
  readonly error?: Text;
  readonly value?: string;
}

export function TeamPage({ members, message, error, value = '' }: Props) {
  const { t } = useVisit();
  return (
    <>
      {message && <Message kind={message.kind}>{t(message.text)}</Message>}
      <Table
        caption={t(words.title)}
        isQuiet
        head={[t(words.email), t(words.name), t(words.role), t(words.state), t(words.since), t(words.action)]}
        rows={members.map((member) => [
          member.email,
          member.name || '–',
          t(roleWords[member.role]),
          member.leaving ? (
            t(words.leaving)
          ) : member.stage === 'invited' && member.until ? (
            <>
              {t(words.invited)} <Moment at={member.until} />
            </>
          ) : (
            t(words.active)
          ),
          <Moment at={member.since} time={false} />,
          member.leaving ? (
            '–'
          ) : (
            <StaffForm action="/staff/team/remove" inline>
              <Button kind="quiet" name="account" value={member.record}>
                {t(words.remove)}
              </Button>
            </StaffForm>
          ),
        ])}
      />
      <section class="stack">
        <h2>{t(words.invite)}</h2>
        <StaffForm action="/staff/team">
          <Field
            name="address"
            type="email"
            label={words.email}
            value={value}
            error={error}
            required
            autocomplete="off"
          />
          <div class="field">
            <label for="field-role">{t(words.role)}</label>
            <select id="field-role" name="role">
              {roles.map((role) => (
                <option value={role}>{t(roleWords[role])}</option>
              ))}
            </select>
          </div>
          <Button>{t(words.send)}</Button>
        </StaffForm>
      </section>
    </>
  );
}

export function ConfirmRemove({ member }: { readonly member: Member }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        <strong>{member.email}</strong>
      </p>
      <p>{t(words.removeThen)}</p>
      <StaffForm action="/staff/team/remove">
        <input type="hidden" name="account" value={member.record} />
        <Button kind="grave" name="confirmed" value="yes">
          {t(words.removeNow)}
        </Button>
      </StaffForm>
      <p>
        <a href={to('/staff/team')}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

export function removedWords(removed: Removed | Exclude<InvitedByMail, 'invited'>): {
  readonly kind: 'good' | 'wrong';
  readonly text: Text;
} {
  if (removed === 'removed')
    return {
      kind: 'good',
      text: { de: 'Der Zugang ist entzogen und gelöscht.', en: 'The account is withdrawn and erased.' },
    };
  switch (removed.refused) {
    case 'gone':
      return { kind: 'wrong', text: { de: 'Diesen Zugang gibt es nicht mehr.', en: 'This account no longer exists.' } };
    case 'last':
      return {
        kind: 'wrong',
        text: {
          de: 'Das ist der letzte Zugang. Laden Sie zuerst jemanden ein.',
          en: 'This is the last account. Invite somebody first.',
        },
      };
    case 'held':
      return {
        kind: 'wrong',
        text: {
          de: 'Der Zugang ist entzogen: Niemand meldet sich mehr mit ihm an. Eine Aussetzung verbietet noch die Löschung; sie folgt, sobald die Aussetzung endet.',
          en: 'The account is withdrawn: nobody signs in with it any more. A hold still forbids the erasure, which follows once the hold closes.',
        },
      };
    case 'leaving':
      return {
        kind: 'wrong',
        text: {
          de: 'Dieser Zugang ist entzogen, und nur eine Aussetzung bewahrt seine Daten. Schließen Sie die Aussetzung; dann lässt sich die Adresse neu einladen.',
          en: 'This account is withdrawn, and a hold alone keeps its data. Close the hold; then the address can be invited again.',
        },
      };
  }
}

const roleWords: Readonly<Record<Role, Text>> = {
  keeper: { de: 'Verwaltung: alles', en: 'Keeper: everything' },
  sender: { de: 'Versand: schreiben, freigeben, versenden', en: 'Sender: writes, approves, sends' },
  author: { de: 'Redaktion: schreiben', en: 'Author: writes' },
  reader: { de: 'Einsicht: lesen', en: 'Reader: looks' },
};

export const words = {
  title: { de: 'Zugänge', en: 'Accounts' },
  email: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  name: { de: 'Name', en: 'Name' },
  role: { de: 'Rolle', en: 'Role' },
  state: { de: 'Stand', en: 'State' },
  since: { de: 'Seit', en: 'Since' },
  action: { de: 'Aktion', en: 'Action' },
  invited: { de: 'eingeladen bis', en: 'invited until' },
  active: { de: 'aktiv', en: 'active' },
  leaving: { de: 'entzogen; eine Aussetzung bewahrt die Daten', en: 'withdrawn; a hold keeps the data' },
  invite: { de: 'Jemanden einladen', en: 'Invite somebody' },
  send: { de: 'Einladung senden', en: 'Send the invitation' },
  sent: { de: 'Die Einladung ist unterwegs.', en: 'The invitation is on its way.' },
  remove: { de: 'Entziehen', en: 'Withdraw' },
  removeTitle: { de: 'Zugang entziehen', en: 'Withdraw the account' },
  removeThen: {
    de: 'Alle Anmeldungen enden sofort, Passkeys und Angaben zur Person werden gelöscht.',
    en: 'All sign-ins end at once; passkeys and personal details are erased.',
  },
  removeNow: { de: 'Jetzt entziehen', en: 'Withdraw now' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
} as const satisfies Record<string, Text>;
