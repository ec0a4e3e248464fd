import assert from 'node:assert/strict';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { lastBackup, lastDrill } from '../../src/core/backup/index.ts';
import { backedHouse, befalls, emptyHouse, held, plainFiles } from '../support/backup.ts';
import { stands } from '../support/dump.ts';

const erased = 'canary-erased-7f3a@example.org';
const withdrawn = 'canary-withdrawn-7f3a@example.org';

const house = await backedHouse();

before(async () => {
  for (const address of ['stays@example.org', erased, withdrawn, 'rests@example.org']) await house.subscribed(address);
  await house.backUp();
  await befalls(house, erased, 'importUndone');
  await befalls(house, withdrawn, 'unsubscribed');
  await befalls(house, 'rests@example.org', 'restrictionDemanded');
});

const stagesOf = async (of: Parameters<typeof held>[0], address: string) =>
  (await held(of, address)).map(({ stage }) => stage);

test('a restored backup shows what was kept, and nobody who was erased since', async () => {
  const other = await house.restored();
  assert.deepEqual(await stagesOf(other, erased), []);
  assert.deepEqual(await stagesOf(other, 'stays@example.org'), ['active']);
  const person = (await other.answer('person', 'show', 'stays@example.org', '--json')) as { data: { email: string } }[];
  assert.ok(person.some(({ data }) => data.email === 'stays@example.org'));
});

test('a copy of the keys says when each was made, as a schema from before 0045 demands it', async () => {
  const other = await house.restored();
  const { rows } = await other.inside(({ world }) =>
    sql<{ made: Temporal.Instant; kept: Temporal.Instant }>`select k.made_at as made, e.at as kept
      from vault.key k join journal.entry e on e.record = k.record and e.what = 'kept'`.execute(world.db),
  );
  assert.ok(rows.length > 0);
  for (const { made, kept } of rows) assert.equal(made.epochMilliseconds, kept.epochMilliseconds);
});

test('whoever withdrew after the backup does not subscribe again by a restore, and keeps the day of the withdrawal', async () => {
  const other = await house.restored();
  const [living, restored] = [await held(house, withdrawn), await held(other, withdrawn)];
  assert.equal(restored[0]?.stage, 'proof');
  assert.deepEqual(
    restored.map(({ since, gone_by }) => [since.toString(), gone_by?.toString()]),
    living.map(({ since, gone_by }) => [since.toString(), gone_by?.toString()]),
  );
  const opened = await other.inside(({ world }) =>
    world.records.open(world.db, restored[0]?.id ?? '', 'newsletter.sending'),
  );
  assert.deepEqual(opened, { refused: 'purpose' });
});

test('a restriction since the backup is restricted again, and goes back to where it came from', async () => {
  const other = await house.restored();
  assert.deepEqual(await stagesOf(other, 'rests@example.org'), ['restricted']);
  await befalls(other, 'rests@example.org', 'restrictionLifted');
  assert.deepEqual(await stagesOf(other, 'rests@example.org'), ['active']);
});

test('the journal goes on where it was, and verifies against what was noted outside the database', async () => {
  await house.avow('journal', 'export', join(house.folder, 'exported'));
  const other = await house.restored();
  const found = (await other.answer('journal', 'verify', '--json')) as { verified: boolean };
  assert.equal(found.verified, true);
  const { rows } = await other.inside(({ world }) =>
    sql<{ what: string; rule: string; count: number }>`select what, rule, count(*)::int as count from journal.entry
      where what in ('replayed', 'restored') group by 1, 2 order by 1, 2`.execute(world.db),
  );
  assert.deepEqual(rows, [
    { what: 'replayed', rule: 'event:importUndone', count: 1 },
    { what: 'replayed', rule: 'event:restrictionDemanded', count: 1 },
    { what: 'replayed', rule: 'event:unsubscribed', count: 1 },
    { what: 'restored', rule: 'journal:whole', count: 1 },
  ]);
});

test('an exported journal serves as well as its copy', async () => {
  await house.avow('journal', 'export', join(house.folder, 'exported'));
  const other = await emptyHouse(house);
  const said = await other.avowWith(
    { JOURNAL_COPY_DIR: join(other.folder, 'none') },
    'restore',
    house.backups,
    '--journal',
    join(house.folder, 'exported'),
  );
  assert.equal(said.code, 0, said.err);
  assert.deepEqual(await stagesOf(other, erased), []);
  assert.deepEqual(await stagesOf(other, withdrawn), ['proof']);
});

test('without any journal a restore is refused; accepted, it cuts the journal and says so', async () => {
  const other = await emptyHouse(house);
  const alone = { JOURNAL_COPY_DIR: join(other.folder, 'none') };
  const refused = await other.avowWith(alone, 'restore', house.backups);
  assert.equal(refused.code, 1);
  assert.match(refused.err, /nobody knows who was erased and who withdrew.*--without-journal/s);
  const said = await other.avowWith(alone, 'restore', house.backups, '--without-journal');
  assert.equal(said.code, 0, said.err);
  assert.match(said.out, /was cut here/);
  assert.match((await other.avow('journal', 'verify')).out, /cut by a restore/);
});

test('what lost its key since is erased even where no journal tells of it', async () => {
  const keys = join(house.folder, 'newer-keys');
  await house.backUp('--keys', keys);
  const name = (await readdir(house.backups)).filter((one) => one.startsWith('data-')).sort()[0] ?? '';
  const other = await emptyHouse(house);
  const said = await other.avow('restore', house.backups, '--keys', keys, '--copy', name, '--without-journal');
  assert.equal(said.code, 0, said.err);
  assert.deepEqual(await stagesOf(other, erased), []);
  assert.deepEqual(await stagesOf(other, 'stays@example.org'), ['active']);
});

test('a changed line in the copy of the journal is found, and nothing is loaded', async () => {
  const exported = join(house.folder, 'forged');
  await house.avow('journal', 'export', exported);
  const other = await emptyHouse(house);
  const blocks = (await readdir(exported)).filter((one) => one.endsWith('.txt') && one.startsWith('block-'));
  const last = join(exported, blocks.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1) ?? '');
  await writeFile(last, (await readFile(last, 'utf8')).replace(/\n(\d+)\t2026/, '\n$1\t2025'));
  const settings = { JOURNAL_COPY_DIR: join(other.folder, 'none') };
  const said = await other.avowWith(settings, 'restore', house.backups, '--journal', exported);
  assert.equal(said.code, 1);
  assert.match(said.err, /was changed|lacks entries/);
});

test('a restore into a database that holds anything is refused', async () => {
  const said = await house.avow('restore', house.backups);
  assert.equal(said.code, 1);
  assert.match(said.err, /holds data already.*another DATA_DIR/s);
});

test('a copy of which a byte was changed, or that was cut short, is refused', async () => {
  const folder = join(house.folder, 'damaged');
  await house.avow('backup', folder);
  const copy = (await readdir(folder)).find((one) => one.startsWith('data-')) ?? '';
  const file = join(folder, copy, 'newsletter.subscription.zst');
  await truncate(file, (await readFile(file)).length - 1);
  const other = await emptyHouse(house);
  const said = await other.avow('restore', folder);
  assert.equal(said.code, 1);
  assert.match(said.err, /is not as it was written/);
});

test('another master key does not restore, and leaves the database empty', async () => {
  const other = await emptyHouse(house);
  const wrong = join(other.folder, 'wrong.key');
  await writeFile(wrong, `avow-master-key-1:${Buffer.alloc(32, 7).toString('base64')}\n`);
  const said = await other.avowWith({ MASTER_KEY_FILE: wrong }, 'restore', house.backups);
  assert.equal(said.code, 1);
  assert.match(said.err, /master key does not belong/);
  assert.equal((await other.avow('restore', house.backups)).code, 0);
});

test('mails that waited when the backup was taken do not go out again by themselves', async () => {
  const waiting = await backedHouse();
  await waiting.subscribed('stays@example.org');
  await waiting.inside(async ({ world }) => {
    await sql`update mail.outbox set state = 'queued', payload = 'x', next_at = now(), finished_at = null`.execute(
      world.db,
    );
  });
  await waiting.backUp();
  const other = await waiting.restored('--json');
  assert.equal((JSON.parse(other.said.out) as { mails: number }).mails, 1);
  const { outbox } = (await other.answer('status', '--json')) as { outbox: { queued: number; doubt: number } };
  assert.deepEqual([outbox.queued, outbox.doubt], [0, 1]);
});

test('a copy of the data holds no key, no access log, no session and no mail of the mailbox', async () => {
  const copy = (await readdir(house.backups)).find((one) => one.startsWith('data-')) ?? '';
  const names = await readdir(join(house.backups, copy));
  for (const table of ['vault.', 'access_log.line', 'access_log.slice', 'staff.session', 'staff.link', 'mail.letter'])
    assert.deepEqual(
      names.filter((name) => name.startsWith(table)),
      [],
    );
  const manifest = JSON.parse(await readFile(join(house.backups, copy, 'manifest.json'), 'utf8')) as {
    leftOut: { classes: string[] };
  };
  assert.deepEqual(manifest.leftOut.classes, ['access-log.entry', 'rights.visit', 'staff.session']);
});

test('no file of a copy shows who is in it', async () => {
  const texts = await plainFiles(house.backups);
  for (const address of ['stays@example.org', erased, withdrawn])
    assert.deepEqual(
      [...texts].filter(([, text]) => stands(address, text)).map(([name]) => name),
      [],
    );
});

test('a drill finds nobody who was erased since, and is journaled with its report', async () => {
  const said = await house.avow('backup', 'drill', house.backups, '--json');
  assert.equal(said.code, 0, said.err);
  const report = JSON.parse(said.out) as Record<string, unknown>;
  assert.deepEqual(
    [
      report['erasedSince'],
      report['readableBefore'],
      report['presentAfter'],
      report['unopened'],
      report['journalVerified'],
    ],
    [1, 0, 0, 0, true],
  );
  await house.inside(async ({ world }) => {
    assert.equal((await lastDrill(world.db))?.passed, true);
    assert.ok(await lastBackup(world.db));
    const { rows } = await sql<{ rule: string }>`select rule from journal.entry where what = 'drilled'`.execute(
      world.db,
    );
    assert.deepEqual(rows, [{ rule: 'passed' }]);
    const { rows: left } = await sql`select from pg_database where datname like 'avow_drill%'`.execute(world.db);
    assert.equal(left.length, 0);
  });
});

test('a restore that was cut off before erasures were repeated opens for nobody, and goes on', async () => {
  const other = await emptyHouse(house);
  const cut = { POLICY: join(house.folder, 'no-such-policy.ts') };
  assert.equal((await other.avowWith(cut, 'restore', house.backups)).code, 1);
  const refused = await other.avow('status');
  assert.equal(refused.code, 1);
  assert.match(refused.err, /cut off before erasures were repeated.*Call the same/s);
  const said = await other.avow('restore', house.backups);
  assert.equal(said.code, 0, said.err);
  assert.deepEqual(await stagesOf(other, erased), []);
});

test('after a restore everybody is found by their address, and can sign up and be backed up again', async () => {
  const other = await house.restored();
  await other.subscribed('new@example.org');
  const folder = join(other.folder, 'backups');
  const again = await other.avow('backup', folder);
  assert.equal(again.code, 0, again.err);
  await rm(folder, { recursive: true });
});
