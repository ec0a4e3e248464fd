// A subscription that moves to another address: what is asked there, what becomes of the one before, and what proves both.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { recordById } from '../../src/core/records/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { linkIn, newsletterWorld, stagesOf } from '../support/newsletter.ts';

const w = await newsletterWorld({ sections: [newsletter, rights] });
const { world } = w;
const act = () => ({ now: w.now(), by: 'person' }) as const;
const move = (from: string, record: string, to: string) => world.persons.rectify(from, record, 'email', to, act());
const confirmed = async (email: string) =>
  assert.equal((await w.post(new URL(linkIn(await w.letterTo(email))).pathname, {})).status, 303);

test('an address that is none, or the same in other letters, is refused', async () => {
  const { id } = await w.subscribed('ada@example.org');
  for (const typed of ['nobody', 'ADA@example.org', ''])
    assert.deepEqual(
      await move('ada@example.org', id, typed).then((done) => 'because' in done && done.because),
      'value',
      typed,
    );
});

test('a new address that nobody confirms is gone after its days, and the newsletter stays where it was', async () => {
  const { id } = await w.subscribed('bea@example.org');
  assert.equal((await move('bea@example.org', id, 'bea.neu@example.org')).outcome, 'asked');
  assert.deepEqual(await stagesOf(w, 'bea.neu@example.org'), ['requested']);
  await w.travel('P7D');
  assert.deepEqual(await stagesOf(w, 'bea.neu@example.org'), []);
  assert.equal((await recordById(world.db, id))?.stage, 'active');
});

test('whoever asks for yet another address is asked at that one alone', async () => {
  const { id } = await w.subscribed('cora@example.org');
  await move('cora@example.org', id, 'cora.falsch@example.org');
  await move('cora@example.org', id, 'cora.richtig@example.org');
  assert.deepEqual(await stagesOf(w, 'cora.falsch@example.org'), []);
  assert.deepEqual(await stagesOf(w, 'cora.richtig@example.org'), ['requested']);
});

test('the proof of the new address holds what was shown and its confirmation; that of the old one stays its own', async () => {
  const old = await w.subscribed('dana@example.org');
  await move('dana@example.org', old.id, 'dana.neu@example.org');
  await confirmed('dana.neu@example.org');
  const [fresh] = await w.recordsOf('dana.neu@example.org');
  assert.equal(fresh?.stage, 'active');
  const { rows } = await sql<{ text: string; ended_at: Temporal.Instant | null; confirmed_at: Temporal.Instant }>`
    select w.text, s.ended_at, s.confirmed_at from newsletter.subscription s
      join newsletter.wording w on w.hash = s.form_wording where s.record = any(${[fresh?.id, old.id]}::uuid[])`.execute(
    world.db,
  );
  const [gone, now] = rows.toSorted((a, b) => Number(a.ended_at === null) - Number(b.ended_at === null));
  assert.match(now?.text ?? '', /willigen Sie ein.*jederzeit widerrufen/s);
  assert.ok(now?.confirmed_at && !now.ended_at);
  assert.ok(gone?.ended_at, 'the one before has ended');
  assert.ok(await newsletter.proof?.(world, 'dana@example.org'));
  assert.ok(await newsletter.proof?.(world, 'dana.neu@example.org'));
});

test('a new address that has the newsletter already keeps its own consent, and the one before ends all the same', async () => {
  const [old, other] = [await w.subscribed('ella@example.org'), await w.subscribed('ella.zwei@example.org')];
  await w.travel('P2D');
  await move('ella@example.org', old.id, 'ella.zwei@example.org');
  await confirmed('ella.zwei@example.org');
  assert.equal((await recordById(world.db, old.id))?.stage, 'proof');
  assert.deepEqual(
    (await w.recordsOf('ella.zwei@example.org')).map(({ id, stage }) => [id, stage]),
    [[other.id, 'active']],
  );
});

test('a correction stands in the journal, and one that waits to be confirmed does not', async () => {
  const { id } = await w.subscribed('fee@example.org');
  await move('fee@example.org', id, 'fee.neu@example.org');
  await world.persons.rectify('fee@example.org', id, 'language', 'en', act());
  const { rows } = await sql<{ what: string; rule: string }>`
    select what, rule from journal.entry where record = ${id} and what = 'rectified'`.execute(world.db);
  assert.deepEqual(rows, [{ what: 'rectified', rule: 'Art.16' }]);
});
