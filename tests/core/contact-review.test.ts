// The yearly review: when it is a task, who is reminded, what a finding needs, and what goes if nobody looks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recordById } from '../../src/core/records/index.ts';
import { holdPerson, liftHold } from '../../src/core/section/index.ts';
import { conversations, keepConversation, reviewsOf } from '../../src/sections/contact/conversation/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import {
  classifiedOf,
  findNeeded,
  groundsOf,
  latestReviewDay,
  outlook,
  reclassify,
  tasks,
  withdraw,
  withdrawals,
} from '../../src/sections/contact/review/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { correspond } from '../support/contact.ts';
import { type StaffWorld, staffWorld } from '../support/staff.ts';

const setting = () => staffWorld({ sections: [website, contact, staff] });
const act = (world: StaffWorld) => ({ now: world.now(), by: 'staff' }) as const;
const day = (text: string) => Temporal.PlainDate.from(text);
const finding = { ground: 'contract', reason: 'Angebot läuft noch', nextOn: day('2027-05-01') } as const;
const stageOf = async ({ world }: StaffWorld, id: string) => (await recordById(world.db, id))?.stage;
const remindersTo = async (world: StaffWorld, address: string) =>
  (await world.mails()).filter(({ to, subject }) => to.includes(address) && /prüfen|Überfällig/.test(subject));

test('a review is a task fourteen days before its day, and late once the day has come', async () => {
  const world = await setting();
  await correspond(world, { address: 'anna@example.org' });
  assert.deepEqual(await tasks(world.world, world.now()), { open: 0, late: 0 });
  await world.travelTo('2027-11-08T23:59:00+01:00');
  assert.deepEqual(await tasks(world.world, world.now()), { open: 0, late: 0 });
  await world.travelTo('2027-11-09T00:01:00+01:00');
  assert.deepEqual(await tasks(world.world, world.now()), { open: 1, late: 0 });
  await world.travelTo('2027-11-24T00:01:00+01:00');
  assert.deepEqual(await tasks(world.world, world.now()), { open: 1, late: 1 });
});

test('whoever may review is reminded before the day, each week after that, and by no name', async () => {
  const world = await setting();
  await world.insider('keeper@avow.test', 'keeper');
  await world.insider('reader@avow.test', 'reader');
  await correspond(world, { address: 'anna.canary@example.org' });
  await world.travelTo('2027-11-08T12:00:00+01:00');
  assert.deepEqual(await remindersTo(world, 'keeper@avow.test'), []);
  await world.travelTo('2027-11-23T23:00:00+01:00');
  const before = await remindersTo(world, 'keeper@avow.test');
  assert.equal(before.length, 3);
  assert.match(before[0]?.subject ?? '', /^Zu prüfen: 1.Schriftwechsel$/);
  await world.travelTo('2027-12-20T12:00:00+01:00');
  const all = await remindersTo(world, 'keeper@avow.test');
  assert.ok(all.length >= 6, `${all.length} reminders`);
  assert.match(all.at(-1)?.subject ?? '', /^Überfällig: 1.Schriftwechsel$/);
  assert.match(all.at(-1)?.text ?? '', /spätestens am 2\d\..Dezember 2027/);
  assert.doesNotMatch(all.map(({ raw }) => raw).join(), /canary/);
  assert.deepEqual(await remindersTo(world, 'reader@avow.test'), []);
});

test('nobody is reminded of nothing', async () => {
  const world = await setting();
  await world.insider('keeper@avow.test', 'keeper');
  await world.travel('P3Y');
  assert.deepEqual(await remindersTo(world, 'keeper@avow.test'), []);
});

test('keeping takes a ground, a reason and a day that is not later than the period of the policy', async () => {
  const world = await setting();
  const id = await correspond(world, { address: 'anna@example.org' });
  const find = (more: object) => findNeeded(world.world, id, { ...finding, ...more }, act(world));
  assert.deepEqual(await find({ ground: 'habit' }), { refused: 'ground' });
  assert.deepEqual(await find({ reason: ' ' }), { refused: 'reason' });
  assert.equal(latestReviewDay(world.world, world.now()).toString(), '2027-11-23');
  assert.deepEqual(await find({ nextOn: day('2027-11-24') }), { refused: 'day' });
  assert.deepEqual(await find({ nextOn: day('2026-11-23') }), { refused: 'day' });
  assert.deepEqual(await reviewsOf(world.world, id), []);
  assert.deepEqual(await find({ nextOn: day('2027-11-23') }), { stage: 'current' });
  const [review] = await reviewsOf(world.world, id);
  assert.deepEqual([review?.ground, review?.reason], ['contract', 'Angebot läuft noch']);
});

test('a conversation is a task on the day that its last review named, unless somebody wrote since', async () => {
  const world = await setting();
  const [kept, written] = [
    await correspond(world, { address: 'anna@example.org' }),
    await correspond(world, { address: 'ben@example.org' }),
  ];
  for (const id of [kept, written]) await findNeeded(world.world, id, finding, act(world));
  await world.travelTo('2027-01-10T12:00:00+01:00');
  await world.world.records.advance(world.world.db, written, 'messageArrived', act(world));
  await world.travelTo('2027-04-30T12:00:00+02:00');
  assert.equal((await tasks(world.world, world.now())).open, 0);
  await world.travelTo('2027-05-01T00:01:00+02:00');
  const { conversations: found } = await conversations(world.world, { toReviewAt: world.now() });
  assert.deepEqual(
    found.map(({ id }) => id),
    [kept],
  );
});

test('a ground that nobody named is (b) for a business matter and (f) for the rest, never the presumed consent', async () => {
  const world = await setting();
  const id = await correspond(world, { address: 'anna@example.org' });
  const ground = async (stage: string) => (await groundsOf(world.world.db, [{ id, stage }])).get(id);
  assert.deepEqual(await ground('current'), { ground: 'legitimate-interest', at: null });
  assert.deepEqual(await ground('deal'), { ground: 'contract', at: null });
  assert.deepEqual(await reclassify(world.world, id, { ground: 'legal-duty', reason: '' }, act(world)), {
    refused: 'reason',
  });
  const reason = 'Gewährleistung nach anna.canary';
  await reclassify(world.world, id, { ground: 'legal-duty', reason }, act(world));
  assert.equal((await ground('current'))?.ground, 'legal-duty');
  assert.equal((await classifiedOf(world.world, id))[0]?.reason, reason);
  await world.jumpTo('2026-11-23T12:05:00+01:00');
  await findNeeded(world.world, id, finding, act(world));
  assert.equal((await ground('current'))?.ground, 'contract');
  const { rows } = await sql<{
    line: string;
  }>`select e::text as line from journal.entry e where record = ${id}`.execute(world.world.db);
  const said = rows.map(({ line }) => line).join('\n');
  assert.match(said, /ground:c/);
  assert.doesNotMatch(said, /canary/);
});

test('a withdrawn consent ends a conversation at once unless somebody named another ground for it', async () => {
  const world = await setting();
  const [presumed, named, consented] = [
    await correspond(world, { address: 'anna@example.org' }),
    await correspond(world, { address: 'ben@example.org' }),
    await correspond(world, { address: 'cyd@example.org' }),
  ];
  await reclassify(world.world, named, { ground: 'contract', reason: 'Auftrag 17' }, act(world));
  await reclassify(world.world, consented, { ground: 'consent', reason: 'So gesagt' }, act(world));
  assert.deepEqual(await withdraw(world.world, presumed, act(world)), { erased: 1 });
  assert.deepEqual(await withdraw(world.world, consented, act(world)), { erased: 1 });
  assert.deepEqual(await withdraw(world.world, named, act(world)), { keptOn: 'contract' });
  assert.deepEqual(await Promise.all([presumed, named, consented].map((id) => stageOf(world, id))), [
    undefined,
    'current',
    undefined,
  ]);
});

test('who withdraws by themselves loses nothing to judge, and locks what another ground or a hold keeps', async () => {
  const world = await setting();
  const [presumed, named, held] = [
    await correspond(world, { address: 'anna@example.org' }),
    await correspond(world, { address: 'anna@example.org' }),
    await correspond(world, { address: 'ben@example.org' }),
  ];
  await reclassify(world.world, named, { ground: 'contract', reason: 'Auftrag 17' }, act(world));
  const reviewBy = world.now().add({ hours: 24 * 90 });
  const order = { class: 'contact.conversation', reference: 'A-1', kind: 'dispute', reviewBy } as const;
  const hold = await holdPerson(world.world, { address: 'ben@example.org', ...order }, act(world));
  assert.ok('hold' in hold);
  const person = { now: world.now(), by: 'person' } as const;
  const { persons } = world.world;
  assert.equal((await persons.withdraw('anna@example.org', presumed, person)).outcome, 'erased');
  assert.equal((await persons.withdraw('anna@example.org', named, person)).outcome, 'done');
  assert.equal((await persons.withdraw('ben@example.org', held, person)).outcome, 'done');
  assert.deepEqual(await Promise.all([presumed, named, held].map((id) => stageOf(world, id))), [
    undefined,
    'unneeded',
    'unneeded',
  ]);
  assert.deepEqual([...(await withdrawals(world.world.db)).keys()].sort(), [named, held].sort());
  await liftHold(world.world, hold.hold, act(world));
  assert.equal(await stageOf(world, held), undefined);
  const needed = await findNeeded(world.world, named, finding, act(world));
  assert.deepEqual([needed, (await withdrawals(world.world.db)).size], [{ stage: 'current' }, 0]);
});

test('what was found not needed is taken back while its month runs, with a ground and a reason', async () => {
  const world = await setting();
  const id = await correspond(world, { address: 'anna@example.org' });
  await world.world.records.advance(world.world.db, id, 'notNeeded', act(world));
  await world.travel('P20D');
  assert.deepEqual(await keepConversation(world.world, id, { ...finding, reason: '' }, act(world)), {
    refused: 'reason',
  });
  assert.deepEqual(await findNeeded(world.world, id, finding, act(world)), { stage: 'current' });
});

test('the dry run tells what goes in which month, what comes first, and what a hold covers', async () => {
  const world = await setting();
  const [anna, ben, cyd] = [
    await correspond(world, { address: 'anna@example.org', messages: 3 }),
    await correspond(world, { address: 'ben@example.org', messages: 2 }),
    await correspond(world, { address: 'cyd@example.org' }),
  ];
  await world.world.records.advance(world.world.db, ben, 'becameDeal', act(world));
  await world.world.records.advance(world.world.db, cyd, 'notNeeded', act(world));
  const order = {
    reference: 'V-1',
    kind: 'dispute',
    class: 'contact.conversation',
    address: 'cyd@example.org',
  } as const;
  await holdPerson(world.world, { ...order, reviewBy: world.now().add({ hours: 24 * 90 }) }, act(world));
  const seen = await outlook(world.world);
  assert.deepEqual(seen.months, [
    { month: '2026-12', toReview: 0, blocked: 0, erased: 0, messages: 0, held: 1 },
    { month: '2027-11', toReview: 1, blocked: 1, erased: 0, messages: 0, held: 0 },
    { month: '2027-12', toReview: 0, blocked: 0, erased: 1, messages: 3, held: 0 },
    { month: '2033-01', toReview: 0, blocked: 0, erased: 1, messages: 2, held: 0 },
  ]);
  assert.deepEqual(
    seen.next.map(({ id }) => id),
    [cyd, anna, ben],
  );
  assert.deepEqual([seen.conversations, seen.held, seen.endless], [3, 1, 0]);
});

test('the dry run says what then happens, to the day', async () => {
  const world = await setting();
  const [anna, ben] = [
    await correspond(world, { address: 'anna@example.org' }),
    await correspond(world, { address: 'ben@example.org' }),
  ];
  await world.world.records.advance(world.world.db, ben, 'becameDeal', act(world));
  for (const { id, erasedAt, goneBy } of (await outlook(world.world)).next) {
    assert.ok(erasedAt && goneBy);
    await world.travelTo(erasedAt.subtract({ minutes: 1 }).toString());
    assert.notEqual(await stageOf(world, id), undefined, id === anna ? 'anna' : 'ben');
    await world.travelTo(goneBy.toString());
    assert.equal(await stageOf(world, id), undefined);
  }
});
