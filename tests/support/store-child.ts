// A process that uses the store, for tests that kill it. Arguments: DATA_DIR and role. Says JSON lines on stdout:
// the store's events, `ready`, and after the word `count` on stdin every number whose commit was acknowledged.
// Ends cleanly when stdin ends; SIGINT alone does not end it.
import { once } from 'node:events';
import { openStore } from '../../src/core/store/index.ts';

const [dataDir = '', role] = process.argv.slice(2);
const say = (word: object) => process.stdout.write(`${JSON.stringify(word)}\n`);

process.on('SIGINT', () => say({ event: 'interrupted' }));

try {
  await using store = await openStore({
    dataDir,
    role: role === 'server' ? 'server' : 'visitor',
    log: ({ event }) => say({ event }),
  });
  await store.pool.query('create table if not exists public.count (n int8 primary key)');
  say({ event: 'ready' });
  let counting = Promise.resolve();
  const stopped = new AbortController();
  process.stdin.on('data', () => {
    counting = count();
  });
  await once(process.stdin, 'end');
  stopped.abort();
  await counting;

  async function count(): Promise<void> {
    const { rows } = await store.pool.query<{ n: number }>('select coalesce(max(n), 0) as n from public.count');
    for (let n = (rows[0]?.n ?? 0) + 1; !stopped.signal.aborted; ) {
      const stored = await store.pool.query('insert into public.count values ($1) on conflict do nothing', [n]).then(
        () => true,
        // While the server comes back the same number is tried again.
        () => new Promise<false>((resolve) => setTimeout(resolve, 5, false)),
      );
      if (stored) say({ n: n++ });
    }
  }
} catch (error) {
  say({ event: 'refused', message: String(error), code: error instanceof Error && 'code' in error && error.code });
  process.exitCode = 1;
}
