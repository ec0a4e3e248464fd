import type { doubts as findDoubts, outboxStatus } from '../../core/mail/index.ts';
import type { Text } from '../../core/policy/index.ts';
import { Button, Pairs, Table, useVisit } from '../../core/web/index.ts';
import { Moment, StaffForm } from '../frame/index.ts';

type Doubt = Awaited<ReturnType<typeof findDoubts>>[number];
type Status = Awaited<ReturnType<typeof outboxStatus>>;

export function OutboxPage({ status, doubts }: { readonly status: Status; readonly doubts: readonly Doubt[] }) {
  const { t } = useVisit();
  return (
    <>
      <Pairs
        items={(Object.keys(stateWords) as (keyof Status)[]).map((state) => [t(stateWords[state]), status[state]])}
      />
      <section class="stack">
        <h2>{t(words.doubt)}</h2>
        <p>{t(words.what)}</p>
        {doubts.length === 0 ? <p>{t(words.none)}</p> : <Doubts doubts={doubts} />}
      </section>
    </>
  );
}

function Doubts({ doubts }: { readonly doubts: readonly Doubt[] }) {
  const { t } = useVisit();
  return (
    <Table
      caption={t(words.doubt)}
      isQuiet
      head={[t(words.kind), t(words.since), 'Message-ID', t(words.decision)]}
      rows={doubts.map((doubt) => [
        doubt.kind,
        <Moment at={doubt.since} />,
        <code>{doubt.messageId}</code>,
        <StaffForm action="/staff/outbox" inline>
          <input type="hidden" name="id" value={doubt.id} />
          <Button kind="quiet" name="decision" value="resend">
            {t(words.resend)}
          </Button>
          <Button kind="quiet" name="decision" value="close">
            {t(words.close)}
          </Button>
        </StaffForm>,
      ])}
    />
  );
}

const stateWords: Readonly<Record<keyof Status, Text>> = {
  queued: { de: 'Warten auf den Versand', en: 'Waiting to be sent' },
  sent: { de: 'Versandt', en: 'Sent' },
  bounced: { de: 'Unzustellbar', en: 'Bounced' },
  doubt: { de: 'Im Zweifel', en: 'In doubt' },
  dropped: { de: 'Nicht versandt', en: 'Not sent' },
};

export const words = {
  title: { de: 'Postausgang', en: 'Outbox' },
  doubt: { de: 'Im Zweifel', en: 'In doubt' },
  what: {
    de: 'Die Verbindung riss, bevor der andere Server antwortete. Sehen Sie in dessen Protokoll nach der Message-ID: Ein zweiter Versand trägt dieselbe.',
    en: 'The connection broke before the other server answered. Look for the Message-ID in its log: a second sending bears the same.',
  },
  none: { de: 'Keine E-Mail ist im Zweifel.', en: 'No mail is in doubt.' },
  kind: { de: 'Art', en: 'Kind' },
  since: { de: 'Seit', en: 'Since' },
  decision: { de: 'Entscheidung', en: 'Decision' },
  resend: { de: 'Noch einmal senden', en: 'Send again' },
  close: { de: 'Dabei belassen', en: 'Leave it' },
} as const satisfies Record<string, Text>;
