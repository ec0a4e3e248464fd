import type { Policy, Text } from '../../../../core/policy/index.ts';
import type { Member, StaffDesk, World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { errorPage, seeOther, type WebContext } from '../../../../core/web/index.ts';
import { recordWithdrawal } from '../../consent/record-withdrawal.ts';
import { newsletterSettings } from '../../policy.ts';
import { TablePage, words as tableWords } from '../file/page.tsx';
import { type TableTaken, takeTable } from '../file/take.ts';
import { enterCustomer } from '../life/enter.ts';
import { collectionNotice } from '../notice.ts';
import { printedCustomerProof } from '../proof/print.ts';
import { discardCustomer } from './discard.ts';
import { CustomerForm } from './form.tsx';
import { CustomersPage } from './list.tsx';
import { CustomerPage } from './one.tsx';
import { type ReadEntry, readEntry, type Wrong } from './posted.ts';
import { countByStage, customerOfAddress, listCustomers, stages } from './queries.ts';
import { type Shown, shownCustomer } from './shown.ts';
import { refusedWords, words } from './words.ts';

const customersPath = '/staff/newsletter/customers';

export const customerPlace = {
  path: customersPath,
  label: words.title,
  right: 'persons',
  isIn: (policy: Policy) => newsletterSettings(policy).customers !== undefined,
} as const;

/** What the forms about customers do: the words for the log of what staff did. */
export const customerDeeds: Readonly<Record<string, Text>> = {
  [`${customersPath}/find`]: { de: 'Bestandskunden gesucht', en: 'looked for a customer' },
  [`${customersPath}/new`]: { de: 'Bestandskunden eingetragen', en: 'entered a customer' },
  [`${customersPath}/file`]: { de: 'Tabelle von Bestandskunden aufgenommen', en: 'took in a table of customers' },
  [`${customersPath}/:id`]: { de: 'Eintrag eines Bestandskunden ergänzt', en: 'added to the entry of a customer' },
  [`${customersPath}/:id/objection`]: { de: 'Widerspruch gegen Werbung eingetragen', en: 'recorded an objection' },
  [`${customersPath}/:id/discard`]: {
    de: 'Eintrag eines Bestandskunden verworfen',
    en: 'discarded a customer’s entry',
  },
  [`${customersPath}/:id/proof`]: { de: 'Nachweis über Werbung gedruckt', en: 'printed a proof of advertising' },
};

/** Lays the pages about customers in the staff area. What is known of somebody stands in bodies alone, never in an address. */
export function customerRoutes(desk: StaffDesk, world: World): void {
  if (!newsletterSettings(world.rules.policy).customers) return;
  const { Form } = desk;
  const path = customersPath;
  const offered = () => newsletterSettings(world.rules.policy).customers?.offers ?? [];
  const notice = (c: WebContext) => collectionNotice(world.rules.policy, c.var.language);

  const list = async (c: WebContext, member: Member, notFound = false) => {
    const stage = stages.find((one) => one === c.req.query('stage'));
    const before = uuid.exec(c.req.query('before') ?? '')?.[0];
    const [customers, counts] = [await listCustomers(world, { stage, before }), await countByStage(world.db)];
    const props = { Form, path, customers, counts, stage, isFirst: before === undefined, notFound } as const;
    return desk.page(c, member, { title: words.title, styles: ['campaigns.css'] }, <CustomersPage {...props} />);
  };

  const form = (c: WebContext, member: Member, wrong?: Wrong) =>
    desk.page(
      c,
      member,
      { title: words.enter, ...(wrong && { status: 422 }) },
      <>
        <p>{words.formHint[c.var.language]}</p>
        <CustomerForm Form={Form} action={`${path}/new`} offers={offered()} notice={notice(c)} {...wrong} />
      </>,
    );

  const one = async (c: WebContext, member: Member, customer: Shown, wrong?: Wrong) =>
    desk.page(
      c,
      member,
      { title: words.title, styles: ['campaigns.css'], ...(wrong && { status: 422 }) },
      <CustomerPage {...{ Form, path, customer, notice: notice(c), offers: offered(), ...(wrong && { wrong }) }} />,
    );

  desk.get(path, 'persons', (c, member) => list(c, member));
  desk.get(`${path}/new`, 'persons', (c, member) => form(c, member));

  desk.post(`${path}/find`, 'persons', async (c, member) => {
    const { email } = await c.req.parseBody();
    const found = typeof email === 'string' ? await customerOfAddress(world, email.trim()) : undefined;
    return found ? seeOther(c, `${path}/${found}`) : list(c, member, true);
  });

  desk.post(`${path}/new`, 'persons', async (c, member) => {
    const entered = await enterPosted(world, await readEntry(c, world), member);
    return 'customer' in entered ? seeOther(c, `${path}/${entered.customer}`) : form(c, member, entered);
  });

  const table = (c: WebContext, member: Member, done: { taken?: TableTaken; text?: string } = {}) => {
    const isRefused = done.taken !== undefined && 'refused' in done.taken;
    const meta = { title: tableWords.title, ...(isRefused && { status: 422 }) };
    return desk.page(c, member, meta, <TablePage {...{ Form, path, offers: offered(), ...done }} />);
  };

  desk.get(`${path}/file`, 'persons', (c, member) => table(c, member));

  // The outcome is answered at once: what was wrong names lines of a table that is kept nowhere.
  desk.post(`${path}/file`, 'persons', async (c, member) => {
    const { table: posted } = await c.req.parseBody();
    const text = typeof posted === 'string' ? posted : '';
    const taken = await takeTable(world, text, member.act);
    return table(c, member, { taken, ...('refused' in taken && { text }) });
  });

  const of =
    (handle: (c: WebContext, member: Member, customer: Shown) => Response | Promise<Response>) =>
    async (c: WebContext, member: Member) => {
      const id = uuid.exec(c.req.param('id') ?? '')?.[0];
      const customer = id ? await shownCustomer(world, id, c.var.language) : undefined;
      return customer ? handle(c, member, customer) : errorPage(c, 404);
    };

  desk.get(`${path}/:id`, 'persons', of(one));

  desk.post(
    `${path}/:id`,
    'persons',
    of(async (c, member, customer) => {
      const read = await readEntry(c, world, customer);
      const entered = await enterPosted(world, read, member);
      return 'customer' in entered ? seeOther(c, `${path}/${customer.record}`) : one(c, member, customer, entered);
    }),
  );

  desk.post(
    `${path}/:id/objection`,
    'persons',
    of(async (c, member, customer) => {
      const { evidence } = await c.req.parseBody();
      if (typeof evidence !== 'string' || evidence.trim() === '')
        return one(c, member, customer, { errors: { evidence: words.together }, values: {} });
      const withdrawal = { channel: 'objection', evidence: evidence.trim().slice(0, 500) } as const;
      await recordWithdrawal(world, customer.email, withdrawal, member.act);
      return seeOther(c, `${path}/${customer.record}`);
    }),
  );

  desk.post(
    `${path}/:id/discard`,
    'persons',
    of(async (c, member, customer) => {
      const isGone = await discardCustomer(world, customer.record, member.act);
      return seeOther(c, isGone ? path : `${path}/${customer.record}`);
    }),
  );

  desk.post(
    `${path}/:id/proof`,
    'persons',
    of(async (c, member, customer) => {
      const pdf = await printedCustomerProof(world, customer.record, member.act);
      if (!pdf) return errorPage(c, 404);
      c.header('Content-Disposition', 'attachment; filename="kundennachweis.pdf"');
      c.header('Cache-Control', 'no-store');
      return c.body(new Uint8Array(pdf), 200, { 'Content-Type': 'application/pdf' });
    }),
  );
}

/** Enters what was typed; a refusal stands beside the field that it is about. */
async function enterPosted(world: World, read: ReadEntry, { act }: Member): Promise<{ customer: string } | Wrong> {
  if (!read.ok) return read;
  const entered = await transaction(world.db, (tx) => enterCustomer(world, tx, read.entry, act));
  if ('customer' in entered) return entered;
  const [field, sentence] = refusedWords[entered.refused];
  return { errors: { [field]: sentence, form: sentence }, values: read.values };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
