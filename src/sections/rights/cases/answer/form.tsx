import type { Text } from '../../../../core/policy/index.ts';
import { Button, Choice, useVisit } from '../../../../core/web/index.ts';
import { againOf, Typed, toldBy } from '../case/forms.tsx';
import type { CaseView } from '../case/view.ts';
import { Checks, Select } from '../parts.tsx';
import { outcomeWords } from '../words.ts';

/** What is answered; the letter is read before it goes. */
export function AnswerForm({ Form, request, wrong }: CaseView) {
  const { t } = useVisit();
  const { values, errors } = againOf(wrong, 'answer');
  const enclosed = ['report', 'recipients'].filter((name) => values[name] === 'yes');
  const usual = wrong?.form === 'answer' ? enclosed : request.kinds.includes('access') ? ['report'] : [];
  return (
    <Form action={`/staff/cases/${request.request}/answer/read`} label={t(words.answer)}>
      <Choice
        name="outcome"
        legend={words.outcome}
        chosen={values['outcome'] ?? 'granted'}
        options={(['granted', 'partly', 'refused'] as const).map((value) => ({ value, label: outcomeWords[value] }))}
      />
      <Typed id="answer-text" name="text" label={words.text} hint={words.textHint} value={values['text']} rows={5} />
      <Typed
        id="answer-reasons"
        name="reasons"
        label={words.reasons}
        hint={words.reasonsHint}
        value={values['reasons']}
        error={errors['reasons']}
      />
      {request.address !== '' && (
        <>
          <Checks
            name="report"
            legend={words.enclose}
            options={[{ value: 'yes', label: words.report }]}
            checked={usual.includes('report') ? ['yes'] : []}
          />
          <Checks
            name="recipients"
            legend={words.name}
            options={[{ value: 'yes', label: words.recipients }]}
            checked={usual.includes('recipients') ? ['yes'] : []}
          />
        </>
      )}
      <Select
        id="answer-by"
        name="by"
        label={words.by}
        options={toldBy(request.address)}
        chosen={values['by'] ?? (request.undelivered === 'answer' ? 'letter' : undefined)}
      />
      <Button>{t(words.preview)}</Button>
    </Form>
  );
}

const words = {
  answer: { de: 'Antwort', en: 'Answer' },
  outcome: { de: 'Ergebnis', en: 'Outcome' },
  text: { de: 'Was wir mitteilen', en: 'What we say' },
  textHint: {
    de: 'In der Sprache der Person. Anrede, Gruß und Rechtsweg fügt Avow hinzu.',
    en: 'In the language of the person. Salutation, closing and remedies are added by Avow.',
  },
  reasons: { de: 'Gründe für das, was wir nicht tun', en: 'Reasons for what we do not do' },
  reasonsHint: {
    de: 'Pflicht bei jeder Ablehnung (Art. 12 Abs. 4 DSGVO). Beschwerde und Klage stehen von selbst darunter.',
    en: 'A duty with every refusal (Art. 12(4) GDPR). Complaint and court stand below by themselves.',
  },
  enclose: { de: 'Auskunft', en: 'Access' },
  report: {
    de: 'Auskunft nach Art. 15 mit Kopie der Daten beilegen',
    en: 'Enclose the access report under Art. 15 with a copy of the data',
  },
  name: { de: 'Empfänger', en: 'Recipients' },
  recipients: { de: 'Unterrichtete Empfänger nennen (Art. 19)', en: 'Name the recipients who were told (Art. 19)' },
  by: { de: 'Auf welchem Weg', en: 'By which way' },
  preview: { de: 'Weiter: Brief lesen', en: 'Continue: read the letter' },
} as const satisfies Record<string, Text>;
