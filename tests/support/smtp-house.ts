import { join } from 'node:path';
import { after } from 'node:test';
import { sql } from 'kysely';
import type { Store } from '../../src/core/store/index.ts';
import { testDatabase } from './database.ts';
import { temporaryDirectory } from './directory.ts';
import { type MailWorld, mailWorld, type WorldOptions } from './smtp-world.ts';

/** One database for the tests of a file; each begins with it empty. */
export interface MailHouse {
  readonly store: Store;
  readonly keyFile: string;
  empty(): Promise<void>;
  world(options?: Partial<WorldOptions>): Promise<MailWorld>;
}

export async function mailHouse(): Promise<MailHouse> {
  const store = await testDatabase();
  const directory = await temporaryDirectory();
  after(() => directory[Symbol.asyncDispose]());
  const keyFile = join(directory.path, 'master.key');
  return {
    store,
    keyFile,
    // Mails and letters hang from records, and nothing else of them stays.
    empty: async () => {
      await sql`delete from core.record`.execute(store.db);
    },
    world: (options) => mailWorld(store, { keyFile, ...options }),
  };
}
