import type { Text } from '../../../../../core/policy/index.ts';
import { Button, Message, useVisit } from '../../../../../core/web/index.ts';
import { Day, Select } from '../../parts.tsx';
import { undeliveredWords } from '../../undelivered.ts';
import { toldBy } from '../forms.tsx';
import type { CaseView } from '../view.ts';

/** A mail of this case did not arrive: what that means, and the next step. */
export function UndeliveredMail({ Form, request, untoldExtension }: CaseView) {
  const { t } = useVisit();
  if (!request.undelivered) return null;
  const says = undeliveredWords[request.undelivered];
  return (
    <>
      <Message kind="wrong" title={`${t(words.title)}: ${t(says.title)}`}>
        <p>
          {t(says.what)} <strong>{t(says.next)}</strong>
        </p>
      </Message>
      {untoldExtension && (
        <section>
          <h2>{t(words.letter)}</h2>
          <p>
            {t(words.until)} <Day before={untoldExtension.until} />.
          </p>
          <pre class="letter wording" lang={request.language}>
            {untoldExtension.letter}
          </pre>
          <Form action={`/staff/cases/${request.request}/extension-told`} label={t(words.note)} inline>
            <Select id="extension-told-by" name="told" label={words.told} options={toldBy('')} />
            <Button>{t(words.note)}</Button>
          </Form>
        </section>
      )}
    </>
  );
}

const words = {
  title: { de: 'E-Mail unzustellbar', en: 'Mail could not be delivered' },
  letter: { de: 'Als Brief zu senden', en: 'To be sent as a letter' },
  until: { de: 'Die Person muss es erfahren bis zum Ablauf des', en: 'The person must learn of it by the end of' },
  told: { de: 'Mitgeteilt', en: 'Told' },
  note: { de: 'Mitteilung festhalten', en: 'Note that they were told' },
} as const satisfies Record<string, Text>;
