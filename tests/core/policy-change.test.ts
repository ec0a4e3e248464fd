import assert from 'node:assert/strict';
import { test } from 'node:test';
import { after, atMost, days, erased, months, years } from '../../src/core/policy/index.ts';
import {
  currentVersion,
  enactPolicy,
  planChange,
  policyHash,
  recompute,
  recordById,
  records,
  versions,
} from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { Crash, fragile } from '../support/lives-crash.ts';
import { house, journalOf, rowsOf } from '../support/lives-house.ts';
import { dataClass, lifePolicy, word } from '../support/lives-policy.ts';

const sweepOf = (home: Awaited<ReturnType<typeof house>>) => home.records.sweep(home.db, home.act('policy'));
const printed = { de: 'Text', en: 'text' };

test('a plan says per class how many records move and how many fall due at once, and changes nothing', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const first = await home.keep({ class: 'life.request' });
  home.clock.advance({ days: 5 });
  await home.keep({ class: 'life.request' });
  await home.keep({ class: 'life.invoice' });
  const before = await recordById(home.db, first.id);
  const rules = { policy: lifePolicy({ unconfirmed: days(3) }), calendar: home.rules.calendar };
  assert.deepEqual(await planChange(home.db, rules, home.clock.now()), [
    { class: 'life.invoice', records: 1, moving: 0, dueAtOnce: 0, homeless: 0 },
    { class: 'life.request', records: 2, moving: 2, dueAtOnce: 1, homeless: 0 },
  ]);
  assert.deepEqual(await recordById(home.db, first.id), before);
});

test('an enacted policy governs new records at once and old ones when they are computed again', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.request' });
  const later = await home.under(lifePolicy({ unconfirmed: days(30) }));
  assert.equal((await recordById(home.db, id))?.gone_by?.toString(), '2024-01-17T23:00:00Z');
  assert.equal(await recompute(home.db, later.rules, home.clock.now()), 1);
  assert.equal((await recordById(home.db, id))?.gone_by?.toString(), '2024-02-09T23:00:00Z');
  assert.equal((await currentVersion(home.db))?.completed_at?.toString(), home.clock.now().toString());
});

test('deadlines are computed from the original instant, not from the change', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.request' });
  home.clock.advance({ days: 6 });
  const later = await home.under(lifePolicy({ unconfirmed: days(8) }));
  await recompute(home.db, later.rules, home.clock.now());
  assert.equal((await recordById(home.db, id))?.gone_by?.toString(), '2024-01-18T23:00:00Z');
});

test('the same policy again is no new version', async () => {
  const home = await house();
  assert.equal((await home.under(lifePolicy())).rules.version, home.rules.version);
});

test('a policy may return to what it was before, as a version of its own', async () => {
  const home = await house();
  await home.under(lifePolicy({ unconfirmed: days(3) }));
  const back = await home.under(lifePolicy());
  assert.equal(back.rules.version, 3);
  const [current, , first] = await versions(home.db);
  assert.equal(current?.hash, first?.hash);
  assert.equal(current?.hash, policyHash(lifePolicy()));
  assert.ok(first?.superseded_at);
});

test('a server that knows the former policy alone does nothing under it', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  await home.under(lifePolicy({ unconfirmed: days(3) }));
  const changed = { code: 'record/policy-changed' };
  await assert.rejects(home.keep({ class: 'life.request' }), changed);
  await assert.rejects(
    home.run((tx) => home.records.advance(tx, id, 'confirmed', home.act())),
    changed,
  );
  await assert.rejects(
    home.run((tx) => home.records.learn(tx, id, {}, home.act())),
    changed,
  );
  await assert.rejects(
    home.run((tx) => home.records.demandErasure(tx, id, home.act())),
    changed,
  );
  home.clock.advance({ days: 30 });
  await assert.rejects(sweepOf(home), changed);
  assert.equal((await recordById(home.db, id))?.stage, 'requested');
});

test('a policy comes into force before a deed or after it, never in the middle', async () => {
  const home = await house();
  const kept = Promise.withResolvers<string>();
  const release = Promise.withResolvers<void>();
  const deed = transaction(home.db, async (tx) => {
    const subject = home.records.subject('life', 'slow@example.org');
    kept.resolve((await home.records.keep(tx, { class: 'life.request', subject }, home.act())).id);
    await release.promise;
  });
  const id = await kept.promise;
  const enacting = home.under(lifePolicy({ unconfirmed: days(3) }));
  // A deed that comes while the policy waits is too late for the former one.
  const refused = assert.rejects(
    enacting.then(() => home.keep({ class: 'life.request' })),
    { code: 'record/policy-changed' },
  );
  release.resolve();
  await deed;
  const later = await enacting;
  await refused;
  assert.equal(await recompute(home.db, later.rules, home.clock.now()), 1);
  assert.equal((await recordById(home.db, id))?.policy, later.rules.version);
});

test('a deed that is under way when the rules are read again keeps to those that it began with', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const later = await home.under(lifePolicy({ unconfirmed: days(30) }));
  let { rules } = home;
  const renewed = records({
    ...home.keeping,
    get rules() {
      return rules;
    },
  });
  const keeping = home.run((tx) => {
    const kept = renewed.keep(tx, { class: 'life.request', subject: Buffer.alloc(32) }, home.act());
    ({ rules } = later);
    return kept;
  });
  await assert.rejects(keeping, { code: 'record/policy-changed' });
});

test('the sweep first computes again what an older policy still governs', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.request' });
  const later = await home.under(lifePolicy({ unconfirmed: days(3) }));
  home.clock.set(Temporal.Instant.from('2024-01-13T12:00:00Z'));
  assert.equal((await sweepOf(later)).erased, 1);
  assert.equal((await journalOf(home.db, id)).at(-1)?.what, 'erased');
});

test('a longer period reaches a record before its former deadline does', async () => {
  const home = await house({ now: '2024-01-10T12:00:00Z' });
  const { id } = await home.keep({ class: 'life.request' });
  const later = await home.under(lifePolicy({ unconfirmed: days(30) }));
  home.clock.advance({ days: 10 });
  assert.equal((await sweepOf(later)).erased, 0);
  assert.equal((await recordById(home.db, id))?.policy, later.rules.version);
});

test('a crash in the middle of computing again loses one page, and the rest is done by the next call', async () => {
  const home = await house();
  await Promise.all(Array.from({ length: 30 }, () => home.keep({ class: 'life.request' })));
  const later = await home.under(lifePolicy({ unconfirmed: days(14) }));
  const broken = fragile(home.store);
  for (let statements = 1; ; statements += 1) {
    broken.crashAfter(statements);
    const done = await recompute(broken.db, later.rules, home.clock.now()).catch((error: unknown) => {
      assert.ok(error instanceof Crash);
      return null;
    });
    if (done !== null) break;
    const stale = (await rowsOf<{ policy: number }>(home.db, 'core.record')).filter(
      (r) => r.policy === home.rules.version,
    );
    assert.ok(stale.length === 0 || stale.length === 30);
  }
  const rows = await rowsOf<{ policy: number; gone_by: Temporal.Instant }>(home.db, 'core.record');
  assert.ok(rows.every((r) => r.policy === later.rules.version && r.gone_by.toString() === '2024-01-24T23:00:00Z'));
  assert.ok((await currentVersion(home.db))?.completed_at);
});

test('a policy without a stage in which records stand is counted as homeless and refused', async () => {
  const home = await house();
  await home.keep({ class: 'life.invoice' });
  const without = lifePolicy({ classes: [brief] });
  const planned = await planChange(home.db, { policy: without, calendar: home.rules.calendar }, home.clock.now());
  assert.deepEqual(planned, [{ class: 'life.invoice', records: 1, moving: 0, dueAtOnce: 0, homeless: 1 }]);
  await assert.rejects(enactPolicy(home.db, without, printed, home.act()), {
    code: 'record/homeless',
    message: /life\.invoice\/open/,
  });
  assert.equal((await currentVersion(home.db))?.number, home.rules.version);
  await home.keep({ class: 'life.request' });
});

test('a stage to which a restricted record would go back cannot be removed either', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  await home.run((tx) => home.records.advance(tx, id, 'confirmed', home.act()));
  await home.run((tx) => home.records.advance(tx, id, 'restrictionDemanded', home.act()));
  const stages = Object.entries(lifePolicy().sections[0]?.classes[0]?.lifecycle.stages ?? {});
  const others = Object.fromEntries(stages.filter(([name]) => name !== 'active'));
  const without = lifePolicy({ classes: [dataClass('life.request', 'requested', others)] });
  const [planned] = await planChange(home.db, { policy: without, calendar: home.rules.calendar }, home.clock.now());
  assert.equal(planned?.homeless, 1);
  await assert.rejects(enactPolicy(home.db, without, printed, home.act()), { message: /life\.request\/active/ });
});

test('a class that nobody stands in may go', async () => {
  const home = await house();
  const { id } = await home.keep({ class: 'life.request' });
  home.clock.advance({ months: 1 });
  await sweepOf(home);
  assert.equal(await recordById(home.db, id), undefined);
  assert.equal((await home.under(lifePolicy({ classes: [brief] }))).rules.version, 2);
});

test('the hash of a policy does not depend on the order in which it was written', () => {
  const policy = lifePolicy({ proof: years(3), closedAddress: months(2) });
  const turned = Object.fromEntries(Object.entries(policy).toReversed()) as unknown as typeof policy;
  assert.equal(policyHash(turned), policyHash(policy));
  assert.notEqual(policyHash(lifePolicy({ proof: years(2) })), policyHash(policy));
});

const brief = dataClass('life.brief', 'kept', {
  kept: { title: word('kept'), purposes: ['life.serve'], after: after(atMost(days(1)), { to: erased, rule: 'brief' }) },
});
