import type { DataClass, Text } from '../../core/policy/index.ts';
import { holdKinds, type OpenHold } from '../../core/records/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../core/web/index.ts';
import { Moment, recordsInWords, StaffForm } from '../frame/index.ts';
import { kindWords, words } from './words.ts';

interface Props {
  readonly holds: readonly OpenHold[];
  /** What members are called, by account. */
  readonly names: ReadonlyMap<string, string>;
  readonly classes: readonly DataClass[];
  readonly now: Temporal.Instant;
  readonly message?: { readonly kind: 'good' | 'wrong'; readonly text: Text };
  readonly errors?: Readonly<Record<string, Text>>;
  readonly values?: Readonly<Record<string, string>>;
}

export function HoldsPage({ holds, names, classes, now, message, errors = {}, values = {} }: Props) {
  const { t } = useVisit();
  return (
    <>
      {message && <Message kind={message.kind}>{t(message.text)}</Message>}
      <p>{t(words.what)}</p>
      <section class="stack">
        <h2>{t(words.open)}</h2>
        {holds.length === 0 ? (
          <p>{t(words.none)}</p>
        ) : (
          <OpenHolds holds={holds} names={names} classes={classes} now={now} />
        )}
      </section>
      <section class="stack">
        <h2>{t(words.new)}</h2>
        <StaffForm action="/staff/holds">
          <Field
            name="reference"
            label={words.reference}
            hint={words.referenceHint}
            value={values['reference'] ?? ''}
            error={errors['reference']}
            required
            maxlength={63}
          />
          <div class="field">
            <label for="kind">{t(words.kind)}</label>
            <select id="kind" name="kind">
              {holdKinds.map((kind) => (
                <option value={kind} selected={values['kind'] === kind}>
                  {t(kindWords[kind])}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="class">{t(words.class)}</label>
            <select id="class" name="class">
              {classes.map((dataClass) => (
                <option value={dataClass.name} selected={values['class'] === dataClass.name}>
                  {t(dataClass.title)}
                </option>
              ))}
            </select>
          </div>
          <Field
            name="address"
            type="email"
            label={words.address}
            value={values['address'] ?? ''}
            error={errors['address']}
            required
            autocomplete="off"
          />
          <Field
            name="review"
            type="date"
            label={words.review}
            hint={words.reviewHint}
            value={values['review'] ?? ''}
            error={errors['review']}
            required
          />
          <Field
            name="confidential"
            type="date"
            label={words.confidential}
            hint={words.confidentialHint}
            value={values['confidential'] ?? ''}
            error={errors['confidential']}
          />
          <Button>{t(words.suspend)}</Button>
        </StaffForm>
      </section>
    </>
  );
}

function OpenHolds({ holds, names, classes, now }: Pick<Props, 'holds' | 'names' | 'classes' | 'now'>) {
  const { t } = useVisit();
  return (
    <Table
      caption={t(words.open)}
      isQuiet
      numbers={[3]}
      head={[
        t(words.reference),
        t(words.kind),
        t(words.class),
        t(words.records),
        t(words.since),
        t(words.review),
        t(words.action),
      ]}
      rows={holds.map((hold) => [
        <>
          {hold.reference}
          {hold.isSecrecyUnknown && <Undecided hold={hold} />}
          {hold.confidentialUntil && (
            <>
              {' '}
              <span class="tag tag--overdue">{t(words.secret)}</span> {t(words.secretUntil)}{' '}
              <Moment at={hold.confidentialUntil} time={false} />, {t(words.decidedBy)}{' '}
              {names.get(hold.confidentialBy ?? '') ?? t(words.shell)}
            </>
          )}
        </>,
        t(kindWords[hold.kind as keyof typeof kindWords] ?? hold.kind),
        t(classes.find(({ name }) => name === hold.class)?.title ?? hold.class),
        hold.records,
        <Moment at={hold.openedAt} time={false} />,
        <>
          <Moment at={hold.reviewBy} time={false} />{' '}
          {Temporal.Instant.compare(hold.reviewBy, now) <= 0 && <span class="tag tag--overdue">{t(words.late)}</span>}
        </>,
        <StaffForm action="/staff/holds/close" inline>
          <Button kind="quiet" name="hold" value={hold.id}>
            {t(words.close)}
          </Button>
        </StaffForm>,
      ])}
    />
  );
}

function Undecided({ hold }: { readonly hold: OpenHold }) {
  const { t } = useVisit();
  return (
    <>
      {' '}
      <span class="tag tag--overdue">{t(words.undecided)}</span> {t(words.undecidedWhy)}{' '}
      <StaffForm action="/staff/holds/secrecy" inline>
        <Button kind="quiet" name="hold" value={hold.id}>
          {t(words.decide)}
        </Button>
      </StaffForm>
    </>
  );
}

export function ConfirmClose({ hold }: { readonly hold: OpenHold }) {
  const { t, to } = useVisit();
  return (
    <>
      <p>
        <strong>{hold.reference}</strong>: {t({ de: 'von der Löschung ausgenommen: ', en: 'exempted from erasure: ' })}
        {t(recordsInWords(hold.records))}
      </p>
      <p>{t(words.closeThen)}</p>
      <StaffForm action="/staff/holds/close">
        <input type="hidden" name="hold" value={hold.id} />
        <Button kind="grave" name="confirmed" value="yes">
          {t(words.closeNow)}
        </Button>
      </StaffForm>
      <p>
        <a href={to('/staff/holds')}>{t(words.cancel)}</a>
      </p>
    </>
  );
}
