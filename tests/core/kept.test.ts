// The public page that says how each promise is kept.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { parse } from 'node-html-parser';
import { closeBlocks, noteVerification, verifyJournal } from '../../src/core/journal/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { cached } from '../../src/kept/cached.ts';
import { readFigures } from '../../src/kept/figures.ts';
import { holdings, lateClasses } from '../../src/kept/holdings.ts';
import { ways } from '../../src/kept/how/index.ts';
import { proofs } from '../../src/kept/proofs.ts';
import { root } from '../../src/root.ts';
import { notNeeded } from '../../src/sections/contact/conversation/index.ts';
import { openPromises } from '../../src/staff/index.ts';
import { correspond } from '../support/contact.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { withStaff } from '../support/staff.ts';
import { testWorld } from '../support/world.ts';

const world = await testWorld(withStaff);
const { policy } = world.world.rules;
const all = [...policy.promises, ...policy.sections.flatMap((section) => section.promises)].map(({ id }) => id);
const page = async (language = 'de') => (await world.get(`/${language}/privacy/kept`)).text();

/** A web with nothing read yet. */
const fresh = () => testWorld(withStaff);

describe('the promises', () => {
  test('each of the 92 stands on the page, once, as kept or as open', async () => {
    const text = await page();
    for (const id of all) assert.equal(text.match(new RegExp(`kept-promise__id">${id}<`, 'g'))?.length, 1, id);
  });

  test('whatever is not open has a sentence that says what keeps it, in both languages', async () => {
    const silent = all.filter((id) => !(id in openPromises) && !ways[id]);
    assert.deepEqual(silent, []);
    assert.deepEqual(
      Object.keys(ways).filter((id) => !all.includes(id)),
      [],
    );
  });

  test('the German page says in German what a test proves and marks its name as English; the English page needs no more', async () => {
    const [german, english] = [await page(), await page('en')];
    const name = 'what stands in the database names no address';
    assert.ok(german.includes('Was in der Datenbank steht, nennt keine Adresse.'));
    assert.ok(german.includes(`<small lang="en">(${name})</small>`));
    assert.ok(english.includes(name) && !english.includes('nennt keine Adresse'));
  });

  test('the tests named on the page are those that there are: `npm run proofs` is up to date', () => {
    const folder = join(root, 'tests/promises');
    const found: Record<string, string[]> = {};
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts') && name !== 'list.test.ts')
      .sort())
      for (const [, , ids = '', name = ''] of readFileSync(join(folder, file), 'utf8').matchAll(
        /\b(?:test|it)\(\s*(['"`])((?:S\d{1,2}(?:, )?)+): ((?:(?!\1).)+)\1/g,
      ))
        for (const id of ids.split(', ')) found[id] = [...(found[id] ?? []), name];
    assert.deepEqual(proofs, found);
  });

  test('what is open is said to be open, and nothing of it is called proved', async () => {
    const text = await page('en');
    const open = text.slice(text.indexOf('id="open"'));
    assert.match(open, /This section is not in operation yet; no data are collected for it/);
    for (const id of ['S53', 'S14']) assert.ok(open.includes(`>${id}<`));
    assert.ok(!text.slice(0, text.indexOf('id="open"')).includes('>S53<'));
  });

  test('the notice leads to the page', async () => {
    assert.match(await (await world.get('/privacy')).text(), /href="\/privacy\/kept"/);
  });
});

interface Health {
  readonly state: string;
  readonly checks: readonly { readonly name: string; readonly count?: number }[];
}

describe('what is overdue', () => {
  test('nothing: the page says so first', async () => {
    assert.match(await page(), /Nichts ist überfällig\./);
  });

  test('something: the page says so, and shows in which kind of data; /health is degraded and counts it', async () => {
    const late = await fresh();
    await late.post('/newsletter', { email: 'ines@example.org' });
    await late.jumpTo('2028-01-01T00:00:00Z');
    const text = textOf(await (await late.get('/en/privacy/kept')).text());
    assert.match(text, /Overdue: \d+\. A promise is broken here/);
    assert.match(text, /some of it overdue/);
    const answer = await late.get('/health');
    const { state, checks } = (await answer.json()) as Health;
    assert.deepEqual([answer.status, state], [200, 'degraded']);
    assert.ok((checks.find(({ name }) => name === 'overdue')?.count ?? 0) > 0);
  });
});

describe('how many', () => {
  test('none, one and nine look alike; from ten on a lower bound is told and no number', async () => {
    const counted = await fresh();
    const { world: w } = counted;
    const band = async () =>
      (await w.db.transaction().execute((tx) => holdings(tx, w.rules.policy))).find(
        (h) => h.class === 'newsletter.subscription' && h.stage === 'requested',
      )?.atLeast;
    const keep = (count: number) =>
      w.db.transaction().execute(async (tx) => {
        for (let i = 0; i < count; i += 1)
          await w.records.keep(
            tx,
            { class: 'newsletter.subscription', subject: Buffer.alloc(32, i) },
            { now: counted.now(), by: 'server' },
          );
      });
    assert.equal(await band(), 0);
    await keep(9);
    assert.equal(await band(), 0);
    await keep(1);
    assert.equal(await band(), 10);
    await keep(27);
    assert.equal(await band(), 10);
    const text = textOf(await (await counted.get('/privacy/kept')).text());
    assert.match(text, /ab 10/);
    assert.doesNotMatch(text, /\b37\b/);
  });

  test('no address, no subject and no record of anybody stands on the page', async () => {
    const visited = await fresh();
    await visited.post('/newsletter', { email: 'canary-kept@example.org' });
    await closeBlocks(visited.world.db, visited.signer, visited.now());
    const text = await (await visited.get('/privacy/kept')).text();
    const { rows } = await sql<{ id: string; subject: string }>`
      select id, encode(subject, 'hex') as subject from core.record`.execute(visited.world.db);
    assert.ok(rows.length > 0);
    for (const { id, subject } of rows) assert.ok(!text.includes(id) && !text.includes(subject));
    assert.doesNotMatch(text, /canary-kept/);
  });
});

describe('the journal', () => {
  test('the commands on the page verify the block with OpenSSL alone; another signature fails', async () => {
    const signed = await fresh();
    await closeBlocks(signed.world.db, signed.signer, signed.now());
    const text = await (await signed.get('/privacy/kept')).text();
    const commands = unescaped(/<pre[^>]*><code>([\s\S]*?)<\/code>/.exec(text)?.[1] ?? '');
    assert.match(commands, /openssl pkeyutl -verify/);
    await using folder = await temporaryDirectory();
    const run = (script: string) =>
      execFileSync('sh', ['-c', script], { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' });
    assert.match(run(commands), /Signature Verified Successfully/);
    assert.throws(() =>
      run(commands.replace(/echo '(.)/, (_all, first: string) => `echo '${first === 'A' ? 'B' : 'A'}`)),
    );
    const { rows } = await sql<{ hash: string }>`
      select encode(hash, 'hex') as hash from journal.block order by number desc limit 1`.execute(signed.world.db);
    assert.ok(text.includes(rows[0]?.hash ?? 'none'));
  });

  test('when it was last read whole is told, and whether it was unchanged', async () => {
    const read = await fresh();
    assert.match(
      textOf(await (await read.get('/en/privacy/kept')).text()),
      /Never yet:.*a reading of the whole journal/s,
    );
    const { db } = read.world;
    const found = await verifyJournal(db, read.signer.publicKey);
    await noteVerification(db, read.now(), found);
    await noteVerification(db, read.now().subtract({ hours: 1 }), { ...found, verified: false });
    const figures = await readFigures(read.world, read.sections);
    const journal = figures.checked.find(({ what }) => what === 'journal');
    assert.deepEqual([journal?.at?.toString(), journal?.passed], [read.now().toString(), true]);
  });
});

describe('a message that outlives its last day in the mailbox', () => {
  test('is counted by /health with what is overdue, and breaks its promises on the page', async () => {
    const late = await fresh();
    const ago = (days: number) => late.now().subtract({ hours: 24 * days });
    await sql`insert into contact.erasure (id, record, account, identity, size, at, ordered_at, gone_by)
      values (gen_random_uuid(), gen_random_uuid(), '0000000000000000', ${Buffer.alloc(32)}, 1,
        ${ago(3)}, ${ago(2)}, ${ago(1)})`.execute(late.world.db);
    const { state, checks } = (await (await late.get('/health')).json()) as Health;
    assert.deepEqual([state, checks.find(({ name }) => name === 'overdue')?.count], ['degraded', 1]);
    const figures = await readFigures(late.world, late.sections);
    assert.deepEqual([figures.overdue, [...figures.late]], [1, ['contact.conversation']]);
    assert.match(textOf(await (await late.get('/en/privacy/kept')).text()), /Overdue: 1\./);
  });
});

describe('the yearly review', () => {
  test('is on the page with the day of the last one, whatever was found', async () => {
    const read = await fresh();
    assert.match(textOf(await (await read.get('/en/privacy/kept')).text()), /Never yet:.*a review of conversations/s);
    const id = await correspond(read, { address: 'anna@example.org' });
    await notNeeded(read.world, id, { now: read.now(), by: 'staff' });
    const figures = await readFigures(read.world, read.sections);
    assert.equal(figures.checked.find(({ what }) => what === 'review')?.at?.toString(), read.now().toString());
    const again = await testWorld(withStaff);
    const other = await correspond(again, { address: 'ben@example.org' });
    await notNeeded(again.world, other, { now: again.now(), by: 'staff' });
    const text = textOf(await (await again.get('/en/privacy/kept')).text());
    assert.match(text, /Conversations reviewed\s*(?:on\s*)?[^:]*?23 November 2026(?!,? \d)/);
  });
});

describe('many visitors', () => {
  test('cost no more than one: while a reading is fresh, nobody asks the database', async () => {
    let looks = 0;
    const { read } = cached(async () => ++looks, { milliseconds: 60_000 });
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: 100 }, read))), new Set([1]));
    assert.equal(await read(), 1);
  });

  test('once it is old one reading is begun, nobody waits for it, and a failed one leaves the former', async () => {
    const asked: PromiseWithResolvers<number>[] = [];
    const { read } = cached(
      () => {
        const next = Promise.withResolvers<number>();
        asked.push(next);
        return next.promise;
      },
      { milliseconds: 0 },
    );
    const first = read();
    asked[0]?.resolve(1);
    assert.equal(await first, 1);
    assert.deepEqual(await Promise.all([read(), read(), read()]), [1, 1, 1]);
    assert.equal(asked.length, 2);
    asked[1]?.reject(new Error('the database is away'));
    assert.equal(await read(), 1);
  });

  test('reading costs index probes: not once are the records read from one end to the other, whatever is held', async () => {
    const full = await fresh();
    const { db, rules } = full.world;
    await sql`insert into core.record (id, class, subject, stage, since, due, gone_by, policy)
      select gen_random_uuid(), 'newsletter.subscription', sha256(n::text::bytea), 'active', now(), '2030-01-01', '2030-01-02', 1
      from generate_series(1, 3000) n`.execute(db);
    await sql`analyze core.record`.execute(db);
    const scans = await db.transaction().execute(async (tx) => {
      const before = await scansIn(tx);
      assert.equal((await holdings(tx, rules.policy)).find(({ stage }) => stage === 'active')?.atLeast, 1_000);
      await lateClasses(tx, full.now());
      return (await scansIn(tx)) - before;
    });
    assert.equal(scans, 0);
  });
});

const unescaped = (html: string): string =>
  html
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What a reader reads: without marks, spaces as they are typed. */
const textOf = (html: string): string => parse(html).text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

/** How often this connection has read the table of records from one end to the other. */
async function scansIn(tx: Queries): Promise<number> {
  const { rows } = await sql<{ scans: number }>`
    select pg_stat_get_xact_numscans('core.record'::regclass)::int as scans`.execute(tx);
  return rows[0]?.scans ?? Number.NaN;
}
