// GDPRBench (Shastri and others, VLDB 2020), built anew after its description, on Avow's own engine and beside a plain
// table that does the same work: controller, customer, processor, regulator; correctness, time, space, time to live, growth.
// `npm run bench:gdpr -- --records 100000 --operations 10000 --growth 500000 --only controller,customer`
import { parseArgs } from 'node:util';
import { machine } from '../support/machine.ts';
import { report } from '../support/measure.ts';
import { gdprFigures } from './figures.ts';
import { workloads } from './operation.ts';

const names = workloads.map(({ name }) => name);
const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '100000' },
    operations: { type: 'string', default: '10000' },
    growth: { type: 'string', default: '500000' },
    only: { type: 'string', default: names.join(',') },
  },
});
const only = values.only.split(',');
const unknown = only.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`No workload is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`);

const [records, operations, growth] = [values.records, values.operations, values.growth].map(Number);
const asked = { records: records ?? 0, operations: operations ?? 0, growth: growth ?? 0, workloads: only };
console.log(await machine());
const figures: Parameters<typeof report>[1][number][] = [];
await gdprFigures(asked, (figure) => {
  figures.push(figure);
  console.error(`${figure.what}: ${figure.ours}`);
});
for (const { name, mix, zipfian } of workloads)
  console.log(`${name}, ${zipfian ? 'zipfian' : 'uniform'}: ${mix.map((share) => share.join(' ')).join(', ')}`);
console.log(`\n${report(`gdpr, ${asked.records} records, ${asked.operations} operations`, figures)}`);
