import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Table, useVisit } from '../../../../core/web/index.ts';
import { Moment } from '../../import/pages/moment.tsx';
import { contentWords } from '../content-words.ts';
import { reasons } from '../reason.ts';
import type { ExportRequest } from './queries.ts';
import { words } from './words.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly requests: readonly ExportRequest[];
  /** What members are called, by the record of their account. */
  readonly names: ReadonlyMap<string, string>;
  /** Whoever looks at it. */
  readonly account: string;
}

/** What awaits a second pair of eyes, and what has been approved and not been fetched. */
export function Requests({ Form, requests, names, account }: Props) {
  const { t, language } = useVisit();
  if (requests.length === 0) return null;
  const number = new Intl.NumberFormat(language);
  return (
    <section class="stack" aria-labelledby="requests">
      <h2 id="requests">{t(words.title)}</h2>
      <Table
        isQuiet
        caption={t(words.caption)}
        head={[
          t(words.what),
          t(words.persons),
          t(words.reason),
          t(words.askedBy),
          t(words.askedAt),
          t(words.state),
          t(words.until),
          t(words.deeds),
        ]}
        numbers={[1]}
        rows={requests.map((one) => [
          `${t(contentWords[one.content])}: ${one.list} (${one.format.toUpperCase()})`,
          number.format(one.persons),
          t(reasons[one.reason]),
          names.get(one.askedBy ?? '') ?? t(words.somebody),
          <Moment at={one.askedAt} />,
          <strong class={one.stage === 'approved' ? 'tag tag--kept' : 'tag tag--due'}>{t(words[one.stage])}</strong>,
          one.until ? <Moment at={one.until} /> : '',
          <Deeds Form={Form} request={one} isOwn={one.askedBy === account} />,
        ])}
      />
    </section>
  );
}

function Deeds({
  Form,
  request,
  isOwn,
}: {
  readonly Form: StaffDesk['Form'];
  readonly request: ExportRequest;
  readonly isOwn: boolean;
}) {
  const { t } = useVisit();
  const { record, stage } = request;
  const own = stage === 'approved' ? (['fetch', 'withdraw'] as const) : (['withdraw'] as const);
  const others = stage === 'asked' ? (['approve', 'refuse'] as const) : (['refuse'] as const);
  return (
    <>
      {(isOwn ? own : others).map((deed) => (
        <Form action={`/staff/newsletter/exports/${record}/${deedPath[deed]}`} inline>
          <Button kind="quiet">{t(words[deed])}</Button>
        </Form>
      ))}
      {isOwn && stage === 'approved' && (
        <p class="small">
          {t(words.program)}
          <code>approval={record}</code>
        </p>
      )}
    </>
  );
}

const deedPath = { fetch: 'fetch', withdraw: 'drop', refuse: 'drop', approve: 'approve' } as const;
