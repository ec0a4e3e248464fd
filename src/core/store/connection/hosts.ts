import pg from 'pg';
import { StoreError } from '../errors.ts';

/** A server that refuses or hangs is passed by after so many milliseconds. */
const patience = 2_000;

/** The servers that a DATABASE_URL names: one, or a primary and its replicas, whichever is which at the moment. */
export class Hosts {
  readonly urls: readonly string[];
  #last: string;

  constructor(url: string) {
    this.urls = hostUrls(url);
    this.#last = this.urls[0] ?? url;
  }

  /** The server that takes writes now; the one that did so last is asked first. Throws `database-not-writable`. */
  async writable(): Promise<string> {
    if (await takesWrites(this.#last)) return this.#last;
    const asked = this.urls.map(async (url) => {
      if (!(await takesWrites(url))) throw new Error('This server takes no writes.');
      return url;
    });
    this.#last = await Promise.any(asked).catch((cause: unknown) => {
      throw new StoreError('database-not-writable', this.urls.map(hostOf).join(', '), { cause });
    });
    return this.#last;
  }
}

/** One address for each server, where they stand with commas between them as libpq has them: `host1:5432,host2:5432`. */
export function hostUrls(url: string): readonly string[] {
  const [, before = '', hosts = '', after = ''] = /^(postgres(?:ql)?:\/\/(?:[^@/?]*@)?)([^/?]*)(.*)$/.exec(url) ?? [];
  const names = hosts.split(',');
  // Whoever names several servers wants the one that can be written to: Avow has no use for another.
  return names.length === 1 ? [url] : names.map((name) => before + name + after);
}

/** The same servers, another database on them. */
export const urlOfDatabase = (url: string, name: string): string =>
  url.replace(/^(postgres(?:ql)?:\/\/[^/?]*)(\/[^?]*)?/, `$1/${name}`);

/** Where a server is, without user and password. */
export function hostOf(url: string): string {
  const { host, port } = new pg.Client({ connectionString: url });
  return `${host}:${port}`;
}

async function takesWrites(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patience, query_timeout: patience });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ writable: boolean }>(
      `select not pg_is_in_recovery() and not current_setting('default_transaction_read_only')::boolean as writable`,
    );
    return rows[0]?.writable ?? false;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
