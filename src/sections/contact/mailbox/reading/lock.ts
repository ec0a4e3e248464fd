import { DatabaseClient } from '../../../../core/store/index.ts';
import { channel } from '../../erasure/order.ts';

// The first half of the advisory lock; the second stands for the account.
const lockClass = 4_106_012;

/** The right to read an account: one process has it, until it gives it up or dies. */
export interface ReadingRight extends AsyncDisposable {
  /** Aborted when the connection to the database, and the right with it, is lost. */
  readonly lost: AbortSignal;
  /** Calls back when something is to be done in the account. */
  onOrder(called: () => void): () => void;
}

/** Asks for the right; null while another process has it. No clock is compared, so simulated time does not matter. */
export async function readingRight(databaseUrl: string, account: string): Promise<ReadingRight | null> {
  const client = new DatabaseClient({
    connectionString: databaseUrl,
    application_name: 'avow contact',
    keepAlive: true,
  });
  const lost = new AbortController();
  client.on('error', () => lost.abort());
  client.on('end', () => lost.abort());
  const called = new Set<() => void>();
  client.on('notification', ({ payload }) => {
    if (payload === account) for (const call of called) call();
  });
  try {
    await client.connect();
    // A machine that vanished must not seem to read for hours.
    await client.query('set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3');
    const { rows } = await client.query<{ has: boolean }>('select pg_try_advisory_lock($1, $2) as has', [
      lockClass,
      Number.parseInt(account.slice(0, 7), 16),
    ]);
    if (!rows[0]?.has) {
      await client.end();
      return null;
    }
    await client.query(`listen ${channel}`);
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return {
    lost: lost.signal,
    onOrder: (call) => {
      called.add(call);
      return () => called.delete(call);
    },
    [Symbol.asyncDispose]: () => client.end().catch(() => {}),
  };
}
