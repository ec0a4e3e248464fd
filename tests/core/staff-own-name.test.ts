// The name that colleagues know: corrected by whoever bears it, in the staff area or in “Your data”.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { visited } from '../support/rights.ts';
import { staffWorld } from '../support/staff.ts';

const house = await staffWorld({ sections: [website, rights, staff] });
const keeper = await house.insider();
const { persons } = house.world;
const accountOf = async () => {
  const held = (await persons.held('keeper@avow.test')).find((one) => one.class === 'staff.account');
  assert.ok(held);
  return held;
};
const rectified = async () =>
  (await sql`select 1 from journal.entry where what = 'rectified' and class = 'staff.account'`.execute(house.world.db))
    .rows.length;

test('a name given in the staff area is read in “Your data” and corrected there, each time journaled', async () => {
  assert.equal((await keeper.post('/staff/access/name', { name: 'Kira Keller' })).status, 303);
  assert.equal(await rectified(), 1);
  const inside = await visited(house, 'keeper@avow.test');
  assert.match(inside.page.text, /Kira Keller/);
  const { record } = await accountOf();
  const act = { now: house.now(), by: 'person' } as const;
  const done = await persons.rectify('keeper@avow.test', record, 'name', '  Kira Kellermann ', act);
  assert.notEqual(done.outcome, 'refused');
  assert.equal(await rectified(), 2);
  const page = await (await keeper.get('/staff/access')).text();
  assert.match(page, /value="Kira Kellermann"/);
});

test('neither an empty name nor another address is taken, nor anything from somebody else', async () => {
  const { record } = await accountOf();
  const act = { now: house.now(), by: 'person' } as const;
  const tries = [
    ['keeper@avow.test', 'name', '   '],
    ['keeper@avow.test', 'name', 'x'.repeat(101)],
    ['keeper@avow.test', 'email', 'other@avow.test'],
    ['stranger@example.org', 'name', 'Mallory'],
  ] as const;
  for (const [who, field, value] of tries)
    assert.equal((await persons.rectify(who, record, field, value, act)).outcome, 'refused', `${who} ${field}`);
  assert.match(await (await keeper.get('/staff/access')).text(), /value="Kira Kellermann"/);
});
