import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStep, targetOf } from '../../src/staff/clock/target.ts';
import { inviteStaff } from '../../src/staff/index.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const world = await staffWorld();

/** Looks at the clock as a browser does that follows the page's own reloading. */
async function arrival(someone: Browser, path: string): Promise<string> {
  for (;;) {
    const answer = await someone.get(path);
    if (!answer.headers.has('refresh')) return answer.text();
    await answer.text();
  }
}

test('the clock goes forward by a step, and the page says what happened, in words and with dates', async () => {
  await inviteStaff(world.world, 'never@avow.test', { now: world.now(), by: 'operator' });
  const someone = await world.insider();
  const started = await someone.post('/staff/clock', { step: 'P1M' });
  assert.equal(started.status, 303);
  const result = started.headers.get('location') ?? '';
  assert.match(result, /^\/staff\/clock\?since=\d+$/);
  const page = await arrival(someone, result);
  assert.equal(world.now().toZonedDateTimeISO('Europe/Berlin').toPlainDate().toString(), '2026-12-23');
  assert.match(
    page,
    /30\.\u00a0November 2026: ein Datenobjekt der Art „Zugang zum internen Bereich“ in der Stufe „eingeladen“ wurde gelöscht/,
  );
  const english = await (await someone.get(`/en${result}`)).text();
  assert.match(english, /30 November 2026: one record of/);
});

test('who moves the clock over the end of their sign-in is signed in where it arrives, and nobody else is', async () => {
  const [mover, other] = [await world.insider('mover@avow.test'), await world.insider('other@avow.test')];
  const started = await mover.post('/staff/clock', { step: 'P5Y' });
  await arrival(mover, started.headers.get('location') ?? '');
  assert.equal((await mover.get('/staff')).status, 200);
  assert.equal((await other.get('/staff')).headers.get('location'), '/staff/sign-in?ended');
});

test('on the way the traveller sees how far it is and nothing else', async () => {
  const mover = await world.insider('way@avow.test');
  const started = await mover.post('/staff/clock', { count: '2', unit: 'years' });
  const way = await mover.get('/staff/clock');
  assert.match(way.headers.get('refresh') ?? '', /^1; url=\/staff\/clock\?since=\d+$/);
  assert.match(await way.text(), /<progress max="100"/);
  await arrival(mover, started.headers.get('location') ?? '');
});

test('a span that does not lead forward is refused', async () => {
  const someone = await world.insider('wrong@avow.test');
  for (const form of [{ step: 'P-1D' }, { count: '0', unit: 'days' }, { count: '5', unit: 'eons' }, {}]) {
    const before = world.now();
    assert.equal((await someone.post('/staff/clock', form)).status, 422, JSON.stringify(form));
    assert.ok(world.now().equals(before));
  }
});

test('steps are counted by the calendar of the zone', () => {
  const step = readStep({ step: 'P1D' });
  assert.ok(step);
  const before = Temporal.Instant.from('2027-03-27T12:00:00+01:00');
  assert.equal(targetOf(step, before, null, 'Europe/Berlin')?.toString(), '2027-03-28T10:00:00Z');
});

test('where nothing falls due there is no next deadline to go to', () => {
  const step = readStep({ step: 'next' });
  assert.ok(step);
  assert.equal(targetOf(step, Temporal.Instant.from('2027-01-01T00:00:00Z'), null, 'UTC'), null);
});
