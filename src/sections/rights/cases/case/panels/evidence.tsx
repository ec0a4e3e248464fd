import type { Text } from '../../../../../core/policy/index.ts';
import type { StaffDesk } from '../../../../../core/section/index.ts';
import { Button, Message, Pairs, useVisit } from '../../../../../core/web/index.ts';
import { kindsInWords, type RequestOutline } from '../../../request/index.ts';
import { casesPath } from '../../list/query.ts';
import { Day, Moment, Stand } from '../../parts.tsx';
import { answeredByWords, channelWords } from '../../words.ts';
import type { CaseView } from '../view.ts';
import { Dates } from './dates.tsx';
import { History } from './history.tsx';

interface OutlineProps {
  readonly Form: StaffDesk['Form'];
  readonly request: RequestOutline;
  readonly now: Temporal.Instant;
}

/** An answered request: when and how, and nothing that it says, until somebody has to prove it. */
export function EvidencePage({ Form, request, now }: OutlineProps) {
  const { t, to } = useVisit();
  return (
    <>
      <Outline request={request} now={now} />
      <Message title={t(words.blocked)}>
        <p>{t(words.why)}</p>
      </Message>
      <Form action={`/staff/cases/${request.request}/proof`}>
        <Button kind="quiet">{t(words.open)}</Button>
      </Form>
      <p>
        <a href={to(casesPath)}>{t(words.all)}</a>
      </p>
    </>
  );
}

/** The same, opened to prove that it was answered (Art. 5(2) GDPR). */
export function ProofPage(view: CaseView) {
  const { request, now } = view;
  const { t, to } = useVisit();
  return (
    <>
      <Message title={t(words.opened)}>
        <p>{t(words.why)}</p>
      </Message>
      <Outline request={request} now={now} />
      <Pairs
        items={[
          [t(words.address), request.address || t(words.none)],
          [t(words.name), request.name || t(words.none)],
          [t(words.text), request.text ? <span class="wording">{request.text}</span> : t(words.none)],
          ...(request.extension ? [[t(words.extension), request.extension] as const] : []),
        ]}
      />
      {request.answer && (
        <section>
          <h2>{t(words.answer)}</h2>
          <pre class="letter wording">{request.answer}</pre>
        </section>
      )}
      <section>
        <h2>{t(words.history)}</h2>
        <History {...view} />
      </section>
      <p>
        <a href={to(`${casesPath}/${request.request}`)}>{t(words.close)}</a>
      </p>
    </>
  );
}

function Outline({ request, now }: Omit<OutlineProps, 'Form'>) {
  const { t, language } = useVisit();
  const { answeredAt, answeredBy, until, extendedAt } = request;
  return (
    <>
      <p>
        <Stand request={request} now={now} /> {kindsInWords(request.kinds, language)}
      </p>
      <Dates request={request} now={now} />
      <Pairs
        items={[
          [t(words.received), <Moment at={request.receivedAt} />],
          [t(words.channel), t(channelWords[request.channel])],
          [t(words.limit), <Day before={request.due.end} />],
          ...(extendedAt ? [[t(words.extended), <Moment at={extendedAt} />] as const] : []),
          ...(answeredAt ? [[t(words.answered), <Moment at={answeredAt} />] as const] : []),
          ...(answeredBy ? [[t(words.by), t(answeredByWords[answeredBy])] as const] : []),
          ...(until ? [[t(words.until), <Day before={until} />] as const] : []),
        ]}
      />
    </>
  );
}

const words = {
  blocked: { de: 'Gesperrt: nur noch Nachweis', en: 'Blocked: evidence only' },
  opened: { de: 'Als Nachweis geöffnet', en: 'Opened as evidence' },
  why: {
    de: 'Der Inhalt darf nur gelesen werden, um zu belegen, dass der Antrag beantwortet wurde (Art. 5 Abs. 2 DSGVO). Das Öffnen wird festgehalten.',
    en: 'Its content may be read only to show that the request was answered (Art. 5(2) GDPR). Opening it is noted.',
  },
  open: { de: 'Inhalt als Nachweis öffnen', en: 'Open the content as evidence' },
  close: { de: 'Wieder schließen', en: 'Close again' },
  received: { de: 'Eingang', en: 'Receipt' },
  channel: { de: 'Weg', en: 'Way' },
  limit: { de: 'Grenze', en: 'Limit' },
  extended: { de: 'Verlängert', en: 'Extended' },
  answered: { de: 'Beantwortet', en: 'Answered' },
  by: { de: 'Antwort', en: 'Answer' },
  until: { de: 'Gelöscht spätestens am', en: 'Erased by' },
  address: { de: 'E-Mail-Adresse', en: 'E-mail address' },
  name: { de: 'Name', en: 'Name' },
  text: { de: 'Inhalt', en: 'Content' },
  extension: { de: 'Gründe der Verlängerung', en: 'Reasons of the extension' },
  answer: { de: 'Unsere Antwort', en: 'Our answer' },
  history: { de: 'Verlauf', en: 'History' },
  none: { de: 'nicht angegeben', en: 'not given' },
  all: { de: 'Alle Anträge', en: 'All requests' },
} as const satisfies Record<string, Text>;
