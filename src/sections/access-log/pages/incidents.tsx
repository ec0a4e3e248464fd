import type { Text } from '../../../core/policy/index.ts';
import type { StaffDesk } from '../../../core/section/index.ts';
import { Button, Choice, Field, Message, Table, useVisit } from '../../../core/web/index.ts';
import { type Incident, orderClass } from '../evidence/queries.ts';
import { incidentWords as words } from './incident-words.ts';
import { Moment } from './moment.tsx';

type Values = Readonly<Record<string, string>>;

export interface IncidentsProps {
  readonly Form: StaffDesk['Form'];
  readonly incidents: readonly Incident[];
  readonly names: ReadonlyMap<string, string>;
  /** The account of whoever looks at the page. */
  readonly account: string;
  readonly now: Temporal.Instant;
  readonly values: Values;
  readonly error?: Text;
}

export function IncidentsPage(props: IncidentsProps) {
  const { t } = useVisit();
  const { incidents, error, Form, values } = props;
  return (
    <>
      {error && (
        <Message kind="wrong">
          <p>{t(error)}</p>
        </Message>
      )}
      <p>{t(words.what)}</p>
      {incidents.some(isAwaited) && (
        <Message kind="note">
          <p>{t(words.waiting)}</p>
        </Message>
      )}
      {incidents.length === 0 ? <p>{t(words.none)}</p> : <Files {...props} />}
      <section class="stack">
        <h2>{t(words.new)}</h2>
        <NewIncident Form={Form} values={values} />
      </section>
    </>
  );
}

const isAwaited = ({ needsSecond, secondedAt, closedAt }: Incident): boolean =>
  needsSecond && secondedAt === null && closedAt === null;

function Files({ Form, incidents, names, account, now }: IncidentsProps) {
  const { t } = useVisit();
  const name = (id: string | null) => (id === null ? t(words.formerly) : (names.get(id) ?? t(words.formerly)));
  return (
    <Table
      caption={t(words.title)}
      isQuiet
      numbers={[3]}
      head={[
        words.reference,
        words.reason,
        words.scope,
        words.lines,
        words.opened,
        words.second,
        words.review,
        words.action,
      ].map((word) => t(word))}
      rows={incidents.map((one) => [
        <>
          {one.reference} <span class="tag">{t(one.class === orderClass ? words.order : words.incident)}</span>{' '}
          {one.confidential && <span class="tag">{t(words.confidential)}</span>}
        </>,
        one.reason,
        <>
          <Moment at={one.from} /> – <Moment at={one.until} />
          <br />
          {[one.address, one.route].filter(Boolean).join(' · ')}
        </>,
        one.lines,
        <>
          <Moment at={one.openedAt} />, {name(one.openedBy)}
        </>,
        <Eyes one={one} name={name} isOwn={one.openedBy === account} Form={Form} />,
        one.closedAt ? (
          <>
            {t(words.closed)} <Moment at={one.closedAt} />
          </>
        ) : (
          <>
            <Moment at={one.goneBy ?? one.reviewBy} />{' '}
            {Temporal.Instant.compare(one.reviewBy, now) <= 0 && one.class !== orderClass && (
              <span class="tag tag--overdue">{t(words.late)}</span>
            )}
          </>
        ),
        one.closedAt ? (
          ''
        ) : (
          <>
            {one.stage === 'preserved' && !isAwaited(one) && (
              <Act Form={Form} id={one.record} deed="prolong" label={t(words.prolong)} />
            )}
            {one.confidential && <Act Form={Form} id={one.record} deed="disclose" label={t(words.disclose)} />}
            <Act Form={Form} id={one.record} deed="close" label={t(words.close)} />
          </>
        ),
      ])}
    />
  );
}

interface EyesProps {
  readonly Form: StaffDesk['Form'];
  readonly one: Incident;
  readonly name: (account: string | null) => string;
  /** Whoever looks at the page has opened it. */
  readonly isOwn: boolean;
}

/** Who has agreed or refused, or the two buttons for whoever may. */
function Eyes({ Form, one, name, isOwn }: EyesProps) {
  const { t } = useVisit();
  if (one.secondedAt) return <>{name(one.secondedBy)}</>;
  if (one.refusedAt)
    return (
      <>
        {t(words.refused)} {name(one.refusedBy)}
      </>
    );
  const awaited = one.needsSecond && !one.closedAt && <span class="tag tag--soon">{t(words.awaited)}</span>;
  if (one.closedAt || isOwn) return <>{awaited || t(words.notSeconded)}</>;
  return (
    <>
      {awaited} <Act Form={Form} id={one.record} deed="second" label={t(words.confirm)} />
      {one.needsSecond && <Act Form={Form} id={one.record} deed="refuse" label={t(words.refuse)} />}
    </>
  );
}

interface ActProps {
  readonly Form: StaffDesk['Form'];
  readonly id: string;
  readonly deed: 'second' | 'refuse' | 'prolong' | 'disclose' | 'close';
  readonly label: string;
}

function Act({ Form, id, deed, label }: ActProps) {
  return (
    <Form action={`/staff/incidents/${deed}`} inline>
      <Button kind="quiet" name="incident" value={id}>
        {label}
      </Button>
    </Form>
  );
}

/** Closing cannot be undone, so it is asked for twice. */
export function ConfirmClose({ Form, incident }: { readonly Form: StaffDesk['Form']; readonly incident: Incident }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        <strong>{incident.reference}</strong>: {t(words.closeThen)}
      </p>
      <Form action="/staff/incidents/close">
        <input type="hidden" name="incident" value={incident.record} />
        <Button kind="grave" name="confirmed" value="yes">
          {t(words.closeNow)}
        </Button>
      </Form>
      <p>
        <a href={to('/staff/incidents')}>{t(words.cancel)}</a>
      </p>
    </>
  );
}

function NewIncident({ Form, values }: { readonly Form: StaffDesk['Form']; readonly values: Values }) {
  const { t } = useVisit();
  const of = (name: string) => ({ name, value: values[name] ?? '' });
  return (
    <Form action="/staff/incidents">
      <Choice
        name="kind"
        legend={words.kind}
        chosen={values['kind'] ?? 'incident'}
        options={[
          { value: 'incident', label: words.incident },
          { value: 'preservation-order', label: words.order },
        ]}
      />
      <Field {...of('reference')} label={words.reference} hint={words.referenceHint} required maxlength={63} />
      <Field {...of('reason')} label={words.reason} type="textarea" rows={3} required maxlength={2000} />
      <div class="fields fields--columns">
        <Field {...of('from')} label={words.from} type="datetime-local" required />
        <Field {...of('until')} label={words.until} type="datetime-local" required />
        <Field {...of('address')} label={words.address} hint={words.addressHint} autocomplete="off" />
        <Field {...of('route')} label={words.route} hint={words.routeHint} autocomplete="off" />
      </div>
      <Field {...of('review')} label={words.reviewOn} hint={words.reviewHint} type="datetime-local" required />
      <Choice
        name="confidential"
        legend={words.secret}
        hint={words.secretHint}
        chosen={values['confidential'] ?? 'no'}
        options={[
          { value: 'no', label: words.notSecret },
          { value: 'yes', label: words.confidential },
        ]}
      />
      <Button>{t(words.open)}</Button>
    </Form>
  );
}
