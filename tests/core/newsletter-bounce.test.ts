import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { transaction } from '../../src/core/store/index.ts';
import { noteRefusals } from '../../src/sections/newsletter/bounce/refusal.ts';
import { bounceWorld } from '../support/bounces.ts';
import { stagesOf } from '../support/newsletter.ts';

const w = await bounceWorld();
const hard = 'postfix-unknown-user';

let people = 0;
const somebody = async () => {
  people += 1;
  const email = `person${people}@example.org`;
  // Each from a network of their own, so that no limit of sign-ups is met.
  return { email, id: (await w.subscribed(email, { ip: `198.51.${people}.7` })).id };
};

test('one or two hard bounces in a row leave the subscription as it is', async () => {
  const { email, id } = await somebody();
  assert.equal(await w.mailedAndReturned(id, hard), 'counted');
  assert.equal(await w.mailedAndReturned(id, 'gmail-dsn'), 'counted');
  assert.deepEqual(await stagesOf(w, email), ['active']);
});

test('the third hard bounce in a row ends it, with what the server said as evidence', async () => {
  const { email, id } = await somebody();
  await w.mailedAndReturned(id, hard);
  await w.mailedAndReturned(id, 'exim-plain');
  assert.equal(await w.mailedAndReturned(id, 'exchange-dsn'), 'ended');
  assert.deepEqual(await stagesOf(w, email), ['proof']);
  const held = await w.world.persons.held(email);
  const fields = held.flatMap((record) => record.fields);
  assert.equal(fields.find(({ name }) => name === 'end_channel')?.value, 'bounce');
  assert.match(fields.find(({ name }) => name === 'end_evidence')?.value ?? '', /5\.1\.10.*RecipientNotFound/);
});

test('a mail of which nothing came back begins the count anew', async () => {
  const { email, id } = await somebody();
  await w.mailedAndReturned(id, hard);
  await w.mailedAndReturned(id, hard);
  await w.travel('P7D');
  await w.mailed(id);
  assert.equal(await w.mailedAndReturned(id, hard), 'counted');
  assert.deepEqual(await stagesOf(w, email), ['active']);
});

test('a mail that left after the one that came back does not break the count', async () => {
  const { email, id } = await somebody();
  await w.mailedAndReturned(id, hard);
  await w.mailedAndReturned(id, hard);
  const third = await w.mailed(id);
  await w.travel('P1D');
  await w.mailed(id);
  assert.equal(await w.returns(hard, w.envelope(id, third)), 'ended');
  assert.deepEqual(await stagesOf(w, email), ['proof']);
});

test('a soft bounce breaks the count of hard ones, and so many soft ones in a row as the policy says end it too', async () => {
  const { email, id } = await somebody();
  await w.mailedAndReturned(id, hard);
  await w.mailedAndReturned(id, hard);
  assert.equal(await w.mailedAndReturned(id, 'postfix-full'), 'counted');
  assert.equal(await w.mailedAndReturned(id, hard), 'counted');
  assert.deepEqual(await stagesOf(w, email), ['active']);
  for (const name of ['postfix-full', 'postfix-expired', 'utf8-dsn']) {
    assert.equal(await w.mailedAndReturned(id, name), 'counted');
  }
  assert.equal(await w.mailedAndReturned(id, 'postfix-full'), 'ended');
  assert.deepEqual(await stagesOf(w, email), ['proof']);
});

test('a mail that was not wanted is told to the operator and never counts against the person', async () => {
  const { email, id } = await somebody();
  for (let n = 0; n < 10; n += 1) assert.equal(await w.mailedAndReturned(id, 'exchange-policy'), 'alert');
  assert.deepEqual(await stagesOf(w, email), ['active']);
  // Nor does it break the count of what counts.
  await w.mailedAndReturned(id, hard);
  await w.mailedAndReturned(id, 'exim-plain-rejected');
  await w.mailedAndReturned(id, hard);
  assert.equal(await w.mailedAndReturned(id, hard), 'ended');
});

test('delays, deliveries, absence notes, challenges and receipts change nothing', async () => {
  const { email, id } = await somebody();
  const ignored = ['postfix-delayed', 'exim-warning', 'expanded', 'absence', 'absence-without-headers', 'challenge'];
  for (const name of [...ignored, 'receipt', 'arf-not-spam']) {
    assert.equal(await w.mailedAndReturned(id, name), 'ignored', name);
  }
  assert.deepEqual(await stagesOf(w, email), ['active']);
  assert.equal((await w.recordsOf(email, 'newsletter.bounce')).length, 0);
});

test('one mail counts once, however many reports tell of it and from whatever program', async () => {
  const { email, id } = await somebody();
  await w.travel('P1D');
  const envelope = w.envelope(id, await w.mailed(id));
  assert.equal(await w.returns(hard, envelope), 'counted');
  for (const name of [hard, 'gmail-dsn', 'exim-dsn', 'postfix-full', hard]) {
    assert.equal(await w.returns(name, envelope), 'known', name);
  }
  assert.equal((await w.recordsOf(email, 'newsletter.bounce')).length, 1);
});

test('a graver report of the same mail takes the place of the milder one', async () => {
  const { id } = await somebody();
  await w.mailedAndReturned(id, hard);
  await w.mailedAndReturned(id, hard);
  await w.travel('P1D');
  const envelope = w.envelope(id, await w.mailed(id));
  assert.equal(await w.returns('postfix-full', envelope), 'counted');
  assert.equal(await w.returns(hard, envelope), 'ended');
});

test('a complaint is an objection: every subscription of the person ends at once, under its own event', async () => {
  const { email, id } = await somebody();
  assert.equal(await w.mailedAndReturned(id, 'arf-abuse'), 'ended');
  assert.deepEqual(await stagesOf(w, email), ['proof']);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where record = ${id} and stage = 'proof'`.execute(w.world.db);
  assert.deepEqual(rows, [{ rule: 'event:complained' }]);
  const held = await w.world.persons.held(email);
  assert.ok(held.flatMap((record) => record.fields).some(({ value }) => value === 'complaint'));
});

test('a complaint that names us only in the headers of our mail is one as well', async () => {
  const { email, id } = await somebody();
  assert.equal(await w.mailedAndReturned(id, 'arf-headers-only'), 'ended');
  assert.deepEqual(await stagesOf(w, email), ['proof']);
});

test('a report to an address that we never made does nothing and leaves nothing', async () => {
  const { email, id } = await somebody();
  const envelope = w.envelope(id, await w.mailed(id));
  const forged = [
    `b+${'a'.repeat(39)}.${'b'.repeat(16)}@bounce.fluxcess.example`,
    envelope.replace(/.@/, (end) => (end === 'a@' ? 'b@' : 'a@')),
    'b+@bounce.fluxcess.example',
    'postmaster@bounce.fluxcess.example',
  ];
  for (const to of forged)
    for (const name of [hard, 'arf-abuse', 'person']) assert.equal(await w.returns(name, to), 'forged', to);
  assert.deepEqual(await stagesOf(w, email), ['active']);
  assert.equal((await w.recordsOf(email, 'newsletter.bounce')).length, 0);
  assert.equal((await w.recordsOf(email, 'newsletter.report')).length, 0);
});

test('mail that has nothing to do with our bounces is left alone', async () => {
  assert.equal(await w.returns(hard, 'somebody@elsewhere.example'), 'foreign');
});

test('a request whose confirmation mail bounces hard is erased, a soft bounce leaves it waiting', async () => {
  const email = 'wrong@example.org';
  await w.signUp(email, { ip: '198.52.1.7' });
  await w.mails();
  const [request] = await w.recordsOf(email);
  assert.ok(request);
  const { rows } = await sql<{ id: string }>`select id from mail.outbox where record = ${request.id}`.execute(
    w.world.db,
  );
  const envelope = w.envelope(request.id, rows[0]?.id ?? '');
  assert.equal(await w.returns('postfix-full', envelope), 'counted');
  assert.deepEqual(await stagesOf(w, email), ['requested']);
  assert.equal(await w.returns(hard, envelope), 'ended');
  assert.deepEqual(await stagesOf(w, email), []);
  assert.equal((await w.recordsOf(email, 'newsletter.bounce')).length, 0);
});

test('a complaint about a confirmation mail erases the request', async () => {
  const email = 'annoyed@example.org';
  await w.signUp(email, { ip: '198.52.2.7' });
  const [request] = await w.recordsOf(email);
  assert.ok(request);
  assert.equal(await w.returns('arf-abuse', w.envelope(request.id, request.id)), 'ended');
  assert.deepEqual(await stagesOf(w, email), []);
});

test('a refusal while sending counts like a bounce', async () => {
  const { email, id } = await somebody();
  let issues = 1000;
  const refuse = async (status: string) => {
    await w.travel('P7D');
    const refusal = { subscription: id, campaign: (await w.recordsOf(email))[0]?.id ?? '', code: 550, status };
    // Each issue is another one.
    const campaign = refusal.campaign.slice(0, -4) + String(++issues);
    return transaction(w.world.db, (tx) =>
      noteRefusals(w.world, tx, [{ ...refusal, campaign }], { now: w.now(), by: 'server' }),
    );
  };
  assert.deepEqual(await refuse('5.1.1'), ['counted']);
  assert.deepEqual(await refuse('5.7.1'), ['alert']);
  assert.deepEqual(await refuse('5.1.1'), ['counted']);
  assert.deepEqual(await refuse('5.1.1'), ['ended']);
  assert.deepEqual(await stagesOf(w, email), ['proof']);
});

test('what came back is forgotten after the time that the policy gives, and with the subscription at the latest', async () => {
  const { email, id } = await somebody();
  await w.mailedAndReturned(id, hard);
  assert.equal((await w.recordsOf(email, 'newsletter.bounce')).length, 1);
  await w.travel('P1Y');
  assert.equal((await w.recordsOf(email, 'newsletter.bounce')).length, 0);
  assert.deepEqual(await stagesOf(w, email), ['active']);
});

test('a person sees what came back of the mails to them', async () => {
  const { email, id } = await somebody();
  await w.mailedAndReturned(id, hard);
  const held = await w.world.persons.held(email);
  const bounce = held.find((record) => record.class === 'newsletter.bounce');
  assert.match(bounce?.fields.find(({ name }) => name === 'evidence')?.value ?? '', /User unknown/);
});
