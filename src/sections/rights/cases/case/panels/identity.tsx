import type { Text } from '../../../../../core/policy/index.ts';
import { Button, useVisit } from '../../../../../core/web/index.ts';
import { Moment } from '../../parts.tsx';
import { againOf, Typed } from '../forms.tsx';
import type { CaseView } from '../view.ts';

/** More is asked for only on reasonable doubt, and then no more than a click in the stored mailbox (Art. 12(6) GDPR). */
export function IdentityForms({ Form, request, identity, wrong }: CaseView) {
  const { t } = useVisit();
  const { values, errors } = againOf(wrong, 'identity-note');
  return (
    <>
      {identity?.provedAt ? (
        <p>
          {t(words.proved)} <Moment at={identity.provedAt} />.
        </p>
      ) : identity ? (
        <p>
          {t(words.asked)} <Moment at={identity.askedAt} />.
        </p>
      ) : (
        <p>{t(words.what)}</p>
      )}
      {!identity?.provedAt && request.address !== '' && (
        <Form action={`/staff/cases/${request.request}/identity`} label={t(words.ask)}>
          <Button kind="quiet">{t(identity ? words.again : words.ask)}</Button>
        </Form>
      )}
      <Form action={`/staff/cases/${request.request}/identity-note`} label={t(words.noted)}>
        <Typed
          id="identity-note"
          name="note"
          label={words.noted}
          hint={words.notedHint}
          rows={2}
          value={values['note']}
          error={errors['note']}
        />
        <Button kind="quiet">{t(words.note)}</Button>
      </Form>
    </>
  );
}

const words = {
  what: {
    de: 'Mehr als nötig wird nicht verlangt: Die Antwort geht an die gespeicherte Adresse, und wer dort Post liest, ist die Person. Nur bei begründetem Zweifel fragen Sie dort nach; eine Ausweiskopie verlangen Sie nicht.',
    en: 'No more is asked for than is needed: the answer goes to the stored address, and whoever reads mail there is the person. Only on reasonable doubt do you ask there; never ask for a copy of an identity card.',
  },
  asked: { de: 'Nachgefragt, noch nicht bestätigt:', en: 'Asked, not confirmed yet:' },
  proved: { de: 'Über den Link bestätigt:', en: 'Confirmed by the link:' },
  ask: { de: 'An der gespeicherten Adresse nachfragen', en: 'Ask at the stored address' },
  again: { de: 'Noch einmal nachfragen', en: 'Ask once more' },
  noted: { de: 'Auf andere Weise bekannt', en: 'Known in another way' },
  notedHint: {
    de: 'Zum Beispiel: Rückruf unter der bekannten Nummer.',
    en: 'For example: called back on the known number.',
  },
  note: { de: 'Vermerken', en: 'Add the note' },
} as const satisfies Record<string, Text>;
