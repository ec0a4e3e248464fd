import { sql } from 'kysely';
import { append, closeBlocks, type Entry, signer } from '../../src/core/journal/index.ts';
import { type Queries, transaction, uuidv7 } from '../../src/core/store/index.ts';
import { testDatabase } from './database.ts';

export const at = Temporal.Instant.from('2024-01-10T12:00:00.123456Z');
export const own = signer(Buffer.alloc(32, 1));

export const entry = (rule = 'S17'): Entry => ({
  at,
  what: 'kept',
  class: 'life.request',
  stage: 'requested',
  rule,
  record: uuidv7(at),
  actor: 'person',
});

/** A journal of three blocks of three entries each. */
export async function writtenJournal(): Promise<Queries> {
  const { db } = await testDatabase();
  for (let block = 1; block <= 3; block += 1) {
    await append(db, [
      entry(`S${block}`),
      entry('Art.17'),
      { at, what: 'hold-closed', rule: 'dispute', actor: 'staff' },
    ]);
    await closeBlocks(db, own, at);
  }
  return db;
}

/** Does what only the owner of the database can do: changes the journal behind its triggers. */
export async function tamper(db: Queries, work: (tx: Queries) => Promise<unknown>): Promise<void> {
  await transaction(db, async (tx) => {
    await sql`alter table journal.entry disable trigger user`.execute(tx);
    await sql`alter table journal.block disable trigger user`.execute(tx);
    await work(tx);
    await sql`alter table journal.entry enable trigger user`.execute(tx);
    await sql`alter table journal.block enable trigger user`.execute(tx);
  });
}
