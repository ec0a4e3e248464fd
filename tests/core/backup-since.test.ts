// What stands beside the journal's copy: policies that were applied since a backup, what was noted of withdrawals, and
// whether whoever wrote it ended cleanly.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { copyFolder, readJournals, tailAfter } from '../../src/core/backup/index.ts';
import { origin } from '../../src/core/journal/index.ts';
import { currentVersion } from '../../src/core/records/index.ts';
import { recordWithdrawal } from '../../src/sections/newsletter/index.ts';
import { backedHouse, befalls, emptyHouse, held, plainFiles } from '../support/backup.ts';
import { changedPolicy, type Shell } from '../support/shell.ts';

const evidence = 'canary-evidence-4c1d, by phone on Monday';
const house = await backedHouse();
const shorter = await changedPolicy(house.folder, 'shorter', ['proof: atMost(years(4))', 'proof: atMost(years(2))']);

before(async () => {
  for (const address of ['anna@example.org', 'bert@example.org', 'cara@example.org']) await house.subscribed(address);
  await house.backUp();
  await house.inside(async (app) => {
    const act = { now: app.world.clock.now(), by: 'staff' } as const;
    await recordWithdrawal(app.world, 'anna@example.org', { channel: 'phone', evidence }, act);
    await app.followJournal();
  });
  await befalls(house, 'bert@example.org', 'unsubscribed');
  const applied = await house.avowWith({ POLICY: shorter }, 'policy', 'apply');
  assert.equal(applied.code, 0, applied.err);
});

const ends = (of: Shell) =>
  of.inside(async ({ world }) => {
    const { rows } = await sql<{ email: string }>`
      select r.stage, s.ended_at::text as at, s.end_channel as channel
      from newsletter.subscription s join core.record r on r.id = s.record order by s.requested_at, s.record`.execute(
      world.db,
    );
    return rows;
  });

const isEvidenceShown = async (of: Shell): Promise<boolean> =>
  JSON.stringify(await of.answer('person', 'show', 'anna@example.org', '--json')).includes(evidence);

const versionIn = (of: Shell) => of.inside(({ world }) => currentVersion(world.db));

test('a withdrawal since the backup comes back with its day, the way it came by and what shows it', async () => {
  const other = await house.restored();
  assert.deepEqual(await ends(other), await ends(house));
  assert.deepEqual([await isEvidenceShown(house), await isEvidenceShown(other)], [true, true]);
  assert.match(other.said.out, /2 of the withdrawals with the way they came by/);
});

test('outside the database nothing says in clear what was noted of a withdrawal', async () => {
  for (const [path, text] of await plainFiles(house.journal)) {
    assert.ok(!text.includes('canary-evidence') && !text.includes('anna@example.org'), path);
    for (const [word = ''] of text.matchAll(/[A-Za-z0-9+/=]{40,}/g))
      assert.ok(!Buffer.from(word, 'base64').includes('canary-evidence'), path);
  }
});

test('what was noted of somebody who was erased since does not come back', async () => {
  const gone = await backedHouse();
  await gone.subscribed('dora@example.org');
  await gone.backUp();
  await befalls(gone, 'dora@example.org', 'unsubscribed');
  assert.equal((await gone.avow('clock', 'advance', 'P5Y')).code, 0);
  const other = await gone.restored();
  assert.deepEqual([await held(other, 'dora@example.org'), await ends(other)], [[], []]);
});

test('a policy that was applied since the backup governs again, with its archived notices', async () => {
  const other = await house.restored();
  const [living, restored] = [await versionIn(house), await versionIn(other)];
  assert.equal(living?.number, 2);
  assert.deepEqual(
    [restored?.number, restored?.hash, restored?.applied_at.toString()],
    [2, living.hash, living.applied_at.toString()],
  );
  const notices = ({ world }: Parameters<Parameters<Shell['inside']>[0]>[0]) =>
    sql`select number, issued, superseded_at, source, notice_de, notice_en from core.policy_version order by number`.execute(
      world.db,
    );
  assert.deepEqual((await other.inside(notices)).rows, (await house.inside(notices)).rows);
  assert.match(other.said.out, /policy 2, applied since, put back/);
  const { rows } = await other.inside(({ world }) => sql`select from core.record where policy <> 2`.execute(world.db));
  assert.equal(rows.length, 0);
});

test('where the text of a policy is nowhere, a restore names the next steps and loads nothing, or leaves the older one in force', async () => {
  const exported = join(house.folder, 'exported');
  await house.avow('journal', 'export', exported);
  const other = await emptyHouse(house);
  const alone = { JOURNAL_COPY_DIR: join(other.folder, 'none') };
  const refused = await other.avowWith(alone, 'restore', house.backups, '--journal', exported);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /Policy 2 was applied after the backup.*--journal.*--policy-of-backup.*avow policy apply/s);
  const said = await other.avowWith(alone, 'restore', house.backups, '--journal', exported, '--policy-of-backup');
  assert.equal(said.code, 0, said.err);
  assert.equal((await versionIn(other))?.number, 1);
  assert.deepEqual(
    (await held(other, 'anna@example.org')).map(({ stage }) => stage),
    ['proof'],
  );
});

test('a drill passes only where policy and withdrawals are back', async () => {
  const report = (await house.answer('backup', 'drill', house.backups, '--json')) as Record<string, unknown>;
  assert.deepEqual(
    [report['passed'], report['policyIsBack'], report['waysLost']],
    [true, true, 0],
    JSON.stringify(report),
  );
});

test('a copy that a server closed is whole until its last entry; one that it did not close is named', async () => {
  const folder = await house.inside(async ({ config, signer }) => copyFolder(config.journalCopy, signer.publicKey));
  const publicKey = await house.inside(async ({ signer }) => signer.publicKey.toString('hex'));
  const nothing = { journal: { block: 0, hash: origin.toString('hex'), blockEnd: 0 }, entry: 0, publicKey };
  const isWhole = async () => {
    const journal = await readJournals([folder]);
    assert.ok(journal);
    return tailAfter(journal, nothing).isWhole;
  };
  assert.equal(await isWhole(), false);
  assert.match((await house.restored()).said.out, /did not end cleanly: what was done in the second or two after/);
  await house.inside((app) => app.followJournal('ended'));
  assert.equal(await isWhole(), true);
  assert.doesNotMatch((await house.restored()).said.out, /did not end cleanly/);
  await house.inside((app) => app.followJournal('begun'));
  assert.equal(await isWhole(), false);
  await house.inside((app) => app.followJournal('ended'));
  await befalls(house, 'cara@example.org', 'unsubscribed');
  assert.equal(await isWhole(), false);
});
