import type { PropsWithChildren } from 'hono/jsx';
import type { Text } from '../../../../core/policy/index.ts';
import { Button, Message, Pairs, useVisit } from '../../../../core/web/index.ts';
import { kindsInWords } from '../../request/index.ts';
import { AnswerForm } from '../answer/form.tsx';
import { casesPath } from '../list/query.ts';
import { Day, Moment, Stand } from '../parts.tsx';
import { channelWords } from '../words.ts';
import { ExtensionForm, LiftingForm, NoteForm } from './forms.tsx';
import { Addresses } from './panels/addresses.tsx';
import { Dates } from './panels/dates.tsx';
import { HeldRecords } from './panels/held.tsx';
import { History } from './panels/history.tsx';
import { IdentityForms } from './panels/identity.tsx';
import { Recipients } from './panels/recipients.tsx';
import { UndeliveredMail } from './panels/undelivered.tsx';
import type { CaseView } from './view.ts';

/** One request under way: what was asked, until when, what is held, and everything that can be done about it. */
export function CasePage(view: CaseView) {
  const { request, now, wrong, held } = view;
  const { t, to, language } = useVisit();
  const isDecided = request.outcome !== null;
  return (
    <>
      {wrong && Object.keys(wrong.errors).length > 0 && (
        <Message kind="wrong" title={t(words.wrong)}>
          {Object.values(wrong.errors).map((error) => (
            <p>{t(error)}</p>
          ))}
        </Message>
      )}
      <p>
        <Stand request={request} now={now} /> {kindsInWords(request.kinds, language)}
      </p>
      <UndeliveredMail {...view} />
      <Dates request={request} now={now} />
      <Pairs
        items={[
          [t(words.received), <Moment at={request.receivedAt} />],
          [t(words.channel), t(channelWords[request.channel])],
          [t(words.target), <Day before={request.due.nominal} />],
          [t(words.limit), <Day before={request.due.end} />],
          [t(words.address), view.addresses.join(', ') || t(words.none)],
          [t(words.name), request.name || t(words.none)],
          [t(words.text), request.text ? <span class="wording">{request.text}</span> : t(words.none)],
          ...(request.extension ? [[t(words.extension), request.extension] as const] : []),
        ]}
      />
      <section>
        <h2>{t(words.held)}</h2>
        {view.addresses.length === 0 ? (
          <p>{t(words.noAddress)}</p>
        ) : held.length === 0 ? (
          <p>{t(words.nothing)}</p>
        ) : (
          <HeldRecords {...view} />
        )}
        {held.some(({ open }) => open.lifting) && <LiftingForm {...view} />}
        <Folded title={words.another} isOpen={view.addresses.length === 0 || wrong?.form === 'address'}>
          <Addresses {...view} />
        </Folded>
      </section>
      <section>
        <h2>{t(words.recipients)}</h2>
        <Recipients {...view} />
      </section>
      <section id="history">
        <h2>{t(words.history)}</h2>
        <History {...view} />
        <Folded title={words.note} isOpen={wrong?.form === 'note'}>
          <NoteForm {...view} />
        </Folded>
        <Folded title={words.identity} isOpen={wrong?.form.startsWith('identity') ?? false}>
          <IdentityForms {...view} />
        </Folded>
        {!isDecided && (
          <Folded title={words.extend} isOpen={wrong?.form === 'extension'}>
            <ExtensionForm {...view} />
          </Folded>
        )}
        {!isDecided && (
          <Folded title={words.takenBack} isOpen={false}>
            <view.Form action={`/staff/cases/${request.request}/withdrawn`}>
              <p>{t(words.takenBackWhat)}</p>
              <Button kind="quiet">{t(words.takeBack)}</Button>
            </view.Form>
          </Folded>
        )}
      </section>
      <section>
        <h2>{t(words.answer)}</h2>
        {isDecided ? (
          <>
            <p>{t(request.answeredAt ? words.onlyRecipients : words.onItsWay)}</p>
            <pre class="letter wording" lang={request.language}>
              {request.answer}
            </pre>
          </>
        ) : (
          <AnswerForm {...view} />
        )}
      </section>
      <p>
        <a href={to(casesPath)}>{t(words.all)}</a>
      </p>
    </>
  );
}

/** What is needed now and then is one click away, and open where something in it was wrong. */
function Folded({ title, isOpen, children }: PropsWithChildren<{ readonly title: Text; readonly isOpen: boolean }>) {
  const { t } = useVisit();
  return (
    <details class="folded" open={isOpen}>
      <summary>{t(title)}</summary>
      {children}
    </details>
  );
}

const words = {
  wrong: { de: 'Es wurde nichts geändert', en: 'Nothing has been changed' },
  received: { de: 'Eingang', en: 'Receipt' },
  channel: { de: 'Weg', en: 'Way' },
  target: { de: 'Ziel', en: 'Target' },
  limit: { de: 'Grenze (Art. 12 Abs. 3 DSGVO)', en: 'Limit (Art. 12(3) GDPR)' },
  address: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  name: { de: 'Name', en: 'Name' },
  text: { de: 'Inhalt', en: 'Content' },
  extension: { de: 'Gründe der Verlängerung', en: 'Reasons of the extension' },
  none: { de: 'nicht angegeben', en: 'not given' },
  note: { de: 'Etwas vermerken', en: 'Add a note' },
  held: { de: 'Was gespeichert ist', en: 'What is held' },
  nothing: {
    de: 'Zu dieser Adresse ist außer diesem Antrag nichts gespeichert.',
    en: 'Apart from this request nothing is held about this address.',
  },
  noAddress: {
    de: 'Zu diesem Antrag gehört noch keine bestätigte E-Mail-Adresse.',
    en: 'There is no confirmed e-mail address to this request yet.',
  },
  another: { de: 'Adresse ergänzen', en: 'Add an address' },
  recipients: { de: 'Empfänger', en: 'Recipients' },
  identity: { de: 'Wer fragt?', en: 'Who asks?' },
  history: { de: 'Verlauf', en: 'History' },
  answer: { de: 'Antwort', en: 'Answer' },
  onItsWay: {
    de: 'Die Antwort wartet im Postausgang. Hat der Mailserver sie angenommen, ist der Antrag beantwortet und gesperrt; kommt sie nicht an, ist er wieder offen.',
    en: 'The answer waits in the outbox. Once the mail server has taken it, the request is answered and blocked; if it cannot be delivered, the request is open again.',
  },
  onlyRecipients: {
    de: 'Die Person hat ihre Antwort. Der Vorgang schließt, sobald jeder Empfänger unterrichtet ist.',
    en: 'The person has their answer. The case closes once every recipient has been told.',
  },
  extend: { de: 'Mehr Zeit', en: 'More time' },
  takenBack: { de: 'Antrag zurückgenommen', en: 'Request taken back' },
  takenBackWhat: {
    de: 'Nur wenn die Person selbst ihren Antrag zurücknimmt. Der Vorgang ist dann abgeschlossen und gesperrt.',
    en: 'Only where the person takes their request back. The case is then closed and blocked.',
  },
  takeBack: { de: 'Als zurückgenommen schließen', en: 'Close as taken back' },
  all: { de: 'Alle Anträge', en: 'All requests' },
} as const satisfies Record<string, Text>;
