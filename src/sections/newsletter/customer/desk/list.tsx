import type { StaffDesk } from '../../../../core/section/index.ts';
import { Button, Chips, Field, Message, Table, useVisit } from '../../../../core/web/index.ts';
import { Day } from './day.tsx';
import { type Listed, page, type Stage, stages } from './queries.ts';
import { conditionWords, stageTones, stageWords, words } from './words.ts';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly path: `/${string}`;
  readonly customers: readonly Listed[];
  readonly counts: ReadonlyMap<string, number>;
  readonly stage: Stage | undefined;
  readonly isFirst: boolean;
  /** The address that was looked for is not there. */
  readonly notFound?: boolean;
}

export function CustomersPage({ Form, path, customers, counts, stage, isFirst, notFound }: Props) {
  const { t, to } = useVisit();
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const last = customers.at(-1);
  const at = (change: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ ...(stage && { stage }), ...change }).toString();
    return to(query ? `${path}?${query}` : path);
  };
  return (
    <>
      <p>{t(words.what)}</p>
      {notFound && (
        <Message>
          <p>{t(words.notFound)}</p>
        </Message>
      )}
      <p class="campaign-links">
        <a href={to(`${path}/new`)}>{t(words.enter)}</a> <a href={to(`${path}/file`)}>{t(words.file)}</a>
      </p>
      <Form action={`${path}/find`} label={t(words.find)} inline>
        <Field name="email" type="email" label={words.find} required maxlength={254} autocomplete="off" />
        <Button kind="quiet">{t(words.search)}</Button>
      </Form>
      {all > 0 && (
        <Chips
          label={t(words.state)}
          chips={[
            { href: to(path), text: `${t(words.all)} (${all})`, isCurrent: !stage },
            ...stages
              .filter((one) => counts.has(one) || one === stage)
              .map((one) => ({
                href: to(`${path}?stage=${one}`),
                text: `${t(stageWords[one] ?? one)} (${counts.get(one) ?? 0})`,
                isCurrent: one === stage,
              })),
          ]}
        />
      )}
      {customers.length === 0 ? (
        <p>{t(all === 0 ? words.none : words.noneSo)}</p>
      ) : (
        <Customers {...{ path, customers }} />
      )}
      <p class="campaign-links">
        {!isFirst && <a href={at({})}>{t(words.newer)}</a>}
        {last && customers.length === page && <a href={at({ before: last.customer.record })}>{t(words.older)}</a>}
      </p>
    </>
  );
}

function Customers({ path, customers }: Pick<Props, 'path' | 'customers'>) {
  const { t, to } = useVisit();
  return (
    <Table
      isQuiet
      caption={t(words.title)}
      head={[t(words.address), t(words.state), t(words.missing), t(words.sold), t(words.until)]}
      rows={customers.map(({ customer, email, missing, goneBy }) => [
        <a href={to(`${path}/${customer.record}`)}>{email}</a>,
        <span class={stageTones[customer.stage] ?? 'tag'}>{t(stageWords[customer.stage] ?? customer.stage)}</span>,
        missing.length === 0
          ? '–'
          : missing.map((condition) => <span class="table__line">{t(conditionWords[condition])}</span>),
        customer.sold_at ? <Day at={customer.sold_at} /> : '–',
        // Gone by then: the day before is the last one.
        goneBy ? <Day at={goneBy.subtract({ nanoseconds: 1 })} /> : '–',
      ])}
    />
  );
}
