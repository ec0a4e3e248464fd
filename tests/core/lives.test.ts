// Random lives of records against an oracle. AVOW_LIVES says how many, AVOW_SEED which ones.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { openVault } from '../../src/core/vault/index.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { layDetails } from '../support/lives-house.ts';
import { lifePolicy } from '../support/lives-policy.ts';
import { chance } from '../support/lives-random.ts';
import { birth, end, kinds, step } from '../support/lives-steps.ts';
import { world } from '../support/lives-world.ts';

const lives = Number(process.env['AVOW_LIVES'] ?? 10_000);
const seed = Number(process.env['AVOW_SEED'] ?? Date.now() % 2 ** 31);
const [generations, births] = [10, 40];

const folder = await temporaryDirectory();
after(() => folder[Symbol.asyncDispose]());
const store = await testDatabase();
await layDetails(store.db);
const vault = await openVault(store.db, join(folder.path, 'master.key'));

// Days on which calendars disagree: a leap day, the nights of both time changes, the turn of a year, and any other.
const starts = fc.oneof(
  fc.constantFrom(
    '2024-02-29T11:59:00Z',
    '2023-02-28T22:59:59Z',
    '2024-03-31T00:59:00Z',
    '2024-10-27T00:30:00Z',
    '2024-12-31T23:30:00Z',
    '2020-01-31T12:00:00Z',
  ),
  fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2040, 0) }).map((ms) => new Date(ms).toISOString()),
);
const die = fc.integer();
const generation = fc.record({
  die,
  steps: fc.array(fc.record({ kind: fc.constantFrom(...kinds), die }), { minLength: 3, maxLength: 5 }),
});
const program = fc.record({
  start: starts,
  generations: fc.array(generation, { minLength: generations, maxLength: generations }),
  die,
});

test(`of ${lives} random lives none ends early, none late, none leaves anything behind, and the journal tells each`, async (t) => {
  t.diagnostic(`AVOW_SEED=${seed}`);
  let lived = 0;
  const property = fc.asyncProperty(program, async ({ start, generations: all, die: last }) => {
    const here = await world(store, vault, Temporal.Instant.from(start), lifePolicy());
    for (const { die: dice, steps } of all) {
      await birth(here, chance(dice), births);
      await here.check();
      for (const { kind, die: one } of steps) await step(here, kind, chance(one));
    }
    await end(here, chance(last));
    await here.verify();
    lived += here.oracle.lives.size;
  });
  await fc.assert(property, { seed, numRuns: Math.ceil(lives / (generations * births)), endOnFailure: true });
  assert.ok(lived >= lives);
});
