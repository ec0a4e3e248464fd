// What all sections know and do about one person: what is foreseen is what is done, and only to their own records.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdPerson } from '../../src/core/section/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { newsletterWorld } from '../support/newsletter.ts';

const w = await newsletterWorld({ sections: [newsletter, rights] });
const { persons } = w.world;
const act = () => ({ now: w.now(), by: 'person' }) as const;

const subscriptionOf = async (email: string) => {
  const found = (await persons.held(email)).find((held) => held.class === 'newsletter.subscription');
  assert.ok(found);
  return found;
};

/** Brings a subscription of its own into a stage. */
const ways: Readonly<Record<string, (email: string) => Promise<unknown>>> = {
  requested: (email) => w.askedToConfirm(email),
  active: (email) => w.subscribed(email),
  restricted: async (email) => {
    await w.subscribed(email);
    await persons.restrict(email, 'all', act());
  },
  proof: async (email) => {
    await w.subscribed(email);
    await persons.object(email, 'all', act());
  },
};

for (const [stage, bring] of Object.entries(ways)) {
  test(`what is foreseen of a demand for erasure is what comes of it: ${stage}`, async () => {
    const email = `${stage}@example.org`;
    await bring(email);
    const { record, stage: stands, open } = await subscriptionOf(email);
    assert.equal(stands, stage);
    const [done] = await persons.erase(email, act(), [record]);
    const plain = (outcome: object) => JSON.stringify(outcome, Object.keys(open.erasure).sort());
    assert.equal(plain(done ?? {}), plain(open.erasure));
  });

  test(`what is offered at a record can be done, and what is not is refused: ${stage}`, async () => {
    const offers = async (email: string) => {
      await bring(email);
      return subscriptionOf(email);
    };
    const deeds = [
      ['restriction', 'restrict'],
      ['lifting', 'lift'],
      ['objection', 'object'],
    ] as const;
    for (const [offer, deed] of deeds) {
      const email = `${deed}-${stage}@example.org`;
      const { record, open } = await offers(email);
      const [done] = await persons[deed](email, [record], act());
      assert.equal(done?.outcome !== 'refused', Boolean(open[offer]), `${deed} in ${stage}`);
    }
    const email = `withdraw-${stage}@example.org`;
    const { record, open } = await offers(email);
    const done = await persons.withdraw(email, record, act());
    assert.equal(done.outcome !== 'refused', open.withdrawal !== null);
  });
}

test('a restriction that is lifted leads back to the stage before, with its time', async () => {
  await w.subscribed('back@example.org');
  const before = await subscriptionOf('back@example.org');
  await persons.restrict('back@example.org', 'all', act());
  assert.equal((await subscriptionOf('back@example.org')).kind, 'restricted');
  await persons.lift('back@example.org', 'all', act());
  const after = await subscriptionOf('back@example.org');
  assert.deepEqual([after.stage, after.since.toString()], [before.stage, before.since.toString()]);
});

test('a hold is told, and neither foreseen nor done is the erasure that it suspends', async () => {
  await w.askedToConfirm('held@example.org');
  const order = { kind: 'dispute', class: 'newsletter.subscription', reference: 'AZ-1' } as const;
  const opened = await holdPerson(
    w.world,
    { ...order, address: 'held@example.org', reviewBy: w.now().add({ hours: 48 }) },
    { now: w.now(), by: 'operator' },
  );
  assert.ok('hold' in opened, JSON.stringify(opened));
  const { record, held, open } = await subscriptionOf('held@example.org');
  assert.deepEqual([held, open.erasure.outcome], [true, 'held']);
  const [answer] = await persons.erase('held@example.org', act(), [record]);
  assert.equal(answer?.outcome, 'held');
});

test('whatever is asked of somebody else’s record is passed over, and changes nothing', async () => {
  await w.subscribed('owner@example.org');
  const { record } = await subscriptionOf('owner@example.org');
  const stranger = 'stranger@example.org';
  assert.deepEqual(await persons.erase(stranger, act(), [record]), []);
  assert.deepEqual(await persons.restrict(stranger, [record], act()), []);
  assert.deepEqual(await persons.object(stranger, [record], act()), []);
  assert.equal((await persons.withdraw(stranger, record, act())).outcome, 'refused');
  assert.equal((await persons.rectify(stranger, record, 'language', 'en', act())).outcome, 'refused');
  const after = await subscriptionOf('owner@example.org');
  assert.equal(after.stage, 'active');
  assert.equal(after.fields.find(({ name }) => name === 'language')?.value, 'de');
});

test('where deadlines lead to the end, its day is known from the beginning', async () => {
  await w.askedToConfirm('ahead@example.org');
  const { ahead, until } = await subscriptionOf('ahead@example.org');
  assert.deepEqual(ahead.stages, []);
  assert.equal(ahead.goneBy?.toString(), until?.toString());
  await w.subscribed('open@example.org');
  assert.equal((await subscriptionOf('open@example.org')).ahead.goneBy, null);
});
