import type { Text } from '../../../../../core/policy/index.ts';
import { Button, useVisit } from '../../../../../core/web/index.ts';
import { kindWords, type Recipient, settledStates } from '../../../request/index.ts';
import { Moment, Select } from '../../parts.tsx';
import { settledWords } from '../../words.ts';
import { againOf } from '../forms.tsx';
import type { CaseView } from '../view.ts';

/** Whoever was given the data learns of rectification, erasure and restriction; until then the case stays open (Art. 19 GDPR). */
export function Recipients(view: CaseView) {
  const { recipients, request } = view;
  const { t } = useVisit();
  return (
    <>
      <p>{t(recipients.length === 0 ? words.none : request.untold > 0 ? words.open : words.settled)}</p>
      {recipients.map((one) => (
        <One {...view} one={one} />
      ))}
      <Another {...view} />
    </>
  );
}

/** Somebody knows of a recipient that the journal does not. */
function Another({ Form, request, titles }: CaseView) {
  const { t } = useVisit();
  return (
    <details class="folded">
      <summary>{t(words.another)}</summary>
      <Form action={`/staff/cases/${request.request}/recipient-add`} label={t(words.another)} inline>
        <Select
          id="another-recipient"
          name="recipient"
          label={words.who}
          options={[...titles].map(([value, label]) => ({ value, label }))}
        />
        <Select
          id="another-deed"
          name="deed"
          label={words.of}
          options={toldDeeds.map((value) => ({ value, label: kindWords[value] }))}
        />
        <Button kind="quiet">{t(words.add)}</Button>
      </Form>
    </details>
  );
}

const toldDeeds = ['rectification', 'erasure', 'restriction'] as const;

function One({ Form, request, wrong, one, titles }: CaseView & { readonly one: Recipient }) {
  const { t } = useVisit();
  const key = `${one.recipient}-${one.deed}`;
  const { values, errors } = againOf(wrong, `recipient ${key}`);
  return (
    <article class="held stack">
      <h3>
        {t(titles.get(one.recipient) ?? one.recipient)}: {t(kindWords[one.deed])}
        <span class={one.state === 'open' ? 'tag tag--soon' : 'tag tag--kept'}>{t(settledWords[one.state])}</span>
      </h3>
      {one.settledAt ? (
        <p>
          <Moment at={one.settledAt} />
          {one.reason && `: ${one.reason}`}
        </p>
      ) : (
        <Form action={`/staff/cases/${request.request}/recipient`} label={t(words.settle)} inline>
          <input type="hidden" name="recipient" value={one.recipient} />
          <input type="hidden" name="deed" value={one.deed} />
          <Select
            id={`${key}-state`}
            name="state"
            label={words.state}
            chosen={values['state']}
            options={settledStates.map((value) => ({ value, label: settledWords[value] }))}
          />
          <div class={errors['reason'] ? 'field field--wrong' : 'field'}>
            <label for={`${key}-reason`}>{t(words.reason)}</label>
            <input
              id={`${key}-reason`}
              name="reason"
              value={values['reason'] ?? ''}
              maxlength={1000}
              aria-invalid={errors['reason'] ? 'true' : undefined}
              aria-describedby={errors['reason'] ? `${key}-error` : undefined}
            />
            {errors['reason'] && (
              <p class="field__error" id={`${key}-error`}>
                {t(errors['reason'])}
              </p>
            )}
          </div>
          <Button kind="quiet">{t(words.settle)}</Button>
        </Form>
      )}
    </article>
  );
}

const words = {
  none: {
    de: 'Niemand ist zu unterrichten. Wird etwas berichtigt, gelöscht oder eingeschränkt, das laut Protokoll weitergegeben war, stehen die Empfänger hier (Art. 19 DSGVO).',
    en: 'Nobody has to be told. When something is rectified, erased or restricted that had been disclosed according to the journal, the recipients stand here (Art. 19 GDPR).',
  },
  open: {
    de: 'Diese Empfänger hatten die Daten. Der Vorgang schließt erst, wenn jeder unterrichtet ist.',
    en: 'These recipients had the data. The case closes only once each of them has been told.',
  },
  settled: {
    de: 'Jeder Empfänger ist unterrichtet oder entschuldigt.',
    en: 'Every recipient has been told or excused.',
  },
  another: { de: 'Weiteren Empfänger eintragen', en: 'Enter another recipient' },
  who: { de: 'Wer', en: 'Who' },
  of: { de: 'Wovon', en: 'Of what' },
  add: { de: 'Eintragen', en: 'Enter' },
  state: { de: 'Stand', en: 'State' },
  reason: { de: 'Grund oder Vermerk', en: 'Reason or note' },
  settle: { de: 'Festhalten', en: 'Note' },
} as const satisfies Record<string, Text>;
