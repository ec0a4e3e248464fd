import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testShell } from '../support/shell.ts';

const start = '2026-11-23T11:00:00Z';
const simulation = await testShell({ SIMULATED_CLOCK: start });
const real = await testShell();

test('where time is real the clock is shown and cannot be moved', async () => {
  assert.equal(((await real.answer('clock', 'show', '--json')) as { simulation: boolean }).simulation, false);
  for (const words of [
    ['advance', 'P1D'],
    ['set', '2040-01-01T00:00:00Z'],
  ]) {
    const { code, out, err } = await real.avow('clock', ...words);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /lives in real time.*SIMULATED_CLOCK.*new DATA_DIR/);
  }
});

test('a database that has lived in real time does not become a simulation', async () => {
  await real.answer('status', '--json');
  const { code, err } = await real.avowWith({ SIMULATED_CLOCK: start }, 'clock', 'show');
  assert.equal(code, 1);
  assert.match(err, /already lived in real time/);
});

test('a simulated clock says that it is one', async () => {
  assert.deepEqual(await simulation.answer('clock', 'show', '--json'), { now: start, simulation: true });
  assert.equal((await simulation.avow('clock', 'show')).out, `${start} (simulated)`);
});

test('what falls due on the way is carried out and told with its rule', async () => {
  await simulation.subscribed('anna@example.org');
  await simulation.answer('person', 'erase', 'anna@example.org', '--json');
  const journey = (await simulation.answer('clock', 'advance', 'P5Y', '--json')) as {
    readonly from: string;
    readonly to: string;
    readonly erased: number;
    readonly deeds: readonly { readonly what: string; readonly class: string; readonly rule: string }[];
  };
  assert.equal(journey.from, start);
  assert.equal(journey.to, '2031-11-23T11:00:00Z');
  assert.ok(journey.erased > 0);
  assert.ok(journey.deeds.some((deed) => deed.what === 'erased' && deed.class === 'newsletter.subscription'));
  assert.equal(
    (await simulation.avow('person', 'show', 'anna@example.org')).out,
    'Nothing is held about this address.',
  );
});

test('where nothing falls due the answer says so', async () => {
  const { code, out } = await simulation.avow('clock', 'advance', 'PT1H');
  assert.equal(code, 0);
  assert.match(out, /Nothing fell due on the way\.$/);
});

test('a clock goes only forward', async () => {
  const { code, err } = await simulation.avow('clock', 'set', '2020-01-01T00:00:00Z');
  assert.equal(code, 1);
  assert.match(err, /only goes forward/);
});

test('a way that is neither period nor instant is refused', async () => {
  for (const words of [
    ['advance', 'P3X'],
    ['set', 'tomorrow'],
  ]) {
    const { code, err } = await simulation.avow('clock', ...words);
    assert.equal(code, 1);
    assert.match(err, /neither a period like P3Y nor an instant/);
  }
});
