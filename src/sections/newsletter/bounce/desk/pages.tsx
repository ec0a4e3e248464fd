import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Table, useVisit } from '../../../../core/web/index.ts';
import { Moment } from '../../import/pages/moment.tsx';
import type { WaitingReport } from '../queue.ts';
import { words } from './words.ts';

/** The reports that wait for somebody to read them. */
export function ReportsPage({ reports }: { readonly reports: readonly WaitingReport[] }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>{t(words.what)}</p>
      {reports.length === 0 ? (
        <p>{t(words.none)}</p>
      ) : (
        <Table
          isQuiet
          caption={t(words.reports)}
          head={[t(words.at), t(words.goneBy)]}
          rows={reports.map(({ record, at, goneBy }) => [
            <a href={to(`/staff/newsletter/reports/${record}`)}>
              <Moment at={at} />
            </a>,
            goneBy ? <Moment at={goneBy} /> : '',
          ])}
        />
      )}
    </>
  );
}

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly report: WaitingReport;
  readonly text: string;
}

/** One of them, as it came. What is in it is text here, never markup. */
export function ReportPage({ Form, report, text }: Props) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        {t(words.at)}: <Moment at={report.at} />
      </p>
      <p>
        {t(words.next)} <a href={to('/staff/person')}>{t(words.person)}</a>
      </p>
      {/* Can be scrolled by keyboard where its lines are long. */}
      <pre tabindex={0} role="region" aria-label={t(words.report)}>
        {text}
      </pre>
      <Form action={`/staff/newsletter/reports/${report.record}`}>
        <Button>{t(words.done)}</Button>
      </Form>
    </>
  );
}
