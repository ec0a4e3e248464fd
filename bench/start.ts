import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../src/root.ts';
import { type Figure, milliseconds } from './support/measure.ts';
import { type Memory, memoryOfTree } from './support/memory.ts';

/** Long enough for idle connections to be given back, in milliseconds. */
const rest = 6_000;

/** From the command to the first answer, on a fresh directory and on the one it left; and the memory of all its processes. */
export async function startFigures(): Promise<readonly Figure[]> {
  const built = spawnSync(process.execPath, ['tools/build.js', '--if-stale'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('Avow does not build, so its start cannot be measured.');
  const dataDir = await mkdtemp(join(tmpdir(), 'avow-bench-'));
  try {
    const [fresh, again] = [await startOnce(dataDir), await startOnce(dataDir)];
    return [
      { what: 'start on a fresh directory', ours: seconds(fresh.started), goal: '< 5 s' },
      { what: 'start on an existing one', ours: seconds(again.started), goal: '< 5 s' },
      { what: 'memory right after 200 pages', ours: megabytes(again.busy), goal: '< 350 MB resident' },
      { what: 'memory at rest', ours: megabytes(again.atRest), goal: '< 350 MB resident' },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Started {
  readonly started: number;
  readonly busy: Memory | undefined;
  readonly atRest: Memory | undefined;
}

async function startOnce(dataDir: string): Promise<Started> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    BASE_URL: address,
  };
  let server: ChildProcess | undefined;
  const started = await milliseconds(async () => {
    server = spawn(process.execPath, ['dist/main.js'], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
    while (!(await answers(`${address}/health`))) {
      if (server.exitCode !== null) throw new Error('The server ended before it answered.');
      await pause(20);
    }
  });
  try {
    for (let i = 0; i < 50; i += 1)
      for (const path of ['/', '/privacy', '/newsletter', '/imprint']) await answers(address + path);
    const busy = await memoryOfTree(server?.pid ?? 0);
    await pause(rest);
    return { started, busy, atRest: await memoryOfTree(server?.pid ?? 0) };
  } finally {
    const ended = server && once(server, 'exit');
    server?.kill('SIGTERM');
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url).catch(() => undefined);
  await response?.arrayBuffer();
  return response?.ok ?? false;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

function megabytes(memory: Memory | undefined): string {
  if (!memory) return 'only Linux tells';
  const [resident, proportional] = [memory.resident, memory.proportional].map((bytes) => Math.round(bytes / 1e6));
  return `${resident} MB in ${memory.processes} processes, ${proportional} MB where shared pages count once`;
}
