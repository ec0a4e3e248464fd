import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Field, LineOfTime, Message, Pairs, useVisit } from '../../../../core/web/index.ts';
import type { Offer } from '../../policy.ts';
import { conditions } from '../record/customer.ts';
import { Day } from './day.tsx';
import { CustomerForm } from './form.tsx';
import type { Wrong } from './posted.ts';
import type { Shown } from './shown.ts';
import { conditionWords, stageTones, stageWords, words } from './words.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly path: `/${string}`;
  readonly customer: Shown;
  readonly offers: readonly Offer[];
  readonly notice: string;
  readonly wrong?: Wrong;
}

/** One customer: each condition with its evidence or as missing, and what can be done. */
export function CustomerPage({ Form, path, customer, offers, notice, wrong }: Props) {
  const { t, to } = useVisit();
  const { stage, missing, mailings } = customer;
  const isOpen = stage === 'incomplete' || stage === 'active';
  return (
    <>
      <p class="campaign-tags">
        <span class={stageTones[stage] ?? 'tag'}>{t(stageWords[stage] ?? stage)}</span>
      </p>
      {isOpen && (
        <Message kind={missing.length === 0 ? 'good' : 'note'}>
          <p>{t(missing.length === 0 ? words.complete : words.incomplete)}</p>
        </Message>
      )}
      <LineOfTime
        title={t(words.line)}
        tone={stage === 'incomplete' ? 'soon' : 'kept'}
        points={pointsOf(customer, t)}
      />
      <section class="stack" aria-labelledby="conditions">
        <h2 id="conditions">{t(words.conditions)}</h2>
        {conditions.map((condition) => (
          <Condition name={t(conditionWords[condition])} isMet={!missing.includes(condition)}>
            {customer.evidence[condition]}
          </Condition>
        ))}
      </section>
      <Pairs
        items={[
          [t(words.address), customer.email],
          [t(words.mailed), String(mailings)],
          ...(customer.end ? [[t(words.ended), t(customer.end)] as const] : []),
        ]}
      />
      {isOpen && (
        <section class="stack" aria-labelledby="add">
          <h2 id="add">{t(missing.length > 0 ? words.add : words.addMore)}</h2>
          <CustomerForm
            Form={Form}
            action={`${path}/${customer.record}`}
            email={customer.email}
            only={missing.length > 0 ? missing : ['sale', 'told']}
            {...{ offers, notice, ...wrong }}
          />
        </section>
      )}
      <section class="stack" aria-labelledby="deeds">
        <h2 id="deeds">{t({ de: 'Weiteres', en: 'More' })}</h2>
        {stage !== 'incomplete' && (
          <Form action={`${path}/${customer.record}/proof`}>
            <Button kind="quiet">{t(words.proof)}</Button>
          </Form>
        )}
        {stage !== 'objected' && (
          <Form action={`${path}/${customer.record}/objection`} label={t(words.object)}>
            <Field
              name="evidence"
              label={words.objectEvidence}
              hint={words.objectHint}
              error={wrong?.errors['evidence']}
              required
              maxlength={500}
            />
            <Button kind="grave">{t(words.object)}</Button>
          </Form>
        )}
        {isOpen && mailings === 0 && (
          <Form action={`${path}/${customer.record}/discard`}>
            <p class="field__hint">{t(words.discardHint)}</p>
            <Button kind="grave">{t(words.discard)}</Button>
          </Form>
        )}
      </section>
      <p>
        <a href={to(path)}>{t(words.back)}</a>
      </p>
    </>
  );
}

interface ConditionProps {
  readonly name: string;
  readonly isMet: boolean;
  readonly children?: Shown['evidence']['sale'];
}

function Condition({ name, isMet, children = [] }: ConditionProps) {
  const { t } = useVisit();
  return (
    <div class="stack">
      <h3>
        {name}{' '}
        <span class={isMet ? 'tag tag--kept' : 'tag tag--overdue'}>{t(isMet ? words.evidenced : words.lacking)}</span>
      </h3>
      {children.length > 0 && (
        <Pairs
          items={children.map(([title, value]) => [t(title), typeof value === 'string' ? value : <Day at={value} />])}
        />
      )}
    </div>
  );
}

function pointsOf(customer: Shown, t: ReturnType<typeof useVisit>['t']) {
  const { stage, soldAt, enteredAt, endedAt, lastDay, missing } = customer;
  const isOver = endedAt !== null;
  return [
    ...(soldAt ? [{ label: t(words.sold), at: soldAt, state: 'past' as const }] : []),
    { label: t(words.entered), at: enteredAt, state: isOver ? ('past' as const) : ('now' as const) },
    isOver
      ? { label: t(stageWords[stage] ?? stage), at: endedAt, state: 'now' as const }
      : {
          label: t(missing.length > 0 ? words.erased : words.end),
          state: missing.length > 0 ? ('erased' as const) : ('future' as const),
          ...(lastDay && { at: `${t(words.atLatest)} ${lastDay}` }),
        },
    ...(missing.length > 0 && !isOver
      ? []
      : [{ label: t(words.erased), state: 'erased' as const, ...(isOver && lastDay && { at: lastDay }) }]),
  ];
}
