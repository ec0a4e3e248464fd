import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import type { Act } from '../src/core/records/index.ts';
import type { World } from '../src/core/section/index.ts';
import { type Queries, transaction } from '../src/core/store/index.ts';
import { newsletter, runImports, startImport, upload } from '../src/sections/newsletter/index.ts';
import { freshGround, houseOn } from './support/ground.ts';
import { type Figure, median, milliseconds, range } from './support/measure.ts';
import { makeTwins } from './support/twins.ts';

const [rounds, size] = [5, 30_000];
/** As a network hands a file over. */
const chunk = 64 * 1024;
/** The largest file that is taken. */
const most = 64 * 1024 * 1024;

/** Rows of a file with full evidence, from the bytes of the file to the subscription, beside plain inserts of the same rows. */
export async function importFigures(): Promise<readonly Figure[]> {
  await using ground = await freshGround();
  const { store } = ground;
  await using assembly = await houseOn(ground, [newsletter]);
  const { world } = assembly;
  await makeTwins(store.db);
  const act = () => ({ now: world.clock.now(), by: 'staff' as const });
  const [read, taken, plain]: [number[], number[], number[]] = [[], [], []];
  const perSecond = (ms: number) => (size * 1000) / ms;
  for (let round = 0; round <= rounds; round += 1) {
    const bytes = inChunks(Buffer.from(file(round)));
    let id = '';
    const reading = await milliseconds(async () => {
      const uploaded = await upload(world, { name: 'bench.csv', bytes }, act());
      if ('refused' in uploaded) throw new Error(`The file was refused: ${uploaded.refused}.`);
      id = uploaded.import;
    });
    await startImport(world, id, { mapping, declaration }, act());
    const taking = await milliseconds(async () => {
      while (await runImports(world));
    });
    const inserting = await milliseconds(() => insertPlain(store.db));
    await refuseLosses(store.db, round + 1);
    // The first round warms up.
    if (round === 0) continue;
    read.push(perSecond(reading));
    taken.push(perSecond(reading + taking));
    plain.push(perSecond(inserting));
  }
  const held = await heldWhileReading(world, act());
  const rate = (rates: readonly number[]) => `${range(rates, 0)}/s`;
  const ratio = median(taken.map((own, round) => own / (plain[round] ?? own)));
  return [
    {
      what: `rows of a file taken in, ${size.toLocaleString('en')} at a time`,
      ours: rate(taken),
      plain: rate(plain),
      ratio,
      goal: '≥ 10000/s',
    },
    { what: 'of that, reading the file and keeping it sealed', ours: rate(read) },
    {
      what: 'bytes held at most while a file of 64 MB is read',
      ours: `${(held / 1e6).toFixed(0)} MB`,
      goal: '< 32 MB',
    },
  ];
}

/** Bytes beyond those before the file came, after whatever was let go is collected. */
async function heldWhileReading(world: World, act: Act): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const inUse = () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = inUse();
  let [held, asked] = [0, 0];
  const rows = Buffer.from(`${'reader@example.com,'.padEnd(1000, 'x')}\n`.repeat(65));
  function* coming() {
    yield Buffer.from('email,note\n');
    for (let sent = 0; sent + rows.length < most; sent += rows.length) {
      if (++asked % 50 === 0) held = Math.max(held, inUse() - before);
      yield Buffer.from(rows);
    }
  }
  const uploaded = await upload(world, { name: 'large.csv', bytes: coming() }, act);
  if ('refused' in uploaded) throw new Error(`The file was refused: ${uploaded.refused}.`);
  return held;
}

function* inChunks(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
}

const mapping = { email: 0, requested_at: 1, requested_ip: 2, confirmed_at: 3, confirmed_ip: 4 };
const declaration = {
  list: 'newsletter',
  origin: 'Website bench.example, form “Newsletter”',
  wording: 'I want the newsletter of the bench by e-mail.',
  document: 'file 2024/7',
  language: 'en',
  zone: 'UTC',
  asking: '',
} as const;

function file(round: number): string {
  const rows = Array.from(
    { length: size },
    (_, at) =>
      `reader-${round}-${at}@example.com,2024-03-05 10:15:22,203.0.113.${at % 250},2024-03-05 10:21:07,203.0.113.${at % 250}`,
  );
  return ['email,requested_at,requested_ip,confirmed_at,confirmed_ip', ...rows].join('\n');
}

/** The same rows in as few statements as PostgreSQL takes: no key, no seal, no journal, nothing compared. */
async function insertPlain(db: Queries): Promise<void> {
  const piece = 500;
  for (let at = 0; at < size; at += piece)
    await transaction(db, async (tx) => {
      await sql`create temporary table fresh on commit drop as
        select uuidv7() as id, convert_to('reader-' || n || '@example.com', 'utf8') as email
        from generate_series(1, ${piece}) as n`.execute(tx);
      await sql`insert into plain.core_record (id, class, subject, stage, since, policy)
        select id, 'newsletter.subscription', sha256(uuid_send(id)), 'active', now(), 1 from fresh`.execute(tx);
      await sql`insert into plain.newsletter_subscription (record, list, email, language, policy, consent_wording, form_wording,
          mail_wording, requested_at, requested_ip, confirmed_at, confirmed_ip, import, import_evidence)
        select id, 'newsletter', email, 'en', 1, hash, hash, hash, now(), 'ip', now(), 'ip', id, email
        from fresh, (select hash from newsletter.wording where kind = 'import' limit 1) as w`.execute(tx);
    });
}

/** A figure for rows that did not arrive would be a lie. */
async function refuseLosses(db: Queries, files: number): Promise<void> {
  const { rows } = await sql<{ active: number; keys: number; entries: number }>`
    select (select count(*)::int from core.record where class = 'newsletter.subscription' and stage = 'active') as active,
      (select count(*)::int from newsletter.subscription s join vault.key k on k.record = s.record) as keys,
      (select count(*)::int from journal.entry where class = 'newsletter.subscription' and what = 'kept') as entries`.execute(
    db,
  );
  const [found] = rows;
  for (const [what, count] of Object.entries(found ?? {}))
    if (count !== files * size) throw new Error(`${what}: ${count} instead of ${files * size}.`);
}
