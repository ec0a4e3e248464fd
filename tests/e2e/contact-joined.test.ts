// Conversations that turn out to be one, by a message that names both: what becomes of deadlines, grounds, blocks and holds.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { restrictionDemanded } from '../../src/core/policy/index.ts';
import { holdPerson, liftHold } from '../../src/core/section/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { becameDeal, type Conversation, notNeeded, reviewsOf } from '../../src/sections/contact/conversation/index.ts';
import { classifiedOf, findNeeded, reclassify } from '../../src/sections/contact/review/index.ts';
import { contactWorld } from '../support/contact-mailbox.ts';
import { dovecot } from '../support/dovecot.ts';
import { us, written } from '../support/letters.ts';

const users = Array.from({ length: 12 }, (_, n) => `joined${n}`);
const server = await dovecot({ users });
after(() => server[Symbol.asyncDispose]());

const anna = 'anna@kunden.example';
const wood = { id: 'wood', subject: 'Angebot Holz', at: '2026-03-01T10:00:00Z' };
const nails = { id: 'nails', subject: 'Rechnung Nägel', at: '2026-09-01T10:00:00Z' };

/** Anna wrote twice about two things, and both are known. */
async function twoOf() {
  const user = users.pop();
  assert.ok(user);
  const w = await contactWorld(server, [user]);
  const write = async ({ at, ...mail }: { at: string; id: string; subject?: string; answers?: readonly string[] }) => {
    await server.deliver(user, written({ from: anna, text: `Text von ${mail.id}`, ...mail }), { at });
    await w.read();
  };
  for (const one of [wood, nails]) await write(one);
  const [first, second] = (await w.all()).toSorted((a, b) => Temporal.Instant.compare(a.lastAt, b.lastAt));
  assert.ok(first && second);
  const act = () => ({ now: w.now(), by: 'staff' }) as const;
  /** A message that names both: one of today, or one that lay somewhere for long. */
  const link = (at = w.now().toString({ smallestUnit: 'second' })) =>
    write({ id: `link-${user}`, subject: 'Holz und Nägel', answers: ['wood', 'nails'], at });
  const happens = (id: string, event: string) =>
    transaction(w.world.db, (tx) => w.world.records.advance(tx, id, event, act()));
  const hold = async (reference: string) => {
    const reviewBy = w.now().add({ hours: 24 * 90 });
    const order = { class: 'contact.conversation', reference, kind: 'dispute', reviewBy } as const;
    const opened = await holdPerson(w.world, { address: anna, ...order }, act());
    assert.ok('hold' in opened);
    return opened.hold;
  };
  return { w, user, act, write, link, happens, hold, first, second };
}

const only = (all: readonly Conversation[]): Conversation => {
  assert.equal(all.length, 1, `${all.length} conversations`);
  return all[0] as Conversation;
};

test('a message that names two conversations makes them one, with all that was noted, and nothing leaves the mailbox', async () => {
  const { w, act, link, first, second } = await twoOf();
  const nextOn = Temporal.PlainDate.from('2027-05-01');
  await findNeeded(w.world, first.id, { ground: 'contract', reason: 'Angebot gilt', nextOn }, act());
  await reclassify(w.world, second.id, { ground: 'legal-duty', reason: 'Rechnung' }, act());
  await link();
  const one = only(await w.all());
  assert.deepEqual([one.stage, one.messages, await w.pending()], ['current', 3, 0]);
  assert.ok(one.firstAt.equals(Temporal.Instant.from(wood.at)));
  assert.deepEqual((await w.texts(one.id)).slice(0, 2), ['Text von wood', 'Text von nails']);
  assert.deepEqual(
    (await reviewsOf(w.world, one.id)).map(({ reason }) => reason),
    ['Angebot gilt'],
  );
  assert.deepEqual(
    (await classifiedOf(w.world, one.id)).map(({ reason }) => reason),
    ['Rechnung'],
  );
  const { rows } = await sql`
    select what, record = ${one.id} as stays from journal.entry where rule = 'event:joined' order by id`.execute(
    w.world.db,
  );
  assert.deepEqual(rows, [
    { what: 'advanced', stays: true },
    { what: 'erased', stays: false },
  ]);
});

test('it is erased as one, with every message of both', async () => {
  const { w, user, act, link } = await twoOf();
  await link();
  await w.world.persons.erase(anna, act());
  await w.read();
  for (const id of ['wood', 'nails']) assert.equal(await server.holds(user, `Text von ${id}`), false);
  assert.deepEqual([await w.all(), await w.pending()], [[], 0]);
});

test('business makes the whole a business matter, also one that was blocked already', async () => {
  const { w, act, link, first } = await twoOf();
  await becameDeal(w.world, first.id, act());
  await notNeeded(w.world, first.id, act());
  assert.equal((await w.all()).find(({ id }) => id === first.id)?.stage, 'letter');
  await link();
  const one = only(await w.all());
  assert.deepEqual([one.id, one.stage], [first.id, 'deal']);
  await notNeeded(w.world, one.id, act());
  assert.equal(only(await w.all()).due?.toString(), '2032-12-31T23:00:00Z');
});

test('a restriction covers the whole, and business stays business under it', async () => {
  const { w, act, link, happens, first, second } = await twoOf();
  await happens(first.id, restrictionDemanded);
  await becameDeal(w.world, second.id, act());
  await link();
  const one = only(await w.all());
  assert.deepEqual([one.stage, one.goneBy, one.messages], ['restricted-deal', null, 3]);
});

test('a hold on one covers the whole', async () => {
  const { w, user, act, write, hold } = await twoOf();
  const held = await hold('A-1');
  await write({ id: 'paint', subject: 'Farbe', at: '2026-10-01T10:00:00Z' });
  const [first] = (await w.all()).filter(({ firstAt }) => firstAt.equals(Temporal.Instant.from(wood.at)));
  assert.ok(first);
  await write({ id: 'linked', subject: 'Holz und Farbe', answers: ['wood', 'paint'], at: '2026-11-01T10:00:00Z' });
  const one = (await w.all()).find(({ id }) => id === first.id);
  assert.deepEqual([one?.held, one?.messages, (await w.all()).length], [true, 3, 2]);
  await w.world.persons.erase(anna, act());
  await w.read();
  assert.equal(await server.holds(user, 'Text von paint'), true);
  await liftHold(w.world, held, act());
  await w.read();
  assert.equal(await server.holds(user, 'Text von paint'), false);
});

test('two that are both held stay two', async () => {
  const { w, link, hold } = await twoOf();
  await hold('A-2');
  await link();
  assert.equal((await w.all()).length, 2);
});

test('a message that is only found late joins what both waits for its review, which stays due at the earlier day', async () => {
  const { w, link, first } = await twoOf();
  await link('2026-05-01T10:00:00Z');
  const one = only(await w.all());
  assert.deepEqual([one.id, one.stage, one.goneBy?.toString()], [first.id, 'current', '2027-03-01T23:00:00Z']);
  assert.ok(one.lastAt.equals(Temporal.Instant.from(nails.at)));
});

test('a message that is only found late takes nothing out of its block, and nothing into one', async () => {
  const { w, act, link, first } = await twoOf();
  await becameDeal(w.world, first.id, act());
  await notNeeded(w.world, first.id, act());
  await link('2026-05-01T10:00:00Z');
  assert.deepEqual((await w.all()).map(({ stage }) => stage).sort(), ['current', 'letter']);
});

test('of two blocks the longer one counts', async () => {
  const { w, act, write, second } = await twoOf();
  await write({ id: 'paint', subject: 'Farbe', at: '2025-12-05T10:00:00Z' });
  for (const { id } of await w.all()) await becameDeal(w.world, id, act());
  for (const { id } of await w.all()) await notNeeded(w.world, id, act());
  await write({ id: 'linked', subject: 'Farbe und Nägel', answers: ['paint', 'nails'], at: '2026-05-01T10:00:00Z' });
  const [, one] = (await w.all()).toSorted((a, b) => a.messages - b.messages);
  assert.deepEqual([one?.id, one?.stage, one?.messages], [second.id, 'letter', 3]);
  assert.equal(one?.due?.toString(), '2032-12-31T23:00:00Z');
});

test('somebody else who is copied in is not drawn into it', async () => {
  const { w, user, write } = await twoOf();
  await server.deliver(user, written({ id: 'bob1', from: 'bob@kunden.example', subject: 'Bobs Frage' }), {
    at: '2026-10-01T10:00:00Z',
  });
  const to = `${anna}, bob@kunden.example`;
  await server.deliver(user, written({ id: 'both', from: us, to, subject: 'An beide', answers: ['wood', 'bob1'] }), {
    folder: 'Sent',
    at: '2026-10-02T10:00:00Z',
  });
  await write({ id: 'later', subject: 'Ganz anderes', at: '2026-10-03T10:00:00Z' });
  assert.equal((await w.all()).length, 4);
});
