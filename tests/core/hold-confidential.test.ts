// A hold of which its person is told nothing: what every answer to them says, what staff see, and who decided it until when.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recordById } from '../../src/core/records/index.ts';
import { holdPerson, liftHold, toldToPerson } from '../../src/core/section/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { requestList } from '../../src/sections/rights/request/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { readPage } from '../support/html.ts';
import { newsletterWorld } from '../support/newsletter.ts';
import { visited } from '../support/rights.ts';
import { staffWorld } from '../support/staff.ts';

const anna = 'anna@example.org';

async function secret(until = { hours: 24 * 60 }) {
  const w = await newsletterWorld({ sections: [website, newsletter, rights] });
  await w.subscribed(anna);
  const act = () => ({ now: w.now(), by: 'staff' }) as const;
  const opened = await holdPerson(
    w.world,
    {
      reference: 'A-1',
      kind: 'preservation-order',
      class: 'newsletter.subscription',
      address: anna,
      reviewBy: w.now().add({ hours: 24 * 90 }),
      confidential: { until: w.now().add(until), by: null },
    },
    act(),
  );
  assert.ok('hold' in opened);
  return { w };
}

test('the page of its person says nothing of it, staff see it, and the journal notes the answer without the person', async () => {
  const { w } = await secret();
  const { page } = await visited(w, anna);
  assert.doesNotMatch(page.text, /ausgesetzt|Aussetzung|vertraulich/i);
  assert.ok((await w.world.persons.held(anna)).some(({ held, secret: hidden }) => held && hidden));
  const { rows } = await sql<{ rule: string; record: string | null }>`
    select rule, record from journal.entry where what = 'withheld'`.execute(w.world.db);
  assert.deepEqual(rows, [{ rule: 'BDSG.29.1', record: null }]);
});

test('a demand for erasure is neither said to be done nor refused: it is examined, and carried out with the end of the hold', async () => {
  const w = await newsletterWorld({ sections: [website, newsletter, rights] });
  await w.askedToConfirm(anna);
  const act = () => ({ now: w.now(), by: 'staff' }) as const;
  const order = {
    reference: 'A-1',
    kind: 'preservation-order',
    class: 'newsletter.subscription',
    address: anna,
  } as const;
  const [until, reviewBy] = [w.now().add({ hours: 48 }), w.now().add({ hours: 72 })];
  const opened = await holdPerson(w.world, { ...order, reviewBy, confidential: { until, by: null } }, act());
  assert.ok('hold' in opened);
  const id = (await w.recordsOf(anna))[0]?.id ?? '';
  const asked = await (await visited(w, anna)).press('Löschen …: Newsletter-Abonnement');
  const told = await asked.press('Jetzt löschen');
  assert.match(told.page.announced.join(), /ist erst abzuwägen; wir antworten in der Frist/);
  assert.doesNotMatch(told.page.text, /Aussetzung|ausgesetzt|gelöscht worden/i);
  await w.deliver();
  const cases = await requestList(w.world);
  assert.deepEqual(
    cases.map(({ stage, kinds }) => [stage, kinds]),
    [['received', ['erasure']]],
  );
  assert.ok((await recordById(w.world.db, id))?.demanded);
  await liftHold(w.world, opened.hold, act());
  assert.equal(await recordById(w.world.db, id), undefined);
});

test('from the instant on by which it would be gone it is left out of every answer', async () => {
  const { w } = await secret({ hours: 24 * 365 * 9 });
  await w.world.persons.withdraw(anna, (await w.recordsOf(anna))[0]?.id ?? '', { now: w.now(), by: 'person' });
  await w.travel('P5Y');
  const held = await w.world.persons.held(anna);
  const subscription = ({ class: name }: { readonly class: string }) => name === 'newsletter.subscription';
  assert.equal(held.filter(subscription).length, 1);
  assert.equal(toldToPerson(held, w.now()).filter(subscription).length, 0);
});

test('from the day on at which it is confidential no longer its person reads of it', async () => {
  const { w } = await secret({ hours: 24 });
  await w.travel('P2D');
  assert.match((await visited(w, anna)).page.text, /bis die Aussetzung endet/);
});

test('of a hold whose confidentiality a restore did not find out its person is told nothing, until staff decide', async () => {
  const { w } = await secret({ hours: 24 });
  await w.travel('P2D');
  await sql`update core.hold set secrecy_unknown = true`.execute(w.world.db);
  assert.doesNotMatch((await visited(w, anna)).page.text, /ausgesetzt|Aussetzung|vertraulich/i);
});

test('staff see that it is undecided, are asked, and say until when or that its person may be told', async () => {
  const house = await staffWorld({ sections: [website, newsletter, rights, staff] });
  const keeper = await house.insider();
  const form = { reference: 'A-3', kind: 'dispute', class: 'staff.account', review: '2027-01-10' };
  await keeper.post('/staff/holds', { ...form, address: 'keeper@avow.test', confidential: '' });
  await sql`update core.hold set secrecy_unknown = true`.execute(house.world.db);
  const { rows } = await sql<{ id: string }>`select id from core.hold`.execute(house.world.db);
  const hold = rows[0]?.id ?? '';
  assert.match(
    (await readPage(await keeper.get('/staff/holds'))).text,
    /A-3\s+Vertraulichkeit ungeklärt .* erfährt sie nichts/,
  );
  const asked = await keeper.post('/staff/holds/secrecy', { hold });
  assert.match((await readPage(asked)).text, /Darf die Person es erfahren\?/);
  for (const until of ['', '2026-01-01'])
    assert.equal((await keeper.post('/staff/holds/secrecy', { hold, decision: 'secret', until })).status, 422);
  await keeper.post('/staff/holds/secrecy', { hold, decision: 'secret', until: '2026-12-24' });
  const list = (await readPage(await keeper.get('/staff/holds'))).text;
  assert.match(list, /bis 24\.\s?Dezember 2026, entschieden: keeper@avow\.test/);
  assert.doesNotMatch(list, /ungeklärt/);
  await keeper.post('/staff/holds/secrecy', { hold, decision: 'told' });
  assert.doesNotMatch((await readPage(await keeper.get('/staff/holds'))).text, /ungeklärt|vertraulich\s+bis/);
  assert.equal(
    (await keeper.post('/staff/holds/secrecy', { hold: crypto.randomUUID(), decision: 'told' })).status,
    404,
  );
});

test('staff say until when, and the page of holds shows it with who decided', async () => {
  const house = await staffWorld({ sections: [website, newsletter, rights, staff] });
  const keeper = await house.insider();
  const form = { reference: 'A-2', kind: 'preservation-order', class: 'staff.account', review: '2027-01-10' };
  const open = (confidential: string) =>
    keeper.post('/staff/holds', { ...form, address: 'keeper@avow.test', confidential });
  assert.equal((await open('2026-01-01')).status, 422);
  assert.equal((await open('2026-12-24')).status, 200);
  assert.match(
    (await readPage(await keeper.get('/staff/holds'))).text,
    /A-2\s+vertraulich\s+bis 24\.\s?Dezember 2026, entschieden: keeper@avow\.test/,
  );
});
