import pg from 'pg';
import { Hosts } from './hosts.ts';

export interface ClientOptions extends pg.ClientConfig {
  readonly connectionString: string;
  /** Shared by connections that should remember together which server took writes last. */
  readonly hosts?: Hosts;
  /** The role whose rights the connection has, and no others. */
  readonly role?: string;
}

/** A connection to the database; of several servers that its address names, to the one that takes writes. */
export class DatabaseClient extends pg.Client {
  readonly #hosts: Hosts;
  readonly #role: string | undefined;

  constructor({ hosts, role, ...options }: ClientOptions) {
    const known = hosts ?? new Hosts(options.connectionString);
    super({ ...options, connectionString: known.urls[0] ?? options.connectionString });
    this.#hosts = known;
    this.#role = role;
    // One that breaks while nobody waits for an answer would end the process; whoever uses it next is told.
    this.on('error', () => {});
  }

  override connect(): Promise<this>;
  override connect(callback: ((error: Error) => void) | ((error: null, client: pg.ClientBase) => void)): void;
  override connect(callback?: (error: never, client: never) => void): Promise<this> | void {
    const connected = this.#connect();
    if (!callback) return connected;
    const answer = callback as (error: Error | null, client?: pg.ClientBase) => void;
    connected.then(
      () => answer(null, this),
      (error: unknown) => answer(error as Error),
    );
  }

  async #connect(): Promise<this> {
    if (this.#hosts.urls.length > 1) {
      const { host, port } = new pg.Client({ connectionString: await this.#hosts.writable() });
      Object.assign(this, { host, port });
    }
    await super.connect();
    try {
      await this.meet();
      if (this.#role !== undefined) await this.query(`set role ${this.escapeIdentifier(this.#role)}`);
    } catch (error) {
      void this.end().catch(() => {});
      throw error;
    }
    return this;
  }

  /** What a kind of connection asks its server before anybody uses it. */
  protected async meet(): Promise<void> {}
}
