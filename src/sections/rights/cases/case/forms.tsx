import type { Text } from '../../../../core/policy/index.ts';
import { Button, Field, useVisit } from '../../../../core/web/index.ts';
import { Day, Select } from '../parts.tsx';
import type { Wrong } from '../posted.ts';
import { answeredByWords } from '../words.ts';
import type { CaseView } from './view.ts';

/** A text that stands in several forms of one page, each under an id of its own. */
export const Typed = (field: Parameters<typeof Field>[0] & { readonly id: string }) => (
  <Field rows={3} {...field} type="textarea" maxlength={20_000} />
);

/** What was wrong with one form of the page, and what was typed into it. */
export const againOf = (wrong: CaseView['wrong'], form: string): Pick<Wrong, 'values' | 'errors'> =>
  wrong?.form === form ? wrong : { values: {}, errors: {} };

/** By mail where there is an address, else by letter or telephone. */
export const toldBy = (address: string): readonly { readonly value: string; readonly label: Text }[] =>
  (address === '' ? (['letter', 'phone'] as const) : (['mail', 'letter', 'phone'] as const)).map((value) => ({
    value,
    label: answeredByWords[value],
  }));

export function NoteForm({ Form, request, wrong }: CaseView) {
  const { t } = useVisit();
  const { values, errors } = againOf(wrong, 'note');
  return (
    <Form action={`/staff/cases/${request.request}/note`} label={t(words.note)}>
      <Typed id="note" name="note" label={words.note} value={values['note']} error={errors['note']} />
      <Button kind="quiet">{t(words.addNote)}</Button>
    </Form>
  );
}

/** Only while the first month runs, and only with reasons (Art. 12(3) GDPR). */
export function ExtensionForm({ Form, request, mayExtend, wrong }: CaseView) {
  const { t } = useVisit();
  const { values, errors } = againOf(wrong, 'extension');
  if (request.extendedAt) return <p>{t(words.extended)}</p>;
  if (!mayExtend) return <p>{t(words.over)}</p>;
  return (
    <Form action={`/staff/cases/${request.request}/extension`} label={t(words.extend)}>
      <p>
        {t(words.extendWhat)} <Day before={request.due.end} />.
      </p>
      <Typed
        id="extension-reasons"
        name="reasons"
        label={words.reasons}
        hint={words.reasonsHint}
        value={values['reasons']}
        error={errors['reasons']}
      />
      <Select
        id="extension-told"
        name="told"
        label={words.told}
        options={toldBy(request.address)}
        chosen={values['told']}
      />
      <Button kind="quiet">{t(words.extend)}</Button>
    </Form>
  );
}

/** The person is told before a restriction is lifted (Art. 18(3) GDPR). */
export function LiftingForm({ Form, request, entries, wrong }: CaseView) {
  const { t } = useVisit();
  const { values, errors } = againOf(wrong, 'lifting-notice');
  if (entries.some(({ what }) => what === 'lifting-told')) return <p>{t(words.liftingTold)}</p>;
  return (
    <Form action={`/staff/cases/${request.request}/lifting-notice`} label={t(words.lifting)}>
      <p>{t(words.liftingWhat)}</p>
      <Typed
        id="lifting-reasons"
        name="reasons"
        label={words.liftingReasons}
        value={values['reasons']}
        error={errors['reasons']}
      />
      <Select
        id="lifting-told"
        name="told"
        label={words.told}
        options={toldBy(request.address)}
        chosen={values['told']}
      />
      <Button kind="quiet">{t(words.lifting)}</Button>
    </Form>
  );
}

const words = {
  note: { de: 'Vermerk', en: 'Note' },
  addNote: { de: 'Vermerken', en: 'Add the note' },
  extend: { de: 'Frist verlängern', en: 'Extend the time' },
  extended: {
    de: 'Die Frist ist schon verlängert; ein zweites Mal geht das nicht.',
    en: 'The time has been extended already; it cannot be a second time.',
  },
  over: {
    de: 'Die erste Frist ist vorüber. Verlängern lässt sie sich nur, solange sie läuft (Art. 12 Abs. 3 DSGVO).',
    en: 'The first time has passed. It can be extended only while it runs (Art. 12(3) GDPR).',
  },
  extendWhat: {
    de: 'Nur wenn der Antrag komplex ist oder viele zugleich kamen, nur mit Gründen, und nur bis zum Ablauf des',
    en: 'Only where the request is complex or many came at once, only with reasons, and only by the end of',
  },
  reasons: { de: 'Gründe', en: 'Reasons' },
  reasonsHint: {
    de: 'Die Person liest sie so, in ihrer Sprache.',
    en: 'The person reads them as they are, in their language.',
  },
  told: { de: 'Die Person erfährt es', en: 'The person learns of it' },
  lifting: { de: 'Aufhebung ankündigen', en: 'Announce the lifting' },
  liftingWhat: {
    de: 'Bevor eine Einschränkung aufgehoben wird, erfährt die Person davon (Art. 18 Abs. 3 DSGVO).',
    en: 'Before a restriction is lifted the person learns of it (Art. 18(3) GDPR).',
  },
  liftingReasons: { de: 'Warum die Einschränkung endet', en: 'Why the restriction ends' },
  liftingTold: {
    de: 'Die Person weiß, dass die Einschränkung endet; sie kann jetzt aufgehoben werden.',
    en: 'The person knows that the restriction ends; it can be lifted now.',
  },
} as const satisfies Record<string, Text>;
