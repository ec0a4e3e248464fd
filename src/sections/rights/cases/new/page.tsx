import type { Text } from '../../../../core/policy/index.ts';
import { requestKinds, type StaffDesk } from '../../../../core/section/index.ts';
import { Button, Choice, Field, Message, useVisit } from '../../../../core/web/index.ts';
import { kindWords } from '../../request/index.ts';
import { casesPath } from '../list/query.ts';
import { Checks, Select } from '../parts.tsx';
import { fieldOf, type Wrong } from '../posted.ts';
import { channelWords } from '../words.ts';
import { enteredChannels } from './form.ts';

export interface NewProps {
  readonly Form: StaffDesk['Form'];
  readonly now: Temporal.Instant;
  readonly wrong?: Wrong | undefined;
}

/** A request that came by mail, telephone, letter or another form, as somebody enters it. */
export function NewPage({ Form, now, wrong }: NewProps) {
  const { t, to, timeZone } = useVisit();
  const { values = {}, errors = {}, checked = [] } = wrong ?? {};
  return (
    <>
      {wrong && (
        <Message kind="wrong">
          <p>{t(words.wrong)}</p>
        </Message>
      )}
      <p>{t(words.what)}</p>
      <Form action="/staff/cases">
        <fieldset class="fields fields--columns">
          <Select
            name="channel"
            label={words.channel}
            chosen={values['channel']}
            error={errors['channel']}
            options={enteredChannels.map((value) => ({ value, label: channelWords[value] }))}
          />
          <Field
            name="received"
            label={words.received}
            hint={words.receivedHint}
            type="datetime-local"
            value={values['received'] ?? fieldOf(now, timeZone)}
            error={errors['received']}
            required
          />
        </fieldset>
        <Checks
          name="kinds"
          legend={words.kinds}
          options={requestKinds.map((value) => ({ value, label: kindWords[value] }))}
          checked={checked}
          error={errors['kinds']}
        />
        <Choice
          name="objectsTo"
          legend={words.objectsTo}
          hint={words.atOnce}
          chosen={values['objectsTo'] ?? 'all'}
          options={[
            { value: 'all', label: words.everything },
            { value: 'advertising', label: words.advertising },
          ]}
        />
        <fieldset class="fields fields--columns">
          <Field
            name="address"
            label={words.address}
            hint={words.addressHint}
            value={values['address'] ?? ''}
            error={errors['address']}
            autocomplete="off"
          />
          <Field
            name="name"
            label={words.name}
            hint={words.nameHint}
            value={values['name'] ?? ''}
            error={errors['name']}
            autocomplete="off"
          />
        </fieldset>
        <Field
          name="text"
          label={words.text}
          hint={words.textHint}
          type="textarea"
          rows={6}
          value={values['text'] ?? ''}
          error={errors['text']}
        />
        <Choice
          name="language"
          legend={words.language}
          chosen={values['language'] ?? 'de'}
          options={[
            { value: 'de', label: 'Deutsch', lang: 'de' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
        />
        <Button>{t(words.enter)}</Button>
      </Form>
      <p>
        <a href={to(casesPath)}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

export const words = {
  title: { de: 'Antrag eintragen', en: 'Enter a request' },
  wrong: {
    de: 'Noch ist nichts eingetragen. Bitte prüfen Sie die gekennzeichneten Angaben.',
    en: 'Nothing has been entered yet. Please check the marked entries.',
  },
  what: {
    de: 'Jede formlose Nachricht zählt; die Person braucht weder Begründung noch Unterschrift.',
    en: 'Any informal message counts; the person needs neither a reason nor a signature.',
  },
  channel: { de: 'Wie er kam', en: 'How it came' },
  received: { de: 'Eingang', en: 'Receipt' },
  receivedHint: {
    de: 'Wann er uns erreicht hat, nicht wann Sie ihn eintragen. Davon läuft die Frist.',
    en: 'When it reached us, not when you enter it. The time runs from then.',
  },
  kinds: { de: 'Was die Person verlangt', en: 'What the person asks for' },
  objectsTo: { de: 'Ein Widerspruch gilt', en: 'An objection concerns' },
  atOnce: {
    de: 'Widerspruch und Widerruf werden mit dem Eintragen sofort umgesetzt: Werbung endet, das Übrige wird bis zur Abwägung eingeschränkt.',
    en: 'Objection and withdrawal are carried out at once when you enter them: advertising ends, the rest is restricted until it has been weighed.',
  },
  everything: { de: 'jeder Verarbeitung aus berechtigtem Interesse', en: 'all processing for legitimate interests' },
  advertising: { de: 'nur der Werbung', en: 'advertising alone' },
  address: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  addressHint: {
    de: 'Unter ihr werden die Daten gefunden, und dorthin geht die Antwort.',
    en: 'The data are found by it, and the answer goes there.',
  },
  name: { de: 'Name', en: 'Name' },
  nameHint: { de: 'Nötig nur, wenn die Adresse fehlt.', en: 'Needed only where the address is missing.' },
  text: { de: 'Inhalt', en: 'Content' },
  textHint: {
    de: 'Wortlaut oder Gesprächsnotiz. Wird verschlüsselt aufbewahrt.',
    en: 'The wording, or a note of the call. Kept encrypted.',
  },
  language: { de: 'Sprache der Antwort', en: 'Language of the answer' },
  enter: { de: 'Eintragen', en: 'Enter' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
} as const satisfies Record<string, Text>;
