import assert from 'node:assert/strict';
import { test } from 'node:test';
import { append } from '../../src/core/journal/index.ts';
import { recordById } from '../../src/core/records/index.ts';
import {
  askIdentity,
  carryOut,
  entriesOf,
  extend,
  identityOf,
  type Recipient,
  recipientsOf,
  settleRecipient,
  tellLifting,
} from '../../src/sections/rights/request/index.ts';
import { requestsWorld } from '../support/requests.ts';
import { smtpPeer } from '../support/smtp.ts';

const home = await requestsWorld();
const { world } = home;

const stageOf = async (record: { readonly id: string }) => (await recordById(world.db, record.id))?.stage;
const happened = async (id: string) => {
  const opened = await world.records.open(world.db, id, 'rights.answer');
  assert.ok(!('refused' in opened));
  return (await entriesOf(world.db, opened)).map(({ what }) => what);
};
const carry = (id: string, deed: Parameters<typeof carryOut>[3]) =>
  home.run((tx) => carryOut(world, tx, id, deed, home.act()));

test('an objection that comes by letter ends the newsletter in the transaction of its receipt', async () => {
  const record = await home.subscribed('ada@example.org');
  const id = await home.receive({ kinds: ['objection'], channel: 'letter', address: 'Ada@example.org' });
  assert.equal(await stageOf(record), 'proof');
  assert.deepEqual(await happened(id), ['received', 'objection']);
});

test('an objection whose receipt comes to nothing ends nothing', async () => {
  const record = await home.subscribed('bea@example.org');
  await assert.rejects(
    home.run(async (tx) => {
      const what = { channel: 'mail', address: 'bea@example.org', language: 'de', receivedAt: home.now() } as const;
      await home.requests.receive(tx, { ...what, kinds: ['objection'] }, home.act());
      throw new Error('the desk went away');
    }),
    /went away/,
  );
  assert.equal(await stageOf(record), 'active');
});

test('a withdrawal by telephone ends every consent at once, also one that was never confirmed', async () => {
  const active = await home.subscribed('cleo@example.org');
  await home.signUp('dora@example.org');
  const [asked] = await home.recordsOf('dora@example.org');
  assert.ok(asked);
  await home.receive({ kinds: ['withdrawal'], channel: 'phone', address: 'cleo@example.org' });
  await home.receive({ kinds: ['withdrawal'], channel: 'phone', address: 'dora@example.org' });
  assert.deepEqual([await stageOf(active), await stageOf(asked)], ['proof', undefined]);
});

test('an objection on the page of one’s own data is carried out there and not a second time', async () => {
  const record = await home.subscribed('elsa@example.org');
  await home.receive({ kinds: ['objection'], channel: 'portal', address: 'elsa@example.org' });
  assert.equal(await stageOf(record), 'active');
});

test('a deed within a request notes what became of each record', async () => {
  const record = await home.subscribed('fay@example.org');
  const id = await home.receive({ kinds: ['restriction'], address: 'fay@example.org' });
  const carried = await carry(id, { deed: 'restriction', records: [record.id] });
  assert.ok('became' in carried && carried.became[0]?.outcome === 'done');
  assert.equal(await stageOf(record), 'restricted');
  const opened = await world.records.open(world.db, id, 'rights.answer');
  assert.ok(!('refused' in opened));
  const entry = (await entriesOf(world.db, opened)).at(-1);
  assert.deepEqual(
    [entry?.what, entry?.said.map(({ title, said }) => `${title.en}: ${said.en}`)],
    ['restriction', ['Newsletter subscription: now: restricted.']],
  );
});

test('a deed reaches nobody else’s records', async () => {
  const other = await home.subscribed('gil@example.org');
  const id = await home.receive({ kinds: ['erasure'], address: 'hal@example.org' });
  assert.deepEqual(await carry(id, { deed: 'erasure', records: [other.id] }), { refused: 'records' });
  assert.equal(await stageOf(other), 'active');
});

test('a restriction is lifted only after its person was told (Art. 18(3))', async () => {
  const record = await home.subscribed('ida@example.org');
  const id = await home.receive({ kinds: ['restriction'], address: 'ida@example.org' });
  await carry(id, { deed: 'restriction', records: [record.id] });
  const lift = { deed: 'lifting', records: [record.id] } as const;
  assert.deepEqual(await carry(id, lift), { refused: 'untold' });
  const notice = { told: 'mail', reasons: 'Die Richtigkeit ist geklärt.' } as const;
  assert.equal(await home.run((tx) => tellLifting(world, tx, id, notice, home.act())), 'done');
  // Ordered is not told: the mail server has not taken it yet.
  assert.deepEqual(await carry(id, lift), { refused: 'untold' });
  assert.match((await home.letterTo('ida@example.org')).text, /Die Richtigkeit ist geklärt\./);
  await carry(id, lift);
  assert.equal(await stageOf(record), 'active');
});

const disclosedTo = (record: string, recipient: string) =>
  home.run((tx) =>
    append(tx, [
      {
        at: home.now(),
        what: 'disclosed',
        class: 'newsletter.subscription',
        stage: 'active',
        rule: `recipient:${recipient}`,
        record,
        actor: 'server',
      },
    ]),
  );
const listed = async (id: string): Promise<readonly Recipient[]> => {
  const opened = await world.records.open(world.db, id, 'rights.answer');
  return 'refused' in opened ? [] : recipientsOf(world.db, opened);
};

test('whoever was given the data is told of its erasure before the case closes (Art. 19)', async () => {
  await home.signUp('jo@example.org');
  const [record] = await home.recordsOf('jo@example.org');
  assert.ok(record);
  await disclosedTo(record.id, 'hosting');
  const id = await home.receive({ kinds: ['erasure'], address: 'jo@example.org' });
  await carry(id, { deed: 'erasure', records: [record.id] });
  assert.equal(await stageOf(record), undefined);
  assert.deepEqual(
    (await listed(id)).map(({ recipient, deed, state }) => [recipient, deed, state]),
    [['hosting', 'erasure', 'open']],
  );
  await home.answer(id, { outcome: 'granted', by: 'letter' });
  const answered = await home.outline(id);
  assert.deepEqual([answered.stage, answered.untold], ['received', 1]);
  assert.ok(answered.answeredAt);
  const settle = (reason: string, state: 'done' | 'impossible') =>
    home.run((tx) =>
      settleRecipient(world, tx, id, { recipient: 'hosting', deed: 'erasure', state, reason }, home.act()),
    );
  assert.equal(await settle(' ', 'impossible'), 'reason');
  assert.equal(await settle('', 'done'), 'done');
  assert.equal((await home.outline(id)).stage, 'answered');
});

test('what its own person was shown is no disclosure to a recipient', async () => {
  const record = await home.subscribed('kai@example.org');
  const entry = { at: home.now(), what: 'disclosed', record: record.id, rule: 'Art.15', actor: 'staff' } as const;
  await home.run((tx) => append(tx, [entry]));
  const id = await home.receive({ kinds: ['restriction'], address: 'kai@example.org' });
  await carry(id, { deed: 'restriction', records: [record.id] });
  assert.deepEqual(await listed(id), []);
});

test('a deed on the page of one’s own data lists its recipients too', async () => {
  const record = await home.subscribed('lou@example.org');
  await disclosedTo(record.id, 'hosting');
  const id = await home.receive({
    kinds: ['restriction'],
    channel: 'portal',
    address: 'lou@example.org',
    changed: { deed: 'restriction', records: [record.id] },
  });
  assert.equal((await home.outline(id)).untold, 1);
});

test('the question of identity goes to the stored address; looking at its link changes nothing, the button answers', async () => {
  const id = await home.receive({ address: 'mona@example.org', channel: 'phone' });
  await home.run((tx) => askIdentity(world, tx, id, home.act()));
  const letter = await home.letterTo('mona@example.org');
  const path = /https:\/\/avow\.test(\/your-data\/identity\/\S+)/.exec(letter.text)?.[1] ?? '';
  assert.equal((await home.get(path)).status, 200);
  assert.equal((await identityOf(world.db, id))?.provedAt, null);
  assert.equal((await home.post(path, {})).status, 303);
  assert.ok((await identityOf(world.db, id))?.provedAt);
  assert.deepEqual((await happened(id)).at(-1), 'identity-proved');
});

test('a link of the question that we never made, or whose request is answered, leads nowhere', async () => {
  assert.equal((await home.post('/your-data/identity/never-made', {})).status, 404);
  const id = await home.receive({ address: 'nia@example.org' });
  await home.run((tx) => askIdentity(world, tx, id, home.act()));
  const letter = await home.letterTo('nia@example.org');
  const path = /https:\/\/avow\.test(\/your-data\/identity\/\S+)/.exec(letter.text)?.[1] ?? '';
  await home.answer(id, { outcome: 'granted', by: 'letter' });
  assert.equal((await home.post(path, {})).status, 404);
});

test('an answer that cannot be delivered was none: the request is open again, and its line of time says so', async () => {
  await using peer = await smtpPeer();
  const there = await requestsWorld({ smtpUrl: peer.url });
  const id = await there.receive({ address: 'gone@example.org' });
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 No such user' });
  await there.answer(id, { outcome: 'granted', by: 'mail', text: 'Hier ist sie.' });
  await there.deliver();
  const { stage, outcome, answeredAt } = await there.outline(id);
  assert.deepEqual([stage, outcome, answeredAt], ['received', null, null]);
  const opened = await there.world.records.open(there.world.db, id, 'rights.answer');
  assert.ok(!('refused' in opened));
  assert.equal((await entriesOf(there.world.db, opened)).at(-1)?.what, 'not-sent');
  await there.answer(id, { outcome: 'granted', by: 'letter' });
  assert.equal((await there.outline(id)).stage, 'answered');
});

test('the time is extended once, with reasons, until the first month is over and not a moment later', async () => {
  const there = await requestsWorld({ at: '2026-11-25T08:00:00+01:00' });
  const longer = (id: string, reasons = 'Sehr viele Anträge.') =>
    there.run((tx) => extend(there.world, tx, id, { reasons, told: 'mail' }, there.act()));
  const [early, last, late] = [await there.receive(), await there.receive(), await there.receive()];
  assert.equal(await longer(early, ' '), 'reasons');
  assert.equal(await longer(early), 'done');
  assert.equal(await longer(early), 'over');
  // Christmas rolls the limit to Monday, 28 December.
  await there.travelTo('2026-12-28T22:59:00Z');
  assert.equal(await longer(last), 'done');
  await there.jumpTo('2026-12-28T23:00:00Z');
  assert.equal(await longer(late), 'over');
  await there.travelTo('2026-12-28T23:00:01Z');
  assert.deepEqual([(await there.outline(late)).stage, await longer(late)], ['late', 'over']);
});

test('an extension tells its reasons, the new limit, and where to complain', async () => {
  const there = await requestsWorld({ at: '2026-11-30T12:00:00+01:00' });
  const id = await there.receive({ language: 'en', address: 'eve@example.org' });
  const told = { reasons: 'Your data lie in many places.', told: 'mail' } as const;
  await there.run((tx) => extend(there.world, tx, id, told, there.act()));
  const { text } = await there.letterTo('eve@example.org');
  for (const said of ['Your data lie in many places.', '1 March 2027', 'poststelle@lfd.niedersachsen.de', 'Art. 79'])
    assert.ok(text.includes(said), said);
});
