import { classNamed, erased, type Policy, type Text, timeoutInWords } from '../../../../core/policy/index.ts';
import type { HeldAbout, StaffDesk } from '../../../../core/section/index.ts';
import { Button, Message, Pairs, useVisit } from '../../../../core/web/index.ts';
import { casesPath } from '../list/query.ts';
import { Moment } from '../parts.tsx';
import type { Posted } from '../posted.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly policy: Policy;
  /** What a withdrawal would end. */
  readonly consents: readonly HeldAbout[];
  /** The request as it was typed; sent again with what is chosen. */
  readonly form: Posted;
  /** Nothing was chosen. */
  readonly isEmpty: boolean;
}

/** Which consents a withdrawal ends, and what becomes of each, before it is entered: all of them unless the person named some. */
export function ConsentsPage({ Form, policy, consents, form, isEmpty }: Props) {
  const { t, to } = useVisit();
  const { values } = form;
  return (
    <>
      {isEmpty && (
        <Message kind="wrong">
          <p>{t(words.empty)}</p>
        </Message>
      )}
      <p>{t(words.what)}</p>
      <p>
        <strong>{values['address']}</strong>
      </p>
      <Form action="/staff/cases">
        {kept.flatMap((name) =>
          values[name] === undefined ? [] : [<input type="hidden" name={name} value={values[name]} />],
        )}
        {form.all('kinds').map((kind) => (
          <input type="hidden" name="kinds" value={kind} />
        ))}
        <input type="hidden" name="chosen" value="yes" />
        {consents.map((held) => (
          <Consent held={held} policy={policy} isChosen={!isEmpty} />
        ))}
        <Button>{t(words.enter)}</Button>
      </Form>
      <p>
        <a href={to(casesPath)}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

const kept = ['channel', 'received', 'objectsTo', 'address', 'name', 'text', 'language'];

interface ConsentProps {
  readonly held: HeldAbout;
  readonly policy: Policy;
  readonly isChosen: boolean;
}

function Consent({ held, policy, isChosen }: ConsentProps) {
  const { t } = useVisit();
  return (
    <article class="held stack">
      <h3>
        <label>
          <input type="checkbox" name="withdraws" value={held.record} checked={isChosen} /> {t(held.title)}:{' '}
          {t(held.stageTitle)}
        </label>
      </h3>
      <p>
        {t(words.since)} <Moment at={held.since} time={false} />.{' '}
        {held.purposes.map(({ title }) => t(title)).join('; ')}
      </p>
      <p>
        {t(words.becomes)} {t(effectOf(policy, held))}
      </p>
      <details>
        <summary>{t(words.more)}</summary>
        <Pairs
          items={held.fields.map(
            (field) =>
              [t(field.title), <span class="wording">{field.reads ? t(field.reads) : field.value}</span>] as const,
          )}
        />
      </details>
    </article>
  );
}

/** What the lifecycle says becomes of a record whose consent is withdrawn. */
function effectOf(policy: Policy, { class: name, stage }: HeldAbout): Text {
  const dataClass = classNamed(policy, name);
  const { withdrawal, lifecycle } = dataClass;
  const target = withdrawal && lifecycle.stages[stage]?.on?.[withdrawal.event];
  const next = target === undefined || target === erased ? undefined : lifecycle.stages[target];
  if (!next || target === undefined) return words.erased;
  const { after } = next;
  const until = (language: 'de' | 'en') => (after ? `, ${timeoutInWords(dataClass, target, after, language)}` : '');
  return { de: `„${next.title.de}“${until('de')}.`, en: `“${next.title.en}”${until('en')}.` };
}

export const words = {
  title: { de: 'Welche Einwilligungen enden?', en: 'Which consents end?' },
  what: {
    de: 'Noch ist nichts eingetragen. Diese Einwilligungen bestehen unter der Adresse. Hat die Person nicht gesagt, welche sie meint, enden alle. Was gewählt ist, endet mit dem Eintragen sofort (Art. 7 Abs. 3 DSGVO).',
    en: 'Nothing has been entered yet. These consents exist for the address. Where the person did not say which they mean, all of them end. What is chosen ends at once when you enter the request (Art. 7(3) GDPR).',
  },
  empty: {
    de: 'Bitte wählen Sie mindestens eine Einwilligung, oder nehmen Sie den Widerruf aus dem Antrag.',
    en: 'Please choose at least one consent, or take the withdrawal out of the request.',
  },
  since: { de: 'Seit dem', en: 'Since' },
  becomes: { de: 'Nach dem Widerruf:', en: 'After the withdrawal:' },
  erased: {
    de: 'wird sofort gelöscht; sie war noch nicht bestätigt.',
    en: 'is erased at once; it had not been confirmed yet.',
  },
  more: { de: 'Einzelheiten', en: 'Details' },
  enter: { de: 'Eintragen und widerrufen', en: 'Enter and withdraw' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
} as const satisfies Record<string, Text>;
