import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { fixedClock } from '../../src/core/clock/index.ts';
import { letters, nextAttempt, outboxStatus } from '../../src/core/mail/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { smtpPeer } from '../support/smtp.ts';
import { mailHouse } from '../support/smtp-house.ts';
import { start, type WorldOptions } from '../support/smtp-world.ts';

const none = { queued: 0, sent: 0, bounced: 0, doubt: 0, dropped: 0 };

const house = await mailHouse();

async function world(options: Partial<WorldOptions> = {}) {
  await house.empty();
  const made = await house.world(options);
  return { ...made, db: house.store.db, [Symbol.asyncDispose]: () => made.outbox.close() };
}

test('without a server a mail lands in the trial mailbox, exactly once', async () => {
  await using w = await world();
  const record = await w.subscriber('ada@example.org');
  const id = await w.order(record, 'ada@example.org');
  assert.deepEqual(await outboxStatus(w.db), { ...none, queued: 1 });
  assert.equal((await w.outbox.deliverDue()).sent, 1);
  assert.equal((await w.outbox.deliverDue()).sent, 0);
  const [letter, ...more] = await letters({ db: w.db, vault: w.vault });
  assert.equal(more.length, 0);
  assert.equal(letter?.id, id);
  assert.deepEqual(letter?.to, ['ada@example.org']);
  assert.equal(letter?.subject, 'Grüße aus dem Garten');
  assert.equal(letter?.headers['message-id'], `<${id}@garten.example>`);
  assert.deepEqual(await outboxStatus(w.db), { ...none, sent: 1 });
  assert.equal(w.heard.length, 1);
});

test('two workers fill the trial mailbox without a letter twice', async () => {
  await using w = await world();
  for (let n = 0; n < 20; n += 1) await w.order(await w.subscriber(`p${n}@example.org`), `p${n}@example.org`);
  const both = await Promise.all([w.outbox.deliverDue(), w.outbox.deliverDue()]);
  assert.equal(both[0].sent + both[1].sent, 20);
  const received = await letters({ db: w.db, vault: w.vault });
  assert.equal(new Set(received.map((letter) => letter.to[0])).size, 20);
  assert.equal(received.length, 20);
});

test('no column of the outbox or the trial mailbox can be read without the key', async () => {
  await using peer = await smtpPeer();
  await using sending = await world({ smtpUrl: peer.url });
  const trying = await house.world();
  const canary = 'kanarienvogel';
  const to = `${canary}@example.org`;
  const order = async () =>
    sending.order(await sending.subscriber(to), to, { payload: { subject: canary, text: canary } });
  const [inText, inHex] = [canary, Buffer.from(canary).toString('hex')];
  const assertSealed = async () => {
    const { rows } = await sql<{ row: string }>`
      select o::text as row from mail.outbox o union all select l::text from mail.letter l`.execute(sending.db);
    assert.ok(rows.length > 0);
    for (const { row } of rows) assert.ok(!row.includes(inText) && !row.includes(inHex));
  };
  await order();
  await assertSealed();
  peer.plan.push({ at: 'rcpt', reply: `450 4.2.2 <${to}> is full` });
  await sending.outbox.deliverDue();
  await assertSealed();
  await order();
  peer.plan.push({ at: 'rcpt', reply: `550 5.1.1 <${to}> is unknown` });
  await sending.outbox.deliverDue();
  await assertSealed();
  await order();
  assert.equal((await trying.outbox.deliverDue()).sent, 1);
  assert.equal((await letters({ db: sending.db, vault: sending.vault })).length, 1);
  await assertSealed();
});

test('a finished mail keeps nothing of what it said', async () => {
  await using w = await world();
  await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
  await w.outbox.deliverDue();
  const { rows } = await sql<{ payload: Buffer | null }>`select payload from mail.outbox`.execute(w.db);
  assert.deepEqual(rows, [{ payload: null }]);
});

test('mail and letter of an erased record are gone with it', async () => {
  await using w = await world();
  const record = await w.subscriber('ada@example.org');
  await w.order(record, 'ada@example.org');
  await w.outbox.deliverDue();
  await sql`delete from core.record where id = ${record}`.execute(w.db);
  assert.deepEqual(await letters({ db: w.db, vault: w.vault }), []);
  assert.deepEqual(await outboxStatus(w.db), none);
});

test('a server takes a mail, and the section hears of it with the reply and the hash of what was sent', async () => {
  await using peer = await smtpPeer();
  await using w = await world({ smtpUrl: peer.url });
  const record = await w.subscriber('ada@example.org');
  const id = await w.order(record, 'ada@example.org');
  assert.deepEqual(await w.outbox.deliverDue(), { sent: 1, later: 0, dropped: 0, bounced: 0, doubt: 0 });
  const [mail] = peer.accepted;
  assert.equal(mail?.from, 'bounce@garten.example');
  assert.equal(mail?.to, 'ada@example.org');
  const [heard] = w.heard;
  assert.ok(heard && 'accepted' in heard);
  assert.equal(heard.accepted.reply, '250 2.0.0 Ok: queued as 1');
  assert.equal(heard.accepted.messageId, `<${id}@garten.example>`);
  assert.equal(heard.record, record);
});

test('a refusal for ever is a bounce, and the section hears the reply', async () => {
  await using peer = await smtpPeer();
  await using w = await world({ smtpUrl: peer.url });
  peer.plan.push({ at: 'rcpt', reply: '550 5.1.1 <ada@example.org> is unknown here' });
  const record = await w.subscriber('ada@example.org');
  await w.order(record, 'ada@example.org');
  assert.equal((await w.outbox.deliverDue()).bounced, 1);
  assert.deepEqual(w.heard, [{ failed: '550 5.1.1 <ada@example.org> is unknown here', record }]);
  const { rows } = await sql`select state, reason, reply_code, reply_status, payload from mail.outbox`.execute(w.db);
  assert.deepEqual(rows, [
    { state: 'bounced', reason: 'refused', reply_code: 550, reply_status: '5.1.1', payload: null },
  ]);
});

for (const at of ['rcpt', 'end'] as const)
  test(`a refusal for now at ${at} is tried again later under the same Message-ID`, async () => {
    await using peer = await smtpPeer();
    const clock = fixedClock(start);
    await using w = await world({ smtpUrl: peer.url, clock });
    peer.plan.push({ at, reply: '451 4.7.1 Come back later' });
    const id = await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
    assert.equal((await w.outbox.deliverDue()).later, 1);
    assert.equal((await w.outbox.deliverDue()).sent, 0);
    assert.equal(String(await nextAttempt(w.db)), String(start.add({ minutes: 1 })));
    clock.advance({ minutes: 1 });
    assert.equal((await w.outbox.deliverDue()).sent, 1);
    assert.match(peer.accepted[0]?.raw ?? '', new RegExp(`Message-ID: <${id}@garten.example>`, 'i'));
  });

test('a mail that is refused for now again and again bounces after two days', async () => {
  await using peer = await smtpPeer();
  const clock = fixedClock(start);
  await using w = await world({ smtpUrl: peer.url, clock });
  const record = await w.subscriber('ada@example.org');
  await w.order(record, 'ada@example.org');
  let attempts = 0;
  for (let next = await nextAttempt(w.db); next; next = await nextAttempt(w.db)) {
    peer.plan.push({ at: 'rcpt', reply: '450 4.2.2 Full' });
    clock.set(next);
    await w.outbox.deliverDue();
    attempts += 1;
  }
  assert.equal(attempts, 12);
  const hours = clock.now().since(start).total('hours');
  assert.ok(hours > 40 && hours <= 48, `gave up after ${hours} hours`);
  assert.deepEqual(w.heard, [{ failed: '450 4.2.2 Full', record }]);
});

test('a server that is not there is tried again later', async () => {
  const port = await (async () => {
    await using peer = await smtpPeer();
    return peer.port;
  })();
  await using w = await world({ smtpUrl: `smtp://127.0.0.1:${port}` });
  await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
  assert.equal((await w.outbox.deliverDue()).later, 1);
});

test('a connection lost before the end of the mail is tried again later', async () => {
  await using peer = await smtpPeer();
  const clock = fixedClock(start);
  await using w = await world({ smtpUrl: peer.url, clock });
  peer.plan.push({ at: 'rcpt', drops: true });
  await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
  assert.equal((await w.outbox.deliverDue()).later, 1);
  clock.advance({ minutes: 1 });
  assert.equal((await w.outbox.deliverDue()).sent, 1);
  assert.equal(peer.accepted.length, 1);
});

test('a connection lost after the end of the mail leaves it in doubt, and it is not sent again by itself', async () => {
  await using peer = await smtpPeer();
  const clock = fixedClock(start);
  await using w = await world({ smtpUrl: peer.url, clock });
  peer.plan.push({ at: 'end', drops: true });
  await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
  assert.equal((await w.outbox.deliverDue()).doubt, 1);
  clock.advance({ hours: 100 });
  assert.equal((await w.outbox.deliverDue()).sent, 0);
  assert.deepEqual(await outboxStatus(w.db), { ...none, doubt: 1 });
  assert.equal(peer.ended.length, 1);
});

test('a server that never answers the end of the mail leaves it in doubt', async () => {
  await using peer = await smtpPeer();
  const answered = Promise.withResolvers<void>();
  await using w = await world({ smtpUrl: peer.url, patience: { reply: Temporal.Duration.from('PT0.3S') } });
  peer.plan.push({ at: 'end', until: answered.promise });
  await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
  assert.equal((await w.outbox.deliverDue()).doubt, 1);
  answered.resolve();
});

test('nothing leaves once the purpose is gone, also when the mail was queued before', async () => {
  await using peer = await smtpPeer();
  await using w = await world({ smtpUrl: peer.url });
  const record = await w.subscriber('ada@example.org');
  await w.order(record, 'ada@example.org');
  await transaction(w.db, (tx) => w.records.advance(tx, record, 'unsubscribed', { now: start, by: 'person' }));
  assert.equal((await w.outbox.deliverDue()).dropped, 1);
  assert.equal(peer.connections(), 0);
  const { rows } = await sql`select state, reason, payload from mail.outbox`.execute(w.db);
  assert.deepEqual(rows, [{ state: 'dropped', reason: 'purpose', payload: null }]);
});

test('who unsubscribes while the mail is on the wire does not get it', async () => {
  await using peer = await smtpPeer();
  await using w = await world({ smtpUrl: peer.url });
  const unsubscribed = Promise.withResolvers<void>();
  peer.plan.push({ at: 'rcpt', until: unsubscribed.promise });
  const record = await w.subscriber('ada@example.org');
  await w.order(record, 'ada@example.org');
  const named = peer.nextRecipient();
  const delivered = w.outbox.deliverDue();
  assert.equal(await named, 'ada@example.org');
  await transaction(w.db, (tx) => w.records.advance(tx, record, 'unsubscribed', { now: start, by: 'person' }));
  unsubscribed.resolve();
  assert.equal((await delivered).dropped, 1);
  assert.deepEqual(peer.ended, []);
  assert.deepEqual(await outboxStatus(w.db), { ...none, dropped: 1 });
});

test('a mail whose record is erased while it is on the wire does not arrive', async () => {
  await using peer = await smtpPeer();
  await using w = await world({ smtpUrl: peer.url });
  const erased = Promise.withResolvers<void>();
  peer.plan.push({ at: 'rcpt', until: erased.promise });
  const record = await w.subscriber('ada@example.org');
  await w.order(record, 'ada@example.org');
  const named = peer.nextRecipient();
  const delivered = w.outbox.deliverDue();
  await named;
  await sql`delete from core.record where id = ${record}`.execute(w.db);
  erased.resolve();
  assert.equal((await delivered).dropped, 1);
  assert.deepEqual(peer.ended, []);
  assert.deepEqual(w.heard, []);
});

test('a gate that says later moves the mail and counts no attempt', async () => {
  const later = start.add({ hours: 3 });
  const clock = fixedClock(start);
  await using w = await world({
    clock,
    kind: { gate: async (_tx, _record, now) => (Temporal.Instant.compare(now, later) < 0 ? { later } : 'send') },
  });
  await w.order(await w.subscriber('ada@example.org'), 'ada@example.org');
  assert.equal((await w.outbox.deliverDue()).later, 1);
  assert.equal(String(await nextAttempt(w.db)), String(later));
  clock.set(later);
  assert.equal((await w.outbox.deliverDue()).sent, 1);
});

test('a mail for a stage that does not name its purpose is refused at the door', async () => {
  await using w = await world();
  const record = await w.subscriber('ada@example.org');
  await transaction(w.db, (tx) => w.records.advance(tx, record, 'unsubscribed', { now: start, by: 'person' }));
  await assert.rejects(w.order(record, 'ada@example.org'), { code: 'mail/not-allowed' });
  await assert.rejects(w.order(record, 'ada@example.org', { kind: 'unheard-of' }), { code: 'mail/unknown-kind' });
});

test('looking for due mail reads one index entry however many rows there are', async () => {
  await using w = await world();
  const record = await w.subscriber('ada@example.org');
  await sql`insert into mail.outbox (id, record, kind, state, message_id, since, finished_at)
    select gen_random_uuid(), ${record}, 'letter', 'sent', '<x@y>', now(), now() from generate_series(1, 10000)`.execute(
    w.db,
  );
  await sql`insert into mail.outbox (id, record, kind, payload, message_id, since, next_at)
    select gen_random_uuid(), ${record}, 'letter', '', '<x@y>', now(), now() + interval '1 hour' from generate_series(1, 10000)`.execute(
    w.db,
  );
  await sql`analyze mail.outbox`.execute(w.db);
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from mail.outbox
    where state = 'queued' and worker is null and next_at <= now() order by next_at, number limit 1`.execute(w.db);
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /Index.*outbox_due/);
  assert.equal((await w.outbox.deliverDue()).sent, 0);
});
