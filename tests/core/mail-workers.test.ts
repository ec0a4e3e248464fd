import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { systemClock } from '../../src/core/clock/index.ts';
import { closeDoubt, doubts, outboxStatus, resendDoubt } from '../../src/core/mail/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { smtpPeer } from '../support/smtp.ts';
import { mailHouse } from '../support/smtp-house.ts';
import { senderProcess } from '../support/smtp-process.ts';
import type { MailWorld } from '../support/smtp-world.ts';

const none = { queued: 0, sent: 0, bounced: 0, doubt: 0, dropped: 0 };
const clock = systemClock();

const house = await mailHouse();

async function setting() {
  const { store, keyFile } = house;
  await house.empty();
  const peer = await smtpPeer();
  const opened: MailWorld[] = [];
  const open = async () => {
    const world = await house.world({ smtpUrl: peer.url, clock });
    opened.push(world);
    return world;
  };
  return {
    peer,
    db: store.db,
    open,
    process: () => senderProcess(store.url, keyFile, peer.url),
    [Symbol.asyncDispose]: async () => {
      for (const world of opened) await world.outbox.close();
      await peer[Symbol.asyncDispose]();
    },
  };
}

const addressOf = (n: number) => `person${n}@example.org`;

async function queue(world: MailWorld, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1) await world.order(await world.subscriber(addressOf(n)), addressOf(n));
}

const recipients = (mails: readonly { readonly to: string }[]) => mails.map((mail) => mail.to).toSorted();

/** Looks again until it is so; the two processes have no other way to meet. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 20_000; !(await isSo()); )
    if (Date.now() > limit) throw new Error('It did not come to pass within twenty seconds');
}

const isFinished = (db: Queries, count: number) => async () => {
  const { sent, bounced, doubt, dropped } = await outboxStatus(db);
  return sent + bounced + doubt + dropped === count;
};

test('several workers share the queue and send each mail once', async () => {
  await using s = await setting();
  const [first, second] = [await s.open(), await s.open()];
  await queue(first, 40);
  const both = await Promise.all([first.outbox.deliverDue(), second.outbox.deliverDue()]);
  assert.equal(both[0].sent + both[1].sent, 40);
  assert.deepEqual(recipients(s.peer.accepted), Array.from({ length: 40 }, (_, n) => addressOf(n)).toSorted());
  assert.ok(
    both.every((delivered) => delivered.sent > 0),
    'one of them had nothing to do',
  );
});

test('one worker asked twice at once sends each mail once, over no more connections than it may', async () => {
  await using s = await setting();
  const world = await s.open();
  await queue(world, 20);
  const both = await Promise.all([world.outbox.deliverDue(), world.outbox.deliverDue()]);
  assert.equal(both[0].sent + both[1].sent, 20);
  assert.equal(new Set(recipients(s.peer.accepted)).size, 20);
  assert.equal(s.peer.connections(), 3);
});

test('a mail that a living worker is sending is left alone by another', async () => {
  await using s = await setting();
  const [first, second] = [await s.open(), await s.open()];
  await queue(first, 1);
  const answer = Promise.withResolvers<void>();
  s.peer.plan.push({ at: 'end', until: answer.promise });
  const ended = s.peer.nextEnd();
  const delivering = first.outbox.deliverDue();
  await ended;
  assert.deepEqual(await second.outbox.deliverDue(), { sent: 0, later: 0, dropped: 0, bounced: 0, doubt: 0 });
  assert.deepEqual(await outboxStatus(s.db), { ...none, queued: 1 });
  answer.resolve();
  assert.equal((await delivering).sent, 1);
  assert.deepEqual(await outboxStatus(s.db), { ...none, sent: 1 });
});

test('a worker killed before the end of a mail loses nothing: the next one sends it', async () => {
  await using s = await setting();
  const world = await s.open();
  await queue(world, 1);
  s.peer.plan.push({ at: 'rcpt', until: new Promise(() => {}) });
  const named = s.peer.nextRecipient();
  await using sender = await s.process();
  await named;
  await sender.kill('SIGKILL');
  assert.deepEqual(s.peer.ended, []);
  await until(async () => (await world.outbox.deliverDue()).sent === 1);
  assert.deepEqual(recipients(s.peer.accepted), [addressOf(0)]);
});

test('a worker killed after the end of a mail leaves it in doubt: counted, never sent again by itself', async () => {
  await using s = await setting();
  const world = await s.open();
  await queue(world, 1);
  s.peer.plan.push({ at: 'end', until: new Promise(() => {}) });
  const ended = s.peer.nextEnd();
  await using sender = await s.process();
  await ended;
  await sender.kill('SIGKILL');
  await until(async () => {
    await world.outbox.deliverDue();
    return (await outboxStatus(s.db)).doubt === 1;
  });
  assert.equal(s.peer.ended.length, 1);
  const [doubt] = await doubts(s.db);
  assert.ok(doubt);
  assert.equal(await resendDoubt(s.db, doubt.id, clock.now()), true);
  assert.equal((await world.outbox.deliverDue()).sent, 1);
  assert.equal(await resendDoubt(s.db, doubt.id, clock.now()), false);
  assert.equal(s.peer.accepted[0]?.raw.includes(doubt.messageId), true);
});

test('a doubt that somebody closes keeps nothing of what it said', async () => {
  await using s = await setting();
  const world = await s.open();
  await queue(world, 1);
  s.peer.plan.push({ at: 'end', drops: true });
  await world.outbox.deliverDue();
  const [doubt] = await doubts(s.db);
  assert.ok(doubt);
  assert.equal(await closeDoubt(s.db, doubt.id, clock.now()), true);
  const { rows } = await sql`select state, reason, payload from mail.outbox`.execute(s.db);
  assert.deepEqual(rows, [{ state: 'dropped', reason: 'closed', payload: null }]);
});

test('workers killed again and again send nothing twice and lose nothing but what is counted as doubt', async () => {
  await using s = await setting();
  const world = await s.open();
  const count = 60;
  await queue(world, count);
  for (const afterSome of [5, 17, 31, 44]) {
    await using sender = await s.process();
    await until(async () => s.peer.ended.length >= afterSome || (await outboxStatus(s.db)).queued === 0);
    await sender.kill('SIGKILL');
  }
  await until(async () => {
    await world.outbox.deliverDue();
    return isFinished(s.db, count)();
  });
  const { sent, doubt } = await outboxStatus(s.db);
  assert.equal(sent + doubt, count);
  const taken = recipients(s.peer.accepted);
  assert.equal(new Set(taken).size, taken.length, 'a mail was sent twice');
  assert.ok(taken.length >= sent && taken.length <= sent + doubt);
  assert.ok(doubt <= 4 * 3, `${doubt} in doubt, with three connections in four kills`);
});

test('told to stop, a worker finishes the mails under way and leaves the rest queued', async () => {
  await using s = await setting();
  const world = await s.open();
  await queue(world, 10);
  const answers = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  for (const answer of answers) s.peer.plan.push({ at: 'end', until: answer.promise });
  const allEnded = Promise.all([s.peer.nextEnd(), s.peer.nextEnd(), s.peer.nextEnd()]);
  await using sender = await s.process();
  await allEnded;
  const exit = sender.kill('SIGTERM');
  // The signal has arrived once it gives its waiting mails back, which it can only after the answers.
  for (const answer of answers) answer.resolve();
  assert.equal(await exit, 0);
  const status = await outboxStatus(s.db);
  assert.equal(status.sent, s.peer.accepted.length);
  assert.deepEqual({ ...status, sent: 0, queued: 0 }, none);
  assert.equal(status.sent + status.queued, 10);
});

test('a worker whose connection to the database is lost goes on under a new number', async () => {
  await using s = await setting();
  const world = await s.open();
  await queue(world, 1);
  await world.outbox.deliverDue();
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'avow mail' and datname = current_database()`.execute(s.db);
  await queue(world, 1);
  await until(async () => {
    await world.outbox.deliverDue();
    return (await outboxStatus(s.db)).sent === 2;
  });
});
