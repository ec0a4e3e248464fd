import { basisInWords, dateInWords, lastDayBefore, type Text } from '../../../../../core/policy/index.ts';
import type { HeldAbout } from '../../../../../core/section/index.ts';
import { Button, Pairs, useVisit } from '../../../../../core/web/index.ts';
import type { CaseView } from '../view.ts';

/** The person's records, each to be chosen, and the deeds that the chosen ones allow. */
export function HeldRecords(view: CaseView) {
  const { Form, held, request } = view;
  const { t } = useVisit();
  const open = held.map((one) => one.open);
  return (
    <>
      <Form action={`/staff/cases/${request.request}/deed`}>
        {held.map((one) => (
          <Chosen held={one} />
        ))}
        <div class="buttons">
          {open.some((one) => one.restriction) && <DeedButton deed="restriction" />}
          {open.some((one) => one.lifting) && <DeedButton deed="lifting" />}
          {open.some((one) => one.objection !== null) && <DeedButton deed="objection" />}
          {open.some((one) => one.withdrawal !== null) && <DeedButton deed="withdrawal" />}
          <Button kind="grave" name="deed" value="erasure">
            {t(deedWords.erasure)}
          </Button>
        </div>
      </Form>
      <Rectify {...view} />
    </>
  );
}

const DeedButton = ({ deed }: { readonly deed: keyof typeof deedWords }) => (
  <Button kind="quiet" name="deed" value={deed}>
    {useVisit().t(deedWords[deed])}
  </Button>
);

function Chosen({ held }: { readonly held: HeldAbout }) {
  const { t, language } = useVisit();
  return (
    <article class="held stack">
      <h3>
        <label>
          <input type="checkbox" name="record" value={held.record} checked /> {t(held.title)}: {t(held.stageTitle)}
        </label>
        {held.held && <span class="tag tag--soon">{t(held.demanded ? words.demanded : words.held)}</span>}
        {held.secret && <span class="tag tag--overdue">{t(words.secret)}</span>}
        {held.kind && <span class="tag">{t(words[held.kind])}</span>}
      </h3>
      <details>
        <summary>{t(words.more)}</summary>
        <Pairs
          items={[
            ...held.fields.map(
              (field) =>
                [t(field.title), <span class="wording">{field.reads ? t(field.reads) : field.value}</span>] as const,
            ),
            [t(words.purposes), held.purposes.map((purpose) => t(purpose.title)).join('; ') || t(words.noPurpose)],
            [t(words.basis), basisInWords(held.basis, language)],
          ]}
        />
      </details>
      <p class="small">
        {t(words.onErasure)} <Foreseen held={held} />
      </p>
    </article>
  );
}

/** What a demand for erasure would come to. */
export function Foreseen({ held: { open } }: { readonly held: HeldAbout }) {
  const { t, language, timeZone } = useVisit();
  const calendar = { timeZone, isHoliday: () => false, isWorkingDay: () => true };
  switch (open.erasure.outcome) {
    case 'erased':
    case 'gone':
      return <>{t(words.goes)}</>;
    case 'held':
      return <>{t(words.goesLater)}</>;
    case 'kept':
      return (
        <>
          {t(words.stays)} {t(open.erasure.because)}{' '}
          {open.erasure.until &&
            t(words.keptUntil).replace(
              '{day}',
              dateInWords(lastDayBefore(open.erasure.until, calendar), language, calendar),
            )}
        </>
      );
  }
}

function Rectify({ Form, held, request, wrong }: CaseView) {
  const { t } = useVisit();
  const fields = held.flatMap((one) =>
    one.fields.filter(({ correct }) => correct).map((field) => ({ one, field, value: `${one.record} ${field.name}` })),
  );
  if (fields.length === 0) return null;
  const values = wrong?.form === 'rectification' ? wrong.values : {};
  return (
    <Form action={`/staff/cases/${request.request}/rectification`} label={t(words.rectify)}>
      <fieldset class="fields fields--columns">
        <legend>{t(words.rectify)}</legend>
        <div class="field">
          <label for="rectify-field">{t(words.field)}</label>
          <select id="rectify-field" name="field">
            {fields.map(({ one, field, value }) => (
              <option value={value} selected={value === values['field']}>
                {t(one.title)}: {t(field.title)}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="rectify-value">{t(words.value)}</label>
          <input id="rectify-value" name="value" value={values['value'] ?? ''} maxlength={1000} required />
        </div>
      </fieldset>
      <Button kind="quiet">{t(words.rectifyNow)}</Button>
    </Form>
  );
}

export const deedWords = {
  restriction: { de: 'Einschränken (Art. 18)', en: 'Restrict (Art. 18)' },
  lifting: { de: 'Einschränkung aufheben', en: 'Lift the restriction' },
  objection: { de: 'Widerspruch umsetzen (Art. 21)', en: 'Carry out the objection (Art. 21)' },
  withdrawal: { de: 'Widerruf umsetzen (Art. 7)', en: 'Carry out the withdrawal (Art. 7)' },
  erasure: { de: 'Löschen (Art. 17) …', en: 'Erase (Art. 17) …' },
} as const satisfies Record<string, Text>;

const words = {
  more: { de: 'Einzelheiten', en: 'Details' },
  held: { de: 'ausgesetzt', en: 'held' },
  demanded: { de: 'wird gelöscht, sobald die Aussetzung endet', en: 'will be erased when the hold closes' },
  secret: { de: 'vertraulich: der Person nichts sagen', en: 'confidential: tell the person nothing' },
  restricted: { de: 'eingeschränkt', en: 'restricted' },
  blocked: { de: 'gesperrt', en: 'blocked' },
  purposes: { de: 'Wozu', en: 'What for' },
  noPurpose: { de: 'zu nichts mehr', en: 'nothing any more' },
  basis: { de: 'Rechtsgrundlage', en: 'Legal basis' },
  onErasure: { de: 'Bei einer Löschung:', en: 'On erasure:' },
  goes: { de: 'geht sofort.', en: 'goes at once.' },
  goesLater: {
    de: 'wird vorgemerkt und geht, sobald die Aussetzung endet.',
    en: 'is noted, and goes when the hold closes.',
  },
  stays: { de: 'bleibt:', en: 'stays:' },
  keptUntil: { de: 'Bis {day}.', en: 'Until {day}.' },
  rectify: { de: 'Berichtigen (Art. 16)', en: 'Rectify (Art. 16)' },
  field: { de: 'Was', en: 'What' },
  value: { de: 'Richtig ist', en: 'What is right' },
  rectifyNow: { de: 'Berichtigen', en: 'Rectify' },
} as const satisfies Record<string, Text>;
