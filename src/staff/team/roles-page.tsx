import type { Text } from '../../core/policy/index.ts';
import { Button, Message, useVisit } from '../../core/web/index.ts';
import { everyPart, type PartRole, partRoles } from '../account/part-roles.ts';
import { roles } from '../account/queries.ts';
import { StaffForm } from '../frame/index.ts';
import type { Parted } from './roles.ts';
import type { Member } from './team.ts';
import { partRoleWords, roleWords, type Told, words } from './words.ts';

interface Props {
  readonly member: Member;
  readonly held: readonly PartRole[];
  readonly parted: readonly Parted[];
  readonly message?: Told;
}

/** What one member may do: everywhere, and in each part. */
export function RolesPage({ member, held, parted, message }: Props) {
  const { t, to } = useVisit();
  return (
    <div class="stack">
      {message && <Message kind={message.kind}>{t(message.text)}</Message>}
      <p>
        <strong>{member.name || member.email}</strong>
        {member.name && <> · {member.email}</>}
      </p>
      <StaffForm action={`/staff/team/${member.record}`}>
        <Select
          name="role"
          label={words.everywhere}
          hint={words.everywhereHint}
          options={roles.map((role) => ({ value: role, label: roleWords[role] }))}
          chosen={member.role}
        />
        {parted.map(({ section, title, parts }) => (
          <fieldset class="fields stack">
            <legend>
              {t(words.inParts)} {t(title)}
            </legend>
            <p class="field__hint">{t(words.inPartsHint)}</p>
            {[{ name: everyPart, title: words.everyPart }, ...parts].map((part) => (
              <Select
                name={partField(section, part.name)}
                label={part.title}
                options={[
                  { value: '', label: words.noRole },
                  ...partRoles.map((role) => ({ value: role, label: partRoleWords[role] })),
                ]}
                chosen={held.find((one) => one.section === section && one.part === part.name)?.role ?? ''}
              />
            ))}
          </fieldset>
        ))}
        <Button>{t(words.saveRoles)}</Button>
      </StaffForm>
      <p>
        <a href={to('/staff/team')}>{t(words.backToTeam)}</a>
      </p>
    </div>
  );
}

export const partField = (section: string, part: string): string => `part:${section}:${part}`;

interface SelectProps {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly options: readonly { readonly value: string; readonly label: Text }[];
  readonly chosen: string;
}

function Select({ name, label, hint, options, chosen }: SelectProps) {
  const { t } = useVisit();
  const id = `field-${name}`;
  return (
    <div class="field">
      <label for={id}>{t(label)}</label>
      {hint && (
        <p class="field__hint" id={`${id}-hint`}>
          {t(hint)}
        </p>
      )}
      <select id={id} name={name} aria-describedby={hint && `${id}-hint`}>
        {options.map((one) => (
          <option value={one.value} selected={one.value === chosen}>
            {t(one.label)}
          </option>
        ))}
      </select>
    </div>
  );
}
