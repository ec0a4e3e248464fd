import type { Text } from '../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Message, useVisit } from '../../../../core/web/index.ts';
import type { RemovedMailbox } from '../../erasure/index.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly mailbox: RemovedMailbox;
}

/** A mailbox that is read no more while something of it is still under the policy. */
export function Removed({ Form, mailbox: { name, conversations, leaving } }: Props) {
  const { t } = useVisit();
  return (
    <Message kind="wrong" title={t(words.title)}>
      <p>
        {t({
          de: `Postfach ${name}: ${conversations}\u00a0Schriftwechsel bekannt, ${leaving}\u00a0Nachrichten noch zu löschen.`,
          en: `Mailbox ${name}: ${conversations} conversations known, ${leaving} messages still to be erased.`,
        })}
      </p>
      <p>{t(words.next)}</p>
      <details>
        <summary>{t(words.gone)}</summary>
        <Form action="/staff/contact/dissolve" label={t(words.gone)}>
          <p>{t(words.what)}</p>
          <input type="hidden" name="mailbox" value={name} />
          <Button kind="grave">{t(words.gone)}</Button>
        </Form>
      </details>
    </Message>
  );
}

const words = {
  title: { de: 'Ein Postfach wird nicht mehr gelesen', en: 'A mailbox is read no more' },
  next: {
    de: 'IMAP_URL nennt es nicht mehr, deshalb wird dort nichts gelöscht. Bitte wieder eintragen, bis nichts mehr zu löschen ist.',
    en: 'IMAP_URL names it no more, so nothing is erased there. Please name it again until nothing is left to be erased.',
  },
  gone: { de: 'Das Postfach gibt es nicht mehr', en: 'The mailbox is no longer there' },
  what: {
    de: 'Nur bestätigen, wenn das Postfach beim Anbieter gelöscht ist: Was nur dort lag, gilt dann als gelöscht, und im Protokoll steht, dass jemand es bestätigt hat. Das lässt sich nicht zurücknehmen.',
    en: 'Confirm only if the mailbox was deleted at the provider: what lay there alone then counts as erased, and the journal says that somebody confirmed it. This cannot be taken back.',
  },
} as const satisfies Record<string, Text>;
