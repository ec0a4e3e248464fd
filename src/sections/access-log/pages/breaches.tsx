import type { Text } from '../../../core/policy/index.ts';
import type { StaffDesk } from '../../../core/section/index.ts';
import { Button, Field, Message, Pairs, useVisit } from '../../../core/web/index.ts';
import type { Breach } from '../breach/breach.ts';
import { stages, breachWords as words } from './breach-words.ts';
import { fieldOf, Moment } from './moment.tsx';

export interface BreachesProps {
  readonly Form: StaffDesk['Form'];
  readonly breaches: readonly Breach[];
  readonly now: Temporal.Instant;
  /** From this long before the end of the time for telling the authority, the register warns. */
  readonly warn: Temporal.Duration;
  readonly error?: Text;
}

export function BreachesPage(props: BreachesProps) {
  const { t, timeZone } = useVisit();
  const { breaches, error, Form, now } = props;
  return (
    <>
      {error && (
        <Message kind="wrong">
          <p>{t(error)}</p>
        </Message>
      )}
      <p>{t(words.what)}</p>
      {breaches.length === 0 ? <p>{t(words.none)}</p> : breaches.map((breach) => <Entry breach={breach} {...props} />)}
      <section class="stack">
        <h2>{t(words.new)}</h2>
        <Form action="/staff/breaches">
          <Field name="reference" label={words.reference} hint={words.referenceHint} required maxlength={63} />
          <Field name="aware" label={words.aware} type="datetime-local" value={fieldOf(now, timeZone)} required />
          <Field name="facts" label={words.facts} type="textarea" rows={4} required maxlength={10000} />
          <Field name="effects" label={words.effects} type="textarea" rows={3} maxlength={10000} />
          <Field name="measures" label={words.measures} type="textarea" rows={3} maxlength={10000} />
          <Button>{t(words.register)}</Button>
        </Form>
      </section>
    </>
  );
}

function Entry({ breach, Form, now, warn }: BreachesProps & { readonly breach: Breach }) {
  const { t } = useVisit();
  const isSoon = breach.notifyBy !== null && Temporal.Instant.compare(breach.notifyBy.subtract(warn), now) <= 0;
  return (
    <article class="stack">
      <h2>
        {breach.reference}{' '}
        <span class={breach.stage === 'late' ? 'tag tag--overdue' : isSoon ? 'tag tag--soon' : 'tag'}>
          {t(stages[breach.stage] ?? breach.stage)}
        </span>
      </h2>
      <Pairs
        items={[
          [t(words.aware), <Moment at={breach.awareAt} />],
          ...(breach.notifyBy ? [[t(words.notifyBy), <NotifyBy at={breach.notifyBy} now={now} />] as const] : []),
          ...(breach.notifiedAt ? [[t(words.notified), <Moment at={breach.notifiedAt} />] as const] : []),
          ...(breach.personsToldAt ? [[t(words.told), <Moment at={breach.personsToldAt} />] as const] : []),
          ...(breach.reason ? [[t(words.reason), breach.reason] as const] : []),
          [t(words.facts), breach.facts],
          [t(words.effects), breach.effects],
          [t(words.measures), breach.measures],
        ]}
      />
      {breach.closedAt === null && (
        <>
          <Amend breach={breach} Form={Form} />
          <Steps breach={breach} Form={Form} now={now} />
        </>
      )}
    </article>
  );
}

/** The end of the time for telling the authority, and how much of it is left. */
function NotifyBy({ at, now }: { readonly at: Temporal.Instant; readonly now: Temporal.Instant }) {
  const { t } = useVisit();
  const hours = Math.floor(now.until(at).total('hours'));
  return (
    <>
      <Moment at={at} />
      {t(
        hours >= 0
          ? { de: `, noch ${hours} Stunden`, en: `, ${hours} hours left` }
          : { de: `, seit ${-hours} Stunden überschritten`, en: `, exceeded for ${-hours} hours` },
      )}
    </>
  );
}

function Amend({ breach, Form }: Pick<BreachesProps, 'Form'> & { readonly breach: Breach }) {
  const { t } = useVisit();
  return (
    <details>
      <summary>{t(words.amend)}</summary>
      <Form action="/staff/breaches/amend" label={breach.reference}>
        <input type="hidden" name="breach" value={breach.record} />
        {(['facts', 'effects', 'measures'] as const).map((name) => (
          <Field name={name} label={words[name]} type="textarea" rows={3} value={breach[name]} maxlength={10000} />
        ))}
        <Button kind="quiet">{t(words.amend)}</Button>
      </Form>
    </details>
  );
}

function Steps({ breach, Form, now }: Pick<BreachesProps, 'Form' | 'now'> & { readonly breach: Breach }) {
  const { t, timeZone } = useVisit();
  const isOpen = breach.stage === 'open' || breach.stage === 'late';
  return (
    <Form action="/staff/breaches/step" label={breach.reference}>
      <input type="hidden" name="breach" value={breach.record} />
      <Field name="at" label={words.at} type="datetime-local" value={fieldOf(now, timeZone)} />
      {isOpen && (
        <Field name="reason" label={words.reason} hint={words.reasonHint} type="textarea" rows={2} maxlength={2000} />
      )}
      <div class="buttons">
        {isOpen && (
          <>
            <Button name="step" value="notified">
              {t(words.notify)}
            </Button>
            <Button kind="quiet" name="step" value="harmless">
              {t(words.harmless)}
            </Button>
          </>
        )}
        <Button kind="quiet" name="step" value="told">
          {t(words.tell)}
        </Button>
        {!isOpen && (
          <Button name="step" value="closed">
            {t(words.close)}
          </Button>
        )}
      </div>
    </Form>
  );
}
