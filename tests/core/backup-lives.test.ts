import assert from 'node:assert/strict';
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openHold, openHolds } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { type Backed, backedHouse, befalls, emptyHouse, held, plainFiles } from '../support/backup.ts';
import { testDatabase } from '../support/database.ts';
import { dump, stands } from '../support/dump.ts';
import { changedPolicy } from '../support/shell.ts';

const copies = async (house: Backed, kind: string) =>
  (await readdir(house.backups)).filter((name) => name.startsWith(kind)).sort();

test('a backup 30 days old shows nobody who was erased since, and no key opens them by then', async () => {
  const house = await backedHouse();
  const canary = 'canary-thirty-days-5c1e@example.org';
  await house.subscribed('stays@example.org');
  await house.subscribed(canary);
  await house.backUp();
  const [first = ''] = await copies(house, 'data');
  const [firstKeys = ''] = await copies(house, 'keys');
  await house.avow('clock', 'advance', 'P1D');
  await befalls(house, canary, 'importUndone');
  for (let week = 0; week < 4; week += 1) {
    await house.avow('clock', 'advance', 'P7D');
    await house.backUp();
  }
  assert.ok(!(await copies(house, 'keys')).includes(firstKeys), 'the keys that could open them are gone');
  assert.ok((await copies(house, 'data')).includes(first));
  const drilled = await house.avow('backup', 'drill', house.backups, '--json');
  const { erasedSince, readableBefore, presentAfter } = JSON.parse(drilled.out) as Record<string, number>;
  assert.ok((erasedSince ?? 0) > 0);
  assert.deepEqual([readableBefore, presentAfter], [0, 0]);

  const other = await emptyHouse(house);
  const said = await other.avow('restore', house.backups, '--copy', first);
  assert.equal(said.code, 0, said.err);
  assert.deepEqual(await held(other, canary), []);
  assert.equal((await held(other, 'stays@example.org')).length, 1);
  const texts = [
    ...(await plainFiles(house.backups)).values(),
    ...(await plainFiles(join(house.folder, 'journal-copy'))).values(),
    await other.inside(({ world }) => dump(world.db)),
    said.out,
    said.err,
  ];
  assert.deepEqual(
    texts.filter((text) => stands(canary, text)),
    [],
  );

  await house.avow('clock', 'advance', 'P2D');
  await house.backUp();
  assert.ok(!(await copies(house, 'data')).includes(first), 'its life was over');
});

test('copies whose life is over are removed, those of others and their files stay', async () => {
  const house = await backedHouse();
  await house.backUp();
  const [data = ''] = await copies(house, 'data');
  const notes = join(house.backups, 'data-notes');
  await mkdir(notes);
  await writeFile(join(notes, 'manifest.json'), '{}');
  await writeFile(join(house.backups, data, 'remark.txt'), 'somebody else’s');
  const stranger = await backedHouse();
  await stranger.backUp();
  const [foreign = ''] = await copies(stranger, 'data');
  await cp(join(stranger.backups, foreign), join(house.backups, foreign), { recursive: true });
  await house.avow('clock', 'advance', 'P31D');
  await house.backUp();
  const names = await readdir(house.backups);
  assert.ok(!names.includes(data));
  assert.ok(names.includes(foreign) && names.includes('data-notes'));
  const [removing = ''] = names.filter((name) => name.startsWith('.avow-removing-'));
  assert.deepEqual(await readdir(join(house.backups, removing)), ['remark.txt']);
  await house.inside(async ({ world }) => {
    const { rows } = await sql<{ rule: string }>`
      select rule from journal.entry where what = 'copy-removed' order by rule`.execute(world.db);
    assert.deepEqual(
      rows.map(({ rule }) => rule),
      ['data', 'keys'],
    );
  });
});

test('what a cut-off backup left does not count, and is cleared away by the next one', async () => {
  const house = await backedHouse();
  await house.backUp();
  const [data = ''] = await copies(house, 'data');
  const owner = await house.inside(async ({ signer }) => signer.publicKey.toString('hex').slice(0, 16));
  const left = join(house.backups, `.avow-writing-${owner}-0123456789abcdef`);
  await cp(join(house.backups, data), left, { recursive: true });
  const unnamed = join(house.backups, 'data-20300101T000000Z-01234567');
  await mkdir(unnamed);
  const other = await house.restored('--json');
  assert.match((JSON.parse(other.said.out) as { copy: string }).copy, new RegExp(`${data}$`));
  await house.backUp();
  assert.deepEqual(
    (await readdir(house.backups)).filter((name) => name.startsWith('.avow')),
    [],
  );
});

test('a policy that does not say how long copies live takes none', async () => {
  const house = await backedHouse();
  const file = await changedPolicy(house.folder, 'without', [
    'backups: { data: atMostExact(days(30)), keys: atMostExact(days(7)) },',
    '',
  ]);
  const other = await backedHouse({ POLICY: file });
  const said = await other.avow('backup', other.backups);
  assert.equal(said.code, 1);
  assert.match(said.err, /does not say how long backups are kept.*Set “backups”/);
});

test('a hold that was opened since the backup stands again, to be reviewed at once', async () => {
  const house = await backedHouse();
  await house.subscribed('held@example.org');
  await house.subscribed('freed@example.org');
  const hold = (address: string) =>
    house.inside(async (app) => {
      const { world } = app;
      const [record] = await held(house, address);
      const act = { now: world.clock.now(), by: 'operator' } as const;
      const order = {
        reference: 'AZ-7',
        kind: 'dispute',
        class: 'newsletter.subscription',
        records: [record?.id ?? ''],
        reviewBy: act.now.add({ hours: 24 }),
      } as const;
      const opened = await transaction(world.db, (tx) => openHold(tx, order, act));
      await app.followJournal();
      return opened.hold;
    });
  const before = await hold('freed@example.org');
  await house.backUp();
  await hold('held@example.org');
  assert.equal((await house.avow('hold', 'close', before)).code, 0);
  const other = await house.restored();
  assert.deepEqual(
    [(await held(other, 'held@example.org'))[0]?.holds, (await held(other, 'freed@example.org'))[0]?.holds],
    [1, 0],
  );
  const list = (await other.answer('hold', 'list', '--json')) as { reference: string; kind: string; records: number }[];
  assert.deepEqual(
    list.map(({ reference, kind, records }) => [reference, kind, records]),
    [['restored', 'dispute', 1]],
  );
});

test('a hold that was opened in confidence since the backup stays confidential after a restore, until its day and by whom', async () => {
  const house = await backedHouse();
  await house.subscribed('secret@example.org');
  const [record] = await held(house, 'secret@example.org');
  await house.backUp();
  const confidential = { until: Temporal.Instant.from('2026-12-24T12:00:00Z'), by: record?.id ?? '' };
  await house.inside(async (app) => {
    const act = { now: app.world.clock.now(), by: 'operator' } as const;
    const order = {
      reference: 'AZ-8',
      kind: 'preservation-order',
      class: 'newsletter.subscription',
      records: [confidential.by],
      reviewBy: act.now.add({ hours: 24 }),
      confidential,
    } as const;
    await transaction(app.world.db, (tx) => openHold(tx, order, act));
    await app.followJournal();
  });
  const other = await house.restored();
  const [again] = await other.inside(({ world }) => openHolds(world.db));
  assert.deepEqual(
    [again?.reference, again?.confidentialUntil?.toString(), again?.confidentialBy],
    ['restored', confidential.until.toString(), confidential.by],
  );
  const changed = Buffer.from(JSON.stringify({ hold: again?.id, until: '2027-12-24T12:00:00Z', by: null }));
  for (const [path, text] of await plainFiles(house.journal)) {
    const forged = text.replace(/^(#hold\t\d+\t)[^\t]+/gm, `$1${changed.toString('base64')}`);
    await writeFile(path, forged);
  }
  const forged = await house.restored();
  const [doubted] = await forged.inside(({ world }) => openHolds(world.db));
  assert.deepEqual([doubted?.confidentialUntil, doubted?.isSecrecyUnknown], [null, true]);
});

test('after a restore what fell due meanwhile is erased, and time does not go back', async () => {
  const house = await backedHouse();
  await house.inside(async (app) => {
    await transaction(app.world.db, (tx) =>
      app.world.records.keep(
        tx,
        {
          class: 'newsletter.subscription',
          subject: app.world.records.subject('newsletter', 'never-confirmed@example.org'),
        },
        { now: app.world.clock.now(), by: 'person' },
      ),
    );
  });
  await house.backUp();
  await house.avow('clock', 'advance', 'P20D');
  await house.subscribed('later@example.org');
  await house.avow('status');
  const there = (await house.answer('clock', 'show', '--json')) as { now: string };
  const other = await house.restored();
  assert.deepEqual(await held(other, 'never-confirmed@example.org'), []);
  assert.deepEqual(await other.answer('clock', 'show', '--json'), { now: there.now, simulation: true });
  assert.deepEqual(((await other.answer('status', '--json')) as { overdue: number }).overdue, 0);
});

test('whoever confirmed and withdrew since the backup is no subscriber; the request goes on its day', async () => {
  const house = await backedHouse();
  const address = 'back-and-forth@example.org';
  await house.inside(async ({ world }) => {
    const subject = world.records.subject('newsletter', address);
    const act = { now: world.clock.now(), by: 'person' } as const;
    await transaction(world.db, (tx) => world.records.keep(tx, { class: 'newsletter.subscription', subject }, act));
  });
  await house.backUp();
  await befalls(house, address, 'confirmed');
  await befalls(house, address, 'unsubscribed');
  const other = await house.restored('--json');
  assert.equal((JSON.parse(other.said.out) as { behind: number }).behind, 1);
  assert.deepEqual(
    (await held(other, address)).map(({ stage }) => stage),
    ['requested'],
  );
  await other.avow('clock', 'advance', 'P8D');
  assert.deepEqual(await held(other, address), []);
});

test('a demand for erasure that was refused with reasons stays narrowed after a restore', async () => {
  const house = await backedHouse();
  await house.subscribed('demanded@example.org');
  await house.backUp();
  assert.equal((await house.avow('person', 'erase', 'demanded@example.org')).code, 0);
  const [living] = await held(house, 'demanded@example.org');
  const other = await house.restored();
  const [restored] = await held(other, 'demanded@example.org');
  assert.deepEqual([restored?.stage, restored?.gone_by?.toString()], ['proof', living?.gone_by?.toString()]);
});

test('an issue that was on its way rests after a restore, and one whose hour has passed is scheduled anew or not at all', async () => {
  const house = await backedHouse();
  const states = (of: typeof house) =>
    of.inside(async ({ world }) => {
      const { rows } = await sql<{ state: string; scheduled: boolean }>`
        select state, scheduled_at is not null as scheduled from newsletter.campaign order by content_hash`.execute(
        world.db,
      );
      return rows;
    });
  await house.inside(async ({ world }) => {
    const act = { now: world.clock.now(), by: 'staff' } as const;
    const soon = act.now.add({ hours: 1 });
    for (const [n, state, at, began] of [
      [1, 'running', null, act.now],
      [2, 'scheduled', soon, null],
      [3, 'draft', null, null],
    ] as const)
      await transaction(world.db, async (tx) => {
        const subject = world.records.subject('newsletter', `issue ${n}`);
        const { id } = await world.records.keep(tx, { class: 'newsletter.campaign', subject }, act);
        await sql`insert into newsletter.campaign
          (record, state, lists, topic, language, content, content_hash, created_at, revised_at, scheduled_at, started_at)
          values (${id}, ${state}, '{newsletter}', 'x', 'de', 'x', ${String(n).repeat(64)}, ${act.now}, ${act.now}, ${at}, ${began})`.execute(
          tx,
        );
      });
  });
  await house.backUp();
  await house.inside(async ({ world }) => {
    await sql`delete from newsletter.campaign where state <> 'draft'`.execute(world.db);
  });
  await house.avow('clock', 'advance', 'PT2H');
  await house.subscribed('somebody@example.org');
  // A command writes down outside the database how far time has come.
  await house.avow('status');
  const other = await house.restored();
  assert.deepEqual(await states({ ...house, ...other }), [
    { state: 'paused', scheduled: false },
    { state: 'approved', scheduled: false },
    { state: 'draft', scheduled: false },
  ]);
});

test('a vault of its own that outlived the database tells who was erased, even without a journal', async () => {
  const vault = await testDatabase();
  const house = await backedHouse({ VAULT_URL: vault.url });
  await house.subscribed('erased@example.org');
  await house.subscribed('stays@example.org');
  await house.backUp();
  await befalls(house, 'erased@example.org', 'importUndone');
  await house.inside(({ world }) => world.vault.drain(world.db));
  const other = await emptyHouse(house);
  const said = await other.avowWith({ VAULT_URL: vault.url }, 'restore', house.backups, '--without-journal');
  assert.equal(said.code, 0, said.err);
  const show = async (address: string) => {
    const { code, out, err } = await other.avowWith({ VAULT_URL: vault.url }, 'person', 'show', address);
    assert.equal(code, 0, err);
    return out;
  };
  assert.doesNotMatch(await show('erased@example.org'), /erased@example/);
  assert.match(await show('stays@example.org'), /stays@example\.org/);
});

test('an empty vault of its own takes the keys of the copy', async () => {
  const house = await backedHouse({ VAULT_URL: (await testDatabase()).url });
  await house.subscribed('stays@example.org');
  await house.backUp();
  const drilled = await house.avow('backup', 'drill', house.backups);
  assert.equal(drilled.code, 0, drilled.err);
  const settings = { VAULT_URL: (await testDatabase()).url };
  const other = await emptyHouse(house);
  assert.equal((await other.avowWith(settings, 'restore', house.backups)).code, 0);
  const { out, err } = await other.avowWith(settings, 'person', 'show', 'stays@example.org');
  assert.equal(err, '');
  assert.match(out, /stays@example\.org/);
});
