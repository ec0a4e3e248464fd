// What the policy promises of the accounts of those who work here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { staffSettings } from '../../src/staff/settings.ts';
import { staffWorld } from '../support/staff.ts';

const world = await staffWorld();

test('S8: a session ends on the server too, after its idle time and at its deadline, and nothing of it stays', async () => {
  const someone = await world.insider();
  const { idle, session } = staffSettings(world.world.rules.policy);
  await world.jumpTo(world.now().add(idle).toString());
  assert.equal((await someone.get('/staff')).headers.get('location'), '/staff/sign-in?ended');
  await world.insider();
  const end = world.now().toZonedDateTimeISO('Europe/Berlin').add(session.period).toInstant();
  await world.travelTo(end.toString());
  const { rows } = await sql<{ left: number }>`
    select (select count(*) from staff.session)::int
         + (select count(*) from core.record where class = 'staff.session')::int as left`.execute(world.world.db);
  assert.deepEqual(rows, [{ left: 0 }]);
});

test('S13: who signs in with cookies blocked reads what is missing and why, in their language, and is not sent in circles', async () => {
  for (const [path, words] of [
    ['/de/staff/signed-in', /Ohne Cookies geht die Anmeldung nicht/],
    ['/en/staff/signed-in', /Signing in does not work without cookies/],
  ] as const) {
    const answer = await world.get(path);
    assert.equal(answer.headers.get('location'), null);
    assert.equal(answer.headers.getSetCookie().length, 0);
    assert.match(await answer.text(), words);
  }
});
