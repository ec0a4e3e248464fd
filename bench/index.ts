// Benchmarks: each prints ours beside a plain baseline of the same run, the ratio, and the machine's facts.
// Never a test: a figure is read by people, and a slow machine is not a defect.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../src/core/store/index.ts';
import { openVault } from '../src/core/vault/index.ts';
import { machine } from './machine.ts';
import { report } from './measure.ts';
import { sweepFigures } from './sweep.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'avow-bench-'));
try {
  await using store = await openStore({ dataDir, role: 'server' });
  await store.migrate();
  const vault = await openVault(store.db, join(dataDir, 'master.key'));
  console.log(await machine(store.db));
  console.log(report(await sweepFigures(store.db, vault)));
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
