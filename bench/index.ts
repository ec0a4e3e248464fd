// Benchmarks: each prints ours beside a plain baseline of the same run, the ratio, and the machine's facts.
// `npm run bench -- sweep sign-up` runs some of them. Never a test: a figure is read by people, and a slow machine is no defect.
import { signUpFigures } from './sign-up.ts';
import { freshGround, type Ground } from './support/ground.ts';
import { machine } from './support/machine.ts';
import { type Figure, report } from './support/measure.ts';
import { sweepFigures } from './sweep.ts';

const benches: Readonly<Record<string, (ground: Ground) => Promise<readonly Figure[]>>> = {
  sweep: sweepFigures,
  'sign-up': signUpFigures,
};

const wanted = process.argv.slice(2);
const chosen = Object.entries(benches).filter(([name]) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0)
  throw new Error(`There is no such benchmark. Choose among: ${Object.keys(benches).join(', ')}.`);

let isFirst = true;
for (const [name, bench] of chosen) {
  await using ground = await freshGround();
  if (isFirst) console.log(await machine(ground.store.db));
  isFirst = false;
  console.log(`\n${name}\n${report(await bench(ground))}`);
}
