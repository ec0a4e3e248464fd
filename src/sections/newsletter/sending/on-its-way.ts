import { sql } from 'kysely';
import { afterCommit, type Queries, transaction } from '../../../core/store/index.ts';
import { aliveLock, endedChannel, takingLock } from './locks.ts';

/**
 * S52: these subscriptions have ended, or are suspended, by whatever way. Every worker hears it when the transaction ends,
 * and what is not on the line yet stays here; whoever caused it is answered when nothing is on its way any more.
 */
export async function callBack(tx: Queries, subscriptions: readonly string[]): Promise<void> {
  await sql`select pg_notify(${endedChannel}, id::text) from unnest(${[...subscriptions]}::uuid[]) as ended (id)`.execute(
    tx,
  );
  afterCommit(tx, nothingOnItsWay, subscriptions);
}

const patience = Temporal.Duration.from({ seconds: 10 });
const pause = Temporal.Duration.from({ milliseconds: 20 });

/**
 * Fulfilled when no mail to these subscriptions is on its way any more, so that nothing arrives after the answer to a
 * withdrawal. A server that does not answer is waited for no longer than a few seconds: the withdrawal stands, and what has
 * left has left.
 */
async function nothingOnItsWay(db: Queries, subscriptions: readonly string[]): Promise<boolean> {
  if (subscriptions.length === 0) return true;
  // Whoever takes recipients right now may still have read the consent as it was.
  await transaction(db, (tx) => sql`select pg_advisory_xact_lock(${takingLock})`.execute(tx));
  const until = performance.now() + patience.total('milliseconds');
  while (await isOnItsWay(db, subscriptions)) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, pause.total('milliseconds')));
  }
  return true;
}

/** What a worker has in hand that lives; the others send nothing any more. */
async function isOnItsWay(db: Queries, subscriptions: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select from newsletter.recipient p
        join pg_catalog.pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 2
          and l.classid = ${aliveLock}::bigint::oid and l.objid = p.worker::bigint::oid
          and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
      where p.subscription = any(${[...subscriptions]}::uuid[]) and p.state = 'sending'
    ) as found`.execute(db);
  return rows[0]?.found ?? false;
}
