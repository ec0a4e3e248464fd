import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordById } from '../../src/core/records/index.ts';
import { requestFigures } from '../../src/sections/rights/cases/index.ts';
import { extend } from '../../src/sections/rights/request/index.ts';
import { sightings } from '../support/canary.ts';
import { requestsWorld } from '../support/requests.ts';

const home = await requestsWorld({ at: '2026-11-23T10:15:00+01:00' });
const { world } = home;

// Receipt, then the last day to answer as the calendar counts it and as the law does (Art. 12(3) GDPR, Reg. 1182/71 Art. 3).
const vectors = [
  ['2026-11-23T10:15:00+01:00', '2026-12-23', '2026-12-23'],
  ['2027-01-31T23:59:59+01:00', '2027-02-28', '2027-03-01'],
  ['2028-01-31T09:00:00+01:00', '2028-02-29', '2028-02-29'],
  ['2026-11-25T08:00:00+01:00', '2026-12-25', '2026-12-28'],
  ['2028-10-01T12:00:00+02:00', '2028-11-01', '2028-11-01'],
  ['2026-12-31T23:30:00Z', '2027-02-01', '2027-02-01'],
  ['2027-02-28T12:00:00+01:00', '2027-03-28', '2027-03-30'],
] as const;
const longer = [
  ['2026-11-30T12:00:00+01:00', '2027-03-01'],
  ['2028-07-31T12:00:00+02:00', '2028-11-01'],
] as const;

const dayBefore = (end: Temporal.Instant): string =>
  end.subtract({ nanoseconds: 1 }).toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString();

/** A world whose clock stands at the receipt, or a little later. */
const at = (instant: string) => requestsWorld({ at: Temporal.Instant.from(instant).toString() });

for (const [receipt, target, limit] of vectors)
  test(`a request of ${receipt} is to be answered on ${target} and at the latest on ${limit}`, async () => {
    const there = await at(receipt);
    const { due } = await there.outline(await there.receive());
    assert.deepEqual([dayBefore(due.nominal), dayBefore(due.end)], [target, limit]);
  });

for (const [receipt, limit] of longer)
  test(`extended, a request of ${receipt} ends three months from receipt, on ${limit}`, async () => {
    const there = await at(receipt);
    const id = await there.receive();
    const told = { reasons: 'Viele Anträge zugleich.', told: 'mail' } as const;
    assert.equal(await there.run((tx) => extend(there.world, tx, id, told, there.act())), 'done');
    const { stage, due } = await there.outline(id);
    assert.deepEqual([stage, dayBefore(due.end)], ['extended', limit]);
  });

test('the target passes without harm; a request is late from the end of its limit on, and a figure says so', async () => {
  const there = await at('2027-01-31T12:00:00+01:00');
  const id = await there.receive();
  const figure = async () =>
    requestFigures(there.world)
      .find(({ name }) => name === 'avow_rights_requests_late')
      ?.read();
  await there.travelTo('2027-03-01T22:59:00Z');
  assert.deepEqual([(await there.outline(id)).stage, await figure()], ['received', 0]);
  await there.travelTo('2027-03-01T23:00:00Z');
  assert.deepEqual([(await there.outline(id)).stage, await figure()], ['late', 1]);
});

test('before it is late it is due soon, and a figure says so', async () => {
  const there = await at('2026-11-23T10:15:00+01:00');
  await there.receive();
  const soon = async () =>
    requestFigures(there.world)
      .find(({ name }) => name === 'avow_rights_requests_due_soon')
      ?.read();
  assert.equal(await soon(), 0);
  await there.travelTo('2026-12-18T12:00:00+01:00');
  assert.equal(await soon(), 1);
});

test('a letter that was entered too late is late at once', async () => {
  const id = await home.receive({ channel: 'letter', receivedAt: home.now().subtract({ hours: 24 * 60 }) });
  await world.records.sweep(world.db, home.act('policy'));
  assert.equal((await home.outline(id)).stage, 'late');
});

test('a request cannot have come in the future, and asks for something', async () => {
  await assert.rejects(home.receive({ receivedAt: home.now().add({ minutes: 1 }) }), RangeError);
  await assert.rejects(home.receive({ kinds: [] }), RangeError);
});

test('what a request says is sealed: no table shows it', async () => {
  const id = await home.receive({ address: 'kanarie@example.org', name: 'Gelber Kanarienvogel', text: 'Kanariengelb' });
  assert.equal((await home.read(id))?.text, 'Kanariengelb');
  for (const word of ['kanarie@example.org', 'Gelber Kanarienvogel', 'Kanariengelb'])
    assert.deepEqual(await sightings(word, { databases: [world.db] }), []);
});

test('a second answer is refused, and so is one without reasons where something is not done', async () => {
  const id = await home.receive();
  assert.deepEqual(await home.answer(id, { outcome: 'partly', by: 'letter', reasons: '  ' }), { refused: 'reasons' });
  assert.deepEqual(await home.answer(id, { outcome: 'granted', by: 'letter' }), { answered: 'answered' });
  assert.deepEqual(await home.answer(id, { outcome: 'granted', by: 'letter' }), { refused: 'gone' });
});

test('an answer by mail needs an address', async () => {
  const id = await home.receive({ address: undefined, name: 'Max Muster' });
  assert.deepEqual(await home.answer(id, { outcome: 'granted', by: 'mail' }), { refused: 'address' });
});

test('an answered request opens as evidence and for nothing else', async () => {
  const id = await home.receive({ text: 'Was haben Sie?' });
  await home.answer(id, { outcome: 'granted', by: 'phone', text: 'Nichts.' });
  assert.equal(await home.read(id, 'rights.answer'), undefined);
  const evidence = await home.read(id, 'rights.proof');
  assert.equal(evidence?.text, 'Was haben Sie?');
  assert.match(evidence?.answer ?? '', /Nichts\./);
});

test('by mail a request is answered once the mail server has taken the answer, and open until then', async () => {
  const id = await home.receive({ address: 'lea@example.org' });
  await home.answer(id, { outcome: 'granted', by: 'mail', text: 'Hier ist sie.' });
  assert.deepEqual([(await home.outline(id)).stage, (await home.outline(id)).answeredAt], ['received', null]);
  assert.match((await home.letterTo('lea@example.org')).text, /Hier ist sie\./);
  const { stage, answeredBy } = await home.outline(id);
  assert.deepEqual([stage, answeredBy], ['answered', 'mail']);
});

test('evidence goes at the end of the year that the policy says, whole', async () => {
  const there = await at('2026-11-23T12:00:00+01:00');
  const id = await there.receive({ text: 'Kanariengelb' });
  await there.answer(id, { outcome: 'granted', by: 'letter' });
  await there.travelTo('2029-12-30T12:00:00+01:00');
  assert.ok(await recordById(there.world.db, id));
  await there.travelTo('2029-12-31T23:00:00Z');
  assert.equal(await recordById(there.world.db, id), undefined);
});

test('whoever has no address is nobody else', async () => {
  const one = await home.receive({ address: undefined, name: 'Anna Eins', channel: 'letter' });
  const other = await home.receive({ address: undefined, name: 'Otto Zwei', channel: 'letter' });
  const subjects = await Promise.all([one, other].map(async (id) => (await recordById(world.db, id))?.subject));
  assert.notDeepEqual(subjects[0], subjects[1]);
});
