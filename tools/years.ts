// Lives through twelve years with 10,000 people and draws what was held: pictures/holdings.svg. Some minutes of work.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../src/root.ts';
import { live } from '../tests/support/years/live.ts';
import { holdingsPicture } from './pictures/holdings.ts';

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);

// As a test, so that its servers and databases are gone when it ends, however it ends.
void test('the years', async () => {
  const lived = await live({
    people: setting('AVOW_PEOPLE', 10_000),
    years: setting('AVOW_YEARS', 12),
    seed: setting('AVOW_SEED', 2026),
    told: (week, of) => {
      if (week % 26 === 0) console.log(`half-year ${week / 26} of ${of / 26}`);
    },
  });
  const { judgement, journal, overdue, steps, mails } = lived;
  console.log(`${steps} steps, ${mails} mails, ${judgement.records} records, ${judgement.erased} erased`);
  for (const [stage, count] of Object.entries(judgement.onTime)) console.log(`${stage}: ${count} on time`);
  console.log(
    `${overdue} overdue; journal of ${journal.entries} entries ${journal.verified ? 'verified' : 'NOT verified'}`,
  );
  const faults = [...judgement.faults, ...journal.faults];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0 || overdue > 0) process.exitCode = 1;
  else await writeFile(join(root, 'pictures/holdings.svg'), holdingsPicture(lived, lived.town.w.world.rules.policy));
});
