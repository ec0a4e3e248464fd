// Benchmarks: each prints ours beside a plain baseline of the same run, the ratio, and the machine's facts.
// `npm run bench -- sweep sign-up` runs some of them. Never a test: a figure is read by people, and a slow machine is no defect.
import { backupFigures } from './backup.ts';
import { campaignFigures } from './campaign.ts';
import { importFigures } from './import.ts';
import { overheadFigures } from './overhead/index.ts';
import { recordFigures } from './record.ts';
import { rightsFigures } from './rights.ts';
import { sendingFigures } from './sending.ts';
import { signUpFigures } from './sign-up.ts';
import { startFigures } from './start.ts';
import { machine } from './support/machine.ts';
import { type Figure, report } from './support/measure.ts';
import { sweepFigures } from './sweep.ts';

const benches: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  start: startFigures,
  record: recordFigures,
  'sign-up': signUpFigures,
  overhead: overheadFigures,
  import: importFigures,
  sweep: sweepFigures,
  rights: rightsFigures,
  sending: sendingFigures,
  campaign: campaignFigures,
  backup: backupFigures,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0)
  throw new Error(`No benchmark is called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);

console.log(await machine());
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${report(name, await bench())}`);
}
