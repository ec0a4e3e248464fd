import type { Text } from '../../core/policy/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../core/web/index.ts';
import { roles } from '../account/queries.ts';
import { Moment, StaffForm } from '../frame/index.ts';
import type { Member } from './team.ts';
import { roleWords, type Told, words } from './words.ts';

interface Props {
  readonly members: readonly Member[];
  readonly message?: Told;
  readonly error?: Text;
  readonly value?: string;
}

export function TeamPage({ members, message, error, value = '' }: Props) {
  const { t, to } = useVisit();
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
          member.leaving ? (
            t(roleWords[member.role])
          ) : (
            <a href={to(`/staff/team/${member.record}`)}>{t(roleWords[member.role])}</a>
          ),
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
