// Whoever says no is answered once it stands outside the database as well: nothing that a crash takes is a withdrawal.
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { copiedBeforeAnswer, copyFolder, follower, readJournals } from '../../src/core/backup/index.ts';
import { append } from '../../src/core/journal/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { backedHouse, held } from '../support/backup.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';

const house = await backedHouse();

before(async () => {
  for (const name of ['anna', 'bert', 'cara', 'dora']) await house.subscribed(`${name}@example.org`);
});

const copied = () =>
  house.inside(async ({ config, signer }) => {
    const journal = await readJournals([copyFolder(config.journalCopy, signer.publicKey)]);
    return [...(journal?.lines.values() ?? [])].map((line) => line.split('\t'));
  });

const says = async (address: string, what: string): Promise<boolean> => {
  const [record] = await held(house, address);
  return (await copied()).some((line) => line[2] === what && line[6] === record?.id);
};

test('a withdrawal stands in the copy of the journal as soon as it is answered, with its evidence beside it', async () => {
  await house.inside(({ world }) => {
    const act = { now: world.clock.now(), by: 'staff' } as const;
    return recordWithdrawal(world, 'anna@example.org', { channel: 'phone', evidence: 'Monday' }, act);
  });
  assert.ok(await says('anna@example.org', 'advanced'));
});

test('so does a demand for erasure', async () => {
  const erased = await house.inside(async ({ world }) => {
    const [record] = await world.persons.held('bert@example.org');
    const act = { now: world.clock.now(), by: 'person' } as const;
    const id = record?.record ?? '';
    await transaction(world.db, (tx) => world.records.eraseMany(tx, [id], 'importUndone', act));
    return id;
  });
  assert.ok((await copied()).some((line) => line[2] === 'erased' && line[6] === erased));
});

test('what widens, and what falls due by itself, waits for nobody', async () => {
  const count = (await copied()).length;
  await house.inside(async ({ world }) => {
    const act = { now: world.clock.now(), by: 'person' } as const;
    const subject = world.records.subject('newsletter', 'later@example.org');
    await transaction(world.db, async (tx) => {
      const { id } = await world.records.keep(tx, { class: 'newsletter.subscription', subject }, act);
      await world.records.advance(tx, id, 'confirmed', act);
      await world.records.advance(tx, id, 'unsubscribed', { ...act, by: 'policy' });
    });
  });
  assert.equal((await copied()).length, count);
});

test('a copy that cannot be written keeps nobody from withdrawing', async () => {
  const folder = await house.inside(async ({ config, signer }) => copyFolder(config.journalCopy, signer.publicKey));
  await rm(folder, { recursive: true });
  await writeFile(folder, '');
  await house.inside(async ({ world }) => {
    const act = { now: world.clock.now(), by: 'staff' } as const;
    await recordWithdrawal(world, 'cara@example.org', { channel: 'phone', evidence: 'Monday' }, act);
  });
  assert.equal((await held(house, 'cara@example.org'))[0]?.stage, 'proof');
  await rm(folder);
});

test('where the copy fails or hangs, that is told to the operator', async () => {
  const told: unknown[] = [];
  const failed = (error: unknown) => told.push(error);
  const full = new Error('no space left');
  await copiedBeforeAnswer(() => Promise.reject(full), failed);
  await copiedBeforeAnswer(() => new Promise(() => {}), failed);
  await copiedBeforeAnswer(async () => {}, failed);
  assert.equal(told.length, 2);
  assert.equal(told[0], full);
  assert.match(String(told[1]), /JOURNAL_COPY_DIR.*is not written in time/);
});

test('many who come at once are written down by few runs, and each after it came', async () => {
  const { db } = await testDatabase();
  await using directory = await temporaryDirectory();
  const now = Temporal.Instant.from('2026-11-23T11:00:00Z');
  let runs = 0;
  const copy = follower(db, directory.path, async () => {
    runs += 1;
    return [];
  });
  await copy.follow(now);
  runs = 0;
  const written: number[] = [];
  await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      await append(db, [{ at: now, what: 'erased', rule: `S${n}`, actor: 'person' }]);
      await copy.follow(now);
      const journal = await readJournals([directory.path]);
      if ([...(journal?.lines.values() ?? [])].some((line) => line.includes(`\tS${n}\t`))) written.push(n);
    }),
  );
  assert.equal(written.length, 40);
  assert.ok(runs < 40, `${runs} runs`);
});
