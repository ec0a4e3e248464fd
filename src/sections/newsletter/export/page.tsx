import type { Text } from '../../../core/policy/index.ts';
import type { StaffDesk } from '../../../core/section/index.ts';
import { Button, Choice, Message, useVisit } from '../../../core/web/index.ts';
import type { List } from '../policy.ts';
import { Requests } from './approval/requests.tsx';
import { limitInWords } from './approval/words.ts';
import { contentWords } from './content-words.ts';
import { reasonNames, reasons } from './reason.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly lists: readonly List[];
  readonly mayPersons: boolean;
  /** From this size on somebody else has to approve; undefined where nobody is asked. */
  readonly approvedAbove?: number | undefined;
  /** What was just done, or why it was not. */
  readonly done?: Text | undefined;
  readonly refused?: Text | undefined;
  readonly requests: Omit<Parameters<typeof Requests>[0], 'Form'>;
  readonly errors?: Readonly<Record<string, Text>>;
  readonly values?: Readonly<Record<string, string>>;
}

/** What can be handed out, and why it is asked for. */
export function ExportPage({ Form, lists, mayPersons, errors = {}, values = {}, ...more }: Props) {
  const { t, language } = useVisit();
  return (
    <>
      {more.done && (
        <Message kind="good">
          <p>{t(more.done)}</p>
        </Message>
      )}
      {more.refused && (
        <Message kind="wrong">
          <p>{t(more.refused)}</p>
        </Message>
      )}
      {Object.keys(errors).length > 0 && (
        <Message kind="wrong">
          <p>{t(words.missing)}</p>
        </Message>
      )}
      <p>
        {t(words.what)}
        {mayPersons && more.approvedAbove !== undefined && ` ${t(limitInWords(more.approvedAbove, language))}`}
      </p>
      <Form action="/staff/newsletter/exports">
        <Choice
          name="content"
          legend={words.content}
          chosen={values['content'] ?? 'statistics'}
          options={[
            { value: 'statistics', label: words.statistics },
            ...(mayPersons
              ? [
                  { value: 'list', label: contentWords.list },
                  { value: 'proofs', label: contentWords.proofs },
                ]
              : []),
          ]}
        />
        <Choice
          name="list"
          legend={words.ofList}
          chosen={values['list'] ?? lists[0]?.name}
          options={lists.map(({ name, title }) => ({ value: name, label: title }))}
        />
        <Choice
          name="format"
          legend={words.format}
          chosen={values['format'] ?? 'csv'}
          options={[
            { value: 'csv', label: words.csv },
            { value: 'json', label: 'JSON' },
          ]}
        />
        {mayPersons && (
          <Choice
            name="reason"
            legend={words.reason}
            hint={errors['reason'] ?? words.reasonHint}
            chosen={values['reason']}
            options={reasonNames.map((name) => ({ value: name, label: reasons[name] }))}
          />
        )}
        <Button>{t(words.fetch)}</Button>
      </Form>
      {mayPersons && <Requests Form={Form} {...more.requests} />}
    </>
  );
}

export const words = {
  title: { de: 'Daten ausgeben', en: 'Export data' },
  what: {
    de: 'Jede Ausgabe von Personen steht im Protokoll, Datenobjekt für Datenobjekt, mit dem Grund. Die Datei liegt danach außerhalb dieses Systems: Sie müssen sie selbst schützen und löschen.',
    en: 'Every export of persons stands in the journal, record by record, with its reason. The file then lies outside of this system: you yourself must protect and delete it.',
  },
  content: { de: 'Was', en: 'What' },
  statistics: { de: 'Zahlen, ohne Personen', en: 'Figures, without persons' },
  ofList: { de: 'Liste', en: 'List' },
  format: { de: 'Form', en: 'Format' },
  csv: { de: 'Tabelle (CSV)', en: 'Table (CSV)' },
  reason: { de: 'Grund, wenn Personen ausgegeben werden', en: 'Reason, where persons are exported' },
  reasonHint: { de: 'Er steht im Protokoll.', en: 'It stands in the journal.' },
  noReason: { de: 'Bitte wählen Sie einen Grund.', en: 'Please choose a reason.' },
  missing: { de: 'Es fehlt noch etwas.', en: 'Something is missing.' },
  fetch: { de: 'Datei holen', en: 'Fetch the file' },
} as const satisfies Record<string, Text>;
