import { sql } from 'kysely';
import type pg from 'pg';
import { DatabaseClient, type Queries } from '../../store/index.ts';

// The first half of the advisory lock; the second is the worker's number.
const lockClass = 4_106_005;

/**
 * A worker's sign of life: a connection of its own that holds an advisory lock on its number. When the process dies,
 * however suddenly, PostgreSQL lets the lock go; no clock is compared, so simulated time does not matter.
 */
export class Presence implements AsyncDisposable {
  readonly #url: string;
  #signOn: Promise<SignedOn> | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** The number to take mails with. After a lost connection it is a new one: what the old one took is not ours any more. */
  async worker(): Promise<number> {
    this.#signOn ??= this.#begin();
    return (await this.#signOn).worker;
  }

  #begin(): Promise<SignedOn> {
    const client = new DatabaseClient({ connectionString: this.#url, application_name: 'avow mail', keepAlive: true });
    const signOn = signOnWith(client);
    const forget = () => this.#forget(signOn);
    client.on('error', forget);
    client.on('end', forget);
    signOn.catch(forget);
    return signOn;
  }

  #forget(signOn: Promise<SignedOn>): void {
    if (this.#signOn === signOn) this.#signOn = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const signOn = this.#signOn;
    this.#signOn = undefined;
    await (await signOn?.catch(() => undefined))?.client.end();
  }
}

interface SignedOn {
  readonly client: pg.Client;
  readonly worker: number;
}

async function signOnWith(client: pg.Client): Promise<SignedOn> {
  try {
    await client.connect();
    return { client, worker: await present(client) };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

async function present(client: pg.Client): Promise<number> {
  // A machine that vanished must not look alive for hours.
  await client.query('set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3');
  const { rows } = await client.query<{ worker: number }>(`select nextval('mail.worker')::int as worker`);
  const worker = rows[0]?.worker ?? 0;
  await client.query('select pg_advisory_lock($1, $2)', [lockClass, worker]);
  return worker;
}

/**
 * Mails of workers that are gone: those not yet sent go back into the queue, those whose last byte may have left are in
 * doubt. Answers how many came into doubt. Mails of a living worker are left alone.
 */
export async function recover(db: Queries, worker: number): Promise<number> {
  const { rows } = await sql<{ state: string }>`
    with taken as (
      select distinct worker from mail.outbox
      where worker is not null and state in ('queued', 'sending') and worker <> ${worker}
    ), gone as materialized (
      select worker from taken where pg_try_advisory_xact_lock(${lockClass}, worker)
    )
    update mail.outbox o
    set worker = case when o.state = 'queued' then null else o.worker end,
        reason = case when o.state = 'sending' then 'worker-gone' else o.reason end,
        state = case when o.state = 'sending' then 'doubt' else o.state end
    from gone g where o.worker = g.worker and o.state in ('queued', 'sending')
    returning o.state`.execute(db);
  return rows.filter((row) => row.state === 'doubt').length;
}
