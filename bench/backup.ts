import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { sections } from '../src/app.ts';
import { chooseCopies, loadBackup, revive, scratchDatabase, takeBackup } from '../src/core/backup/index.ts';
import { signer } from '../src/core/journal/index.ts';
import { mailTables } from '../src/core/mail/index.ts';
import { coreTables, enactPolicy, records, type Table } from '../src/core/records/index.ts';
import { openStore, type Queries, transaction } from '../src/core/store/index.ts';
import { openVault } from '../src/core/vault/index.ts';
import { freshGround, type Ground } from './support/ground.ts';
import { type Figure, milliseconds } from './support/measure.ts';
import { benchRules } from './support/policy.ts';

const count = 200_000;
const now = Temporal.Instant.from('2026-11-23T12:00:00Z');
const act = { now, by: 'operator' } as const;

/** 200,000 records with keys, mails and journal: a backup and a restore beside bare COPY of the same rows. */
export async function backupFigures(): Promise<readonly Figure[]> {
  await using opened = new AsyncDisposableStack();
  const ground = opened.use(await freshGround());
  const { db, pool } = ground.store;
  const rules = benchRules();
  await enactPolicy(db, rules.policy, { de: '', en: '' }, act);
  await fill(ground);
  const folder = await mkdtemp(join(tmpdir(), 'avow-bench-'));
  opened.defer(() => rm(folder, { recursive: true, force: true }));

  const plainOut = await milliseconds(() => copyOut(pool, folder));
  const megabytes = (await sizeOf(folder)) / 1e6;
  const declared = Object.assign({}, coreTables, mailTables, ...sections.map((section) => section.tables)) as Readonly<
    Record<string, Table>
  >;
  const out = await milliseconds(() =>
    takeBackup({
      pool,
      db,
      declared,
      signer: signer(ground.vault.secrets.journal),
      simulation: false,
      folders: { data: folder, keys: folder },
      act,
    }),
  );

  const bare = opened.use(await scratchDatabase(pool, ground.store.url));
  const target = opened.use(await openStore({ dataDir: ground.dataDir, databaseUrl: bare.url }));
  await target.migrate();
  // Of the policy the row alone: its entry in the journal comes with the copy.
  await sql`insert into core.policy_version (number, hash, issued, applied_at, source, notice_de, notice_en)
    values (1, ${'0'.repeat(64)}, current_date, ${now}, '{}', '', '')`.execute(target.db);
  const plainIn = await milliseconds(() => copyIn(target.pool, folder));

  const keyFile = join(ground.dataDir, 'master.key');
  const scratch = opened.use(await scratchDatabase(pool, ground.store.url));
  const restored = opened.use(await openStore({ dataDir: ground.dataDir, databaseUrl: scratch.url }));
  const back = await milliseconds(async () => {
    const chosen = await chooseCopies({ data: folder, keys: folder }, keyFile);
    await loadBackup({ pool: restored.pool, db: restored.db, keysLive: false }, chosen);
    const deeds = records({ rules, vault: await openVault(restored.db, keyFile), entered: new Map() });
    await revive({ db: restored.db, records: deeds, sections: [], tail: undefined, chosen, keysTell: true }, act);
  });
  await refuseLoss(restored.db);
  const speed = (time: number) => `${(time / 1000).toFixed(2)} s (${(megabytes / (time / 1000)).toFixed(0)} MB/s)`;
  return [
    {
      what: `backup, ${megabytes.toFixed(0)} MB as text`,
      ours: speed(out),
      plain: speed(plainOut),
      ratio: plainOut / out,
    },
    { what: 'restore, every key opened', ours: speed(back), plain: speed(plainIn), ratio: plainIn / back },
  ];
}

const tables = ['core.record', 'vault.key', 'mail.outbox', 'journal.entry'] as const;

async function fill({ store: { db }, vault }: Ground): Promise<void> {
  const page = 20_000;
  for (let at = 0; at < count; at += page)
    await transaction(db, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        insert into core.record (id, class, subject, stage, since, policy)
        select id, 'bench.letter', uuid_send(id) || uuid_send(id), 'kept', ${now}, 1
        from (select uuidv7() as id from generate_series(1, ${page})) as fresh returning id`.execute(tx);
      const ids = rows.map(({ id }) => id);
      await (await vault.mintMany(tx, ids)).store.execute(tx);
      await sql`insert into mail.outbox (id, record, kind, state, payload, message_id, since)
        select uuidv7(), id, 'bench', 'doubt', decode(repeat(md5(id::text), 12), 'hex'), id::text, ${now}
        from unnest(${ids}::uuid[]) as fresh (id)`.execute(tx);
      await sql`insert into journal.entry (at, what, class, stage, rule, record, actor)
        select ${now}, 'kept', 'bench.letter', 'kept', 'policy:1', id, 'server' from unnest(${ids}::uuid[]) as fresh (id)`.execute(
        tx,
      );
    });
  await sql`checkpoint`.execute(db);
}

async function copyOut(pool: pg.Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  for (const table of tables)
    await pipeline(client.query(to(`copy ${table} to stdout`)) as Readable, createWriteStream(join(folder, table)));
  client.release();
}

async function copyIn(pool: pg.Pool, folder: string): Promise<void> {
  const client = await pool.connect();
  await client.query('begin');
  for (const table of tables)
    await pipeline(createReadStream(join(folder, table)), client.query(from(`copy ${table} from stdin`)));
  await client.query('commit');
  client.release();
}

async function sizeOf(folder: string): Promise<number> {
  const sizes = await Promise.all(tables.map(async (table) => (await stat(join(folder, table))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A figure for a restore that lost something would be a lie. */
async function refuseLoss(db: Queries): Promise<void> {
  const { rows } = await sql<{ records: number; keys: number }>`
    select (select count(*) from core.record) as records, (select count(*) from vault.key) as keys`.execute(db);
  if (rows[0]?.records !== count || rows[0].keys !== count) throw new Error(`Restored ${JSON.stringify(rows[0])}.`);
}
