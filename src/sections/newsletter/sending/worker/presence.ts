import type pg from 'pg';
import { DatabaseClient } from '../../../../core/store/index.ts';
import { aliveLock, campaignChannel, endedChannel } from '../locks.ts';

/** What a worker hears from the database. */
export interface Hearing {
  ended(subscription: string): void;
  changed(campaign: string, state: string): void;
}

/**
 * A worker's sign of life, and its ear: one connection that holds an advisory lock on the worker's number and listens.
 * When the process dies, however suddenly, PostgreSQL lets the lock go and others take over what it had in hand.
 */
export class Presence implements AsyncDisposable {
  readonly #client: pg.Client;
  readonly worker: number;
  #isLost = false;

  private constructor(client: pg.Client, worker: number) {
    this.#client = client;
    this.worker = worker;
  }

  static async open(url: string, hearing: Hearing): Promise<Presence> {
    const client = new DatabaseClient({ connectionString: url, application_name: 'avow newsletter', keepAlive: true });
    let presence: Presence | undefined;
    let isLost = false;
    const lose = () => {
      isLost = true;
      if (presence) presence.#isLost = true;
    };
    client.on('error', lose).on('end', lose);
    client.on('notification', ({ channel, payload = '' }) => {
      if (channel === endedChannel) hearing.ended(payload);
      else if (channel === campaignChannel) {
        const [campaign = '', state = ''] = payload.split(' ');
        hearing.changed(campaign, state);
      }
    });
    try {
      await client.connect();
      // A machine that vanished must not look alive for hours.
      await client.query(
        'set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3',
      );
      const { rows } = await client.query<{ worker: number }>(`select nextval('newsletter.worker')::int as worker`);
      const worker = rows[0]?.worker ?? 0;
      await client.query('select pg_advisory_lock($1, $2)', [aliveLock, worker]);
      await client.query(`listen ${endedChannel}`);
      await client.query(`listen ${campaignChannel}`);
      presence = new Presence(client, worker);
      presence.#isLost = isLost;
      return presence;
    } catch (error) {
      await client.end().catch(() => {});
      throw error;
    }
  }

  /** True once others may have taken over what this worker had in hand. */
  get isLost(): boolean {
    return this.#isLost;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.end().catch(() => {});
  }
}
