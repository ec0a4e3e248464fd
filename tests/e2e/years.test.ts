// Twelve years in the life of a company, with as many people as a test has time for: `npm run years` takes 10,000.
// AVOW_PEOPLE says how many, AVOW_SEED which lives.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { live } from '../support/years/live.ts';

const people = Number(process.env['AVOW_PEOPLE'] ?? 300);
const seed = Number(process.env['AVOW_SEED'] ?? Date.now() % 2 ** 31);
const years = Number(process.env['AVOW_YEARS'] ?? 12);

test(`in ${years} years with ${people} people nothing goes early, nothing late, and the journal tells it all`, async (t) => {
  t.diagnostic(`AVOW_SEED=${seed}`);
  const { judgement, journal, overdue, steps, mails } = await live({ people, years, seed });
  t.diagnostic(`${steps} steps, ${mails} mails, ${judgement.records} records, ${judgement.erased} erased`);
  t.diagnostic(JSON.stringify(judgement.onTime));
  assert.deepEqual(judgement.faults.slice(0, 20), []);
  assert.equal(overdue, 0);
  assert.deepEqual([journal.verified, journal.faults], [true, []]);
});
