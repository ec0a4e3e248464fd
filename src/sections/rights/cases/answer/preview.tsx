import type { Text } from '../../../../core/policy/index.ts';
import { Button, useVisit } from '../../../../core/web/index.ts';
import type { CaseView } from '../case/view.ts';
import { casesPath } from '../list/query.ts';

interface Props extends CaseView {
  readonly letter: string;
  readonly by: string;
  /** What was typed, sent again with the decision. */
  readonly values: Readonly<Record<string, string>>;
}

/** The letter as the person will read it, and the button that sends it. */
export function Preview({ Form, request, letter, by, values }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      <p>{t(by === 'mail' ? words.mail : words.other)}</p>
      <pre class="letter wording" lang={request.language}>
        {letter}
      </pre>
      <div class="buttons">
        <Form action={`/staff/cases/${request.request}/answer`}>
          <Kept values={values} />
          <Button>{t(by === 'mail' ? words.send : words.sent)}</Button>
        </Form>
        <Form action={`/staff/cases/${request.request}/answer/edit`}>
          <Kept values={values} />
          <Button kind="quiet">{t(words.edit)}</Button>
        </Form>
      </div>
      <p>
        <a href={to(`${casesPath}/${request.request}`)}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

/** What was typed, sent again. */
const Kept = ({ values }: Pick<Props, 'values'>) => (
  <>
    {fields
      .filter((name) => values[name] !== undefined)
      .map((name) => (
        <input type="hidden" name={name} value={values[name]} />
      ))}
  </>
);

const fields = ['outcome', 'text', 'reasons', 'report', 'recipients', 'by'];

export const words = {
  title: { de: 'Antwort lesen', en: 'Read the answer' },
  mail: { de: 'Diese E-Mail geht an die Adresse des Antrags.', en: 'This e-mail goes to the address of the request.' },
  other: {
    de: 'Drucken Sie den Text und versenden Sie ihn, oder tragen Sie ihn am Telefon vor; dann halten Sie die Antwort fest.',
    en: 'Print the text and post it, or tell it on the telephone; then note the answer.',
  },
  send: { de: 'Antwort senden', en: 'Send the answer' },
  sent: { de: 'Antwort ist übermittelt', en: 'The answer has been given' },
  edit: { de: 'Noch einmal ändern', en: 'Change it once more' },
  cancel: { de: 'Zurück zum Antrag, ohne zu antworten', en: 'Back to the request, without an answer' },
} as const satisfies Record<string, Text>;
