import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { append, closeBlocks, lastVerification, signer, verifyInTurn } from '../../src/core/journal/index.ts';
import { testDatabase } from '../support/database.ts';

const { db } = await testDatabase();
const key = signer(Buffer.alloc(32, 7));
const noon = Temporal.Instant.from('2026-11-23T11:00:00Z');
const every = Temporal.Duration.from({ hours: 24 });
const turn = (now: Temporal.Instant) => verifyInTurn(db, { publicKey: key.publicKey, now, every });

await append(db, [{ at: noon, what: 'policy-applied', rule: 'policy:1', actor: 'operator' }]);
await closeBlocks(db, key, noon);

test('a journal that nobody has read yet is read, and that is remembered', async () => {
  assert.equal(await lastVerification(db), undefined);
  assert.equal(await turn(noon), true);
  const { at, ...found } = (await lastVerification(db)) ?? { at: undefined };
  assert.equal(at?.toString(), noon.toString());
  assert.deepEqual(found, { entries: 1, blocks: 1, verified: true });
});

test('within a day nobody reads it again, whichever worker asks; after a day somebody does', async () => {
  assert.equal(await turn(noon.add({ hours: 23, minutes: 59 })), false);
  assert.equal((await lastVerification(db))?.at.toString(), noon.toString());
  assert.equal(await turn(noon.add({ hours: 24 })), true);
});

test('what was altered in between is remembered as altered', async () => {
  await sql`alter table journal.entry disable trigger user`.execute(db);
  await sql`update journal.entry set rule = 'policy:2'`.execute(db);
  await sql`alter table journal.entry enable trigger user`.execute(db);
  assert.equal(await turn(noon.add({ hours: 48 })), true);
  assert.equal((await lastVerification(db))?.verified, false);
});
