// Existing customers at the desk, by interface, by the port for a shop, and as they themselves see it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { attachedDocument } from '../../src/cli/proof/attached.ts';
import { readSigned } from '../../src/core/journal/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { withNewsletter } from '../support/campaign.ts';
import { staffWorld } from '../support/staff.ts';

const w = await staffWorld();
const keeper = await w.insider();
const path = '/staff/newsletter/customers';

const full = {
  email: 'kim@example.org',
  language: 'de',
  sold_on: '2026-11-20',
  sale: 'Online-Software',
  sale_evidence: 'Rechnung 2026-117',
  offer_software: '1',
  similar_evidence: 'Verlängerung derselben Software',
  unobjected_evidence: 'Kundenakte geprüft',
  told_on: '2026-11-20',
  told_wording: 'Sie können jederzeit widersprechen.',
  told_evidence: 'Bestellformular, Fassung 3',
};

const stageOf = async (email: string) => {
  const { rows } = await sql<{ stage: string }>`
    select stage from core.record where class = 'newsletter.customer'
      and subject = ${w.world.records.subject('newsletter', email)} order by id desc`.execute(w.world.db);
  return rows[0]?.stage;
};

const entered = async (over: Record<string, string> = {}): Promise<string> => {
  const answer = await keeper.post(`${path}/new`, { ...full, ...over });
  assert.equal(answer.status, 303, await answer.text());
  return answer.headers.get('location') ?? '';
};

describe('the desk', () => {
  test('says that nobody is entered yet, and what to do', async () => {
    assert.match(await (await keeper.get(path)).text(), /Noch keine\..*Tragen Sie/);
  });

  test('an entry with all four conditions is complete; its page shows each with its evidence', async () => {
    const page = await (await keeper.get(await entered())).text();
    for (const word of [
      'Alle vier Voraussetzungen sind belegt',
      'Rechnung 2026-117',
      'Verlängerung',
      'Kundenakte',
      'Fassung 3',
    ])
      assert.ok(page.includes(word), word);
    assert.equal(await stageOf('kim@example.org'), 'active');
  });

  test('what is missing is shown, asked for, and completes the entry', async () => {
    const email = 'lea@example.org';
    const at = await entered({ email, told_on: '', told_wording: '', told_evidence: '' });
    assert.equal(await stageOf(email), 'incomplete');
    assert.match(await (await keeper.get(`${path}?stage=incomplete`)).text(), /lea@example\.org.*4\. Hinweis/s);
    const { told_on, told_wording, told_evidence } = full;
    assert.equal((await keeper.post(at, { told_on, told_wording, told_evidence })).status, 303);
    assert.equal(await stageOf(email), 'active');
  });

  test('a condition that is filled in halfway is asked about, with everything kept as typed', async () => {
    const answer = await keeper.post(`${path}/new`, { ...full, email: 'max@example.org', sale_evidence: '' });
    assert.equal(answer.status, 422);
    const text = await answer.text();
    assert.match(text, /id="field-sale_evidence-error"/);
    assert.match(text, /value="max@example\.org"/);
    assert.match(text, /name="offer_software" value="1" checked/);
    assert.equal(await stageOf('max@example.org'), undefined);
  });

  test('a sale too long past, a day ahead and a notice after the sale are refused at their fields', async () => {
    for (const [over, field] of [
      [{ sold_on: '2024-11-01', told_on: '2024-11-01' }, 'sold_on'],
      [{ sold_on: '2026-12-24' }, 'sold_on'],
      [{ told_on: '2026-11-22' }, 'told_on'],
      [{ sold_on: '31.02.2026' }, 'sold_on'],
    ] as const) {
      const answer = await keeper.post(`${path}/new`, { ...full, email: 'ina@example.org', ...over });
      assert.equal(answer.status, 422);
      assert.match(await answer.text(), new RegExp(`id="field-${field}-error"`));
    }
  });

  test('an address is found by a form, so that it stands in no address line', async () => {
    const found = await keeper.post(`${path}/find`, { email: 'KIM@example.org' });
    assert.equal(found.status, 303);
    assert.doesNotMatch(found.headers.get('location') ?? '', /kim/i);
    assert.match(
      await (await keeper.post(`${path}/find`, { email: 'nobody@example.org' })).text(),
      /niemand eingetragen/,
    );
  });

  test('an objection that came by other means ends it, and nobody enters them again', async () => {
    const at = await entered({ email: 'noa@example.org' });
    assert.equal((await keeper.post(`${at}/objection`, { evidence: '' })).status, 422);
    assert.equal((await keeper.post(`${at}/objection`, { evidence: 'Anruf am Vormittag' })).status, 303);
    assert.equal(await stageOf('noa@example.org'), 'objected');
    assert.match(await (await keeper.get(at)).text(), /Widerspruch/);
    assert.equal((await keeper.post(`${path}/new`, { ...full, email: 'noa@example.org' })).status, 422);
  });

  test('a wrong entry is discarded while nothing has been sent', async () => {
    const at = await entered({ email: 'tea@example.org' });
    assert.equal((await keeper.post(`${at}/discard`)).status, 303);
    assert.equal(await stageOf('tea@example.org'), undefined);
    assert.equal((await keeper.get(at)).status, 404);
  });

  test('the proof is a PDF, and its printing stands in the journal', async () => {
    const at = await entered({ email: 'pia@example.org' });
    const answer = await keeper.post(`${at}/proof`);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    const pdf = Buffer.from(await answer.arrayBuffer());
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    assert.ok('document' in readSigned(attachedDocument(pdf) ?? '', w.signer.publicKey), 'signed, and inside it');
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from journal.entry
      where what = 'disclosed' and rule = 'S43' and record::text = ${at.split('/').at(-1)}`.execute(w.world.db);
    assert.equal(rows[0]?.count, 1);
  });

  test('a table is taken in line by line: what is wrong is told by its line and column, and keeps back no other', async () => {
    const head =
      'email;sold_on;sale;sale_evidence;similar;similar_evidence;unobjected_evidence;told_on;told_wording;told_evidence';
    const rest = 'Software;R 1;software;Verlängerung;Akte;20.11.2026;Jederzeit Widerspruch;Formular 3';
    const table = [
      head,
      `eva@example.org;20.11.2026;${rest}`,
      `no address;20.11.2026;${rest}`,
      `ben@example.org;;;;software;Verlängerung;Akte;;;`,
      `noa@example.org;20.11.2026;${rest}`,
      `uma@example.org;20.11.2026;Software;;software;x;Akte;;;`,
    ].join('\n');
    const text = await (await keeper.post(`${path}/file`, { table })).text();
    assert.match(text, /2 eingetragen, davon 1 unvollständig; 3 Zeilen nicht übernommen/);
    for (const [line, column] of [
      [3, 'email'],
      [5, 'email'],
      [6, 'sale_evidence'],
    ] as const)
      assert.match(text, new RegExp(`>${line}</th>.*?<code>${column}</code>`, 's'));
    assert.equal(await stageOf('eva@example.org'), 'active');
    assert.equal(await stageOf('ben@example.org'), 'incomplete');
    assert.equal((await keeper.post(`${path}/file`, { table: 'name\nEva' })).status, 422);
  });

  test('the editor offers customers for the topic of own offers', async () => {
    assert.match(await (await keeper.get('/staff/campaigns/new')).text(), /name="offers" value="software"/);
  });

  test('where the policy does not use the permission, there is no page, no choice and no scope', async () => {
    const policy = await withNewsletter(() => ({ customers: undefined }) as never);
    const other = await staffWorld({ policy });
    const member = await other.insider();
    assert.equal((await member.get(path)).status, 404);
    assert.doesNotMatch(await (await member.get('/staff/campaigns')).text(), /Bestandskunden/);
    assert.doesNotMatch(await (await member.get('/staff/campaigns/new')).text(), /name="offers"/);
    assert.doesNotMatch(await (await member.get('/staff/newsletter/tokens')).text(), /customers:write/);
    assert.equal(other.world.customers, undefined);
  });
});

test('a program hands in a sale, and is told what is missing', async () => {
  const made = await keeper.post('/staff/newsletter/tokens', { label: 'Shop', scope: 'customers:write' });
  const [token] = /avow_[\w-]+/.exec(await made.text()) ?? [];
  const put = (body: object) =>
    w.web.request(`${w.world.baseUrl}/api/v1/customers`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const sale = { soldAt: '2026-11-20T10:00:00Z', what: 'Software', evidence: 'Rechnung 9' };
  const first = await put({ email: 'ada@example.org', sale });
  assert.equal(first.status, 201);
  assert.deepEqual(((await first.json()) as { missing: string[] }).missing, ['similar', 'unobjected', 'told']);
  const refused = await put({ email: 'noa@example.org', sale });
  assert.equal(refused.status, 422);
  assert.equal((await put({ email: 'ada@example.org', sale: { ...sale, evidence: ' ' } })).status, 422);
});

test('a section that sells hands in the sale in its own transaction', async () => {
  const { customers } = w.world;
  assert.ok(customers);
  assert.match(customers.notice('de'), /jederzeit widersprechen.*Basistarifen/);
  const soldAt = w.now().subtract({ hours: 1 });
  const sale = {
    email: 'shop@example.org',
    language: 'de',
    soldAt,
    what: 'Software',
    evidence: 'Bestellung 4711',
    similar: { offers: ['software'], evidence: 'Zubehör' },
    unobjected: { evidence: 'Kästchen „keine Werbung“ leer' },
    told: { at: soldAt, wording: customers.notice('de'), evidence: 'Kasse, Fassung 1' },
  } as const;
  const act = { now: w.now(), by: 'person' } as const;
  const outcome = await transaction(w.world.db, (tx) => customers.sold(tx, sale, act));
  assert.deepEqual('missing' in outcome && outcome.missing, []);
});

test('a person sees everything that is held of them as a customer, and that an objection ends it', async () => {
  const [held] = (await w.world.persons.held('pia@example.org')).filter(
    ({ class: of }) => of === 'newsletter.customer',
  );
  assert.ok(held);
  assert.equal(held.open.objection, 'ends');
  const values = new Map(held.fields.map(({ name, value }) => [name, value]));
  assert.equal(values.get('sale_evidence'), 'Rechnung 2026-117');
  assert.equal(values.get('told'), 'Sie können jederzeit widersprechen.');
});
