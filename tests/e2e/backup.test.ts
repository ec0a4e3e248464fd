import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { copiesIn, readJournals } from '../../src/core/backup/index.ts';
import { openStore } from '../../src/core/store/index.ts';
import { openVault, subjectOf } from '../../src/core/vault/index.ts';
import { root } from '../../src/root.ts';
import { plainFiles } from '../support/backup.ts';
import { sightings } from '../support/canary.ts';
import { command } from '../support/command.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { chance } from '../support/lives-random.ts';
import { freePort } from '../support/port.ts';
import { type Running, running } from '../support/running.ts';

const trusting = { TRUSTED_PROXIES: '127.0.0.1/32' };

test('after the loss of the database a restore brings back what was acknowledged, and nobody who was erased', {
  timeout: 300_000,
}, async () => {
  await using folder = await temporaryDirectory();
  await using elsewhere = await temporaryDirectory();
  const canary = 'canary-lost-9d2b@example.org';
  await using server = running(folder.path, await freePort(), trusting);
  await server.start();
  const env = { DATA_DIR: folder.path };
  await signUp(server, canary, 0);
  const before = await signedUp(server, 'before', 30);
  const load = new AbortController();
  const visiting = visitor(server, load.signal);
  const taken = await command(['backup', elsewhere.path], env);
  assert.equal(taken.code, 0, taken.err);
  load.abort();
  await visiting;
  const erased = await command(['person', 'erase', canary], env);
  assert.equal(erased.code, 0, erased.err);

  await server.kill('SIGKILL');
  process.kill(await server.postmaster(), 'SIGKILL');
  await rm(join(folder.path, 'postgres'), { recursive: true });
  const back = await command(['restore', elsewhere.path], env);
  assert.equal(back.code, 0, back.err);
  assert.match(back.out, /did not end cleanly/);
  await server.start();
  assert.equal((await command(['journal', 'verify'], env)).code, 0);
  {
    await using store = await openStore({ dataDir: folder.path });
    const { secrets } = await openVault(store.db, join(folder.path, 'master.key'));
    const { rows } = await sql<{ subject: Buffer }>`select subject from core.record`.execute(store.db);
    const there = new Set(rows.map(({ subject }) => subject.toString('hex')));
    const known = (address: string) => there.has(subjectOf(secrets.subject, 'newsletter', address).toString('hex'));
    assert.deepEqual(
      before.filter((address) => !known(address)),
      [],
    );
    assert.match((await command(['person', 'show', canary], env)).out, /Nothing is held/);
    await sql`checkpoint`.execute(store.db);
  }
  await server.kill('SIGTERM');
  const texts = Object.fromEntries([
    ...(await plainFiles(elsewhere.path)),
    ['said', server.said() + back.out + back.err],
  ]);
  assert.deepEqual(await sightings(canary, { directories: [folder.path], texts, wal: true }), []);
});

test('a server that is asked to end leaves nothing out of the copy of the journal, up to its last answer', {
  timeout: 120_000,
}, async () => {
  await using folder = await temporaryDirectory();
  await using elsewhere = await temporaryDirectory();
  await using server = running(folder.path, await freePort(), trusting);
  await server.start();
  const env = { DATA_DIR: folder.path };
  const taken = await command(['backup', elsewhere.path], env);
  assert.equal(taken.code, 0, taken.err);
  const last = await signedUp(server, 'last', 5);
  assert.equal(last.length, 5);
  await server.kill('SIGTERM');
  const [journal] = await readdir(join(folder.path, 'journal-copy'));
  const copied = await readJournals([join(folder.path, 'journal-copy', journal ?? '')]);
  await using store = await openStore({ dataDir: folder.path, role: 'server' });
  const { rows } = await sql<{ id: number }>`select id from journal.entry order by id`.execute(store.db);
  assert.deepEqual(copied?.end, { entry: rows.at(-1)?.id });
  assert.deepEqual(
    rows.filter(({ id }) => !copied?.lines.has(id)),
    [],
  );
});

test('a backup that is killed at any moment leaves copies that are whole, and the next one goes through', {
  timeout: 300_000,
}, async () => {
  await using folder = await temporaryDirectory();
  await using elsewhere = await temporaryDirectory();
  await using server = running(folder.path, await freePort(), trusting);
  await server.start();
  await signedUp(server, 'kept', 10);
  const dice = chance(4);
  for (let round = 0; round < 6; round += 1)
    await killed(['backup', elsewhere.path], { DATA_DIR: folder.path }, 900 + dice.below(900));
  const last = await command(['backup', elsewhere.path], { DATA_DIR: folder.path });
  assert.equal(last.code, 0, last.err);
  const names = await readdir(elsewhere.path);
  assert.deepEqual(
    names.filter((name) => name.startsWith('.')),
    [],
  );
  const whole = [...(await copiesIn(elsewhere.path, 'data')), ...(await copiesIn(elsewhere.path, 'keys'))];
  assert.equal(whole.length, names.length);
  const drilled = await command(['backup', 'drill', elsewhere.path], { DATA_DIR: folder.path });
  assert.equal(drilled.code, 0, drilled.err);
});

test('the master key changes under load, killed again and again, and everything opens', {
  timeout: 300_000,
}, async () => {
  await using folder = await temporaryDirectory();
  const env = { DATA_DIR: folder.path };
  await using server = running(folder.path, await freePort(), trusting);
  await server.start();
  const load = new AbortController();
  const visiting = visitor(server, load.signal);
  const dice = chance(5);
  for (let round = 0; round < 4; round += 1) await killed(['keys', 'rotate'], env, 1_000 + dice.below(3_000));
  const last = await command(['keys', 'rotate'], env);
  assert.equal(last.code, 0, last.err);
  await signedUp(server, 'afterwards', 5);
  load.abort();
  const { refused } = await visiting;
  assert.equal(refused, 0, 'no sign-up failed');
  await using store = await openStore({ dataDir: folder.path });
  const vault = await openVault(store.db, join(folder.path, 'master.key'));
  const { rows } = await sql<{ id: string }>`
    select r.id from core.record r where r.class = 'newsletter.subscription'`.execute(store.db);
  assert.ok(rows.length > 10);
  const keys = await vault.keys(
    store.db,
    rows.map(({ id }) => id),
  );
  assert.equal(keys.size, rows.length);
  assert.deepEqual(
    (await readdir(folder.path)).filter((name) => name.startsWith('master.key')),
    ['master.key'],
  );
  const { rows: masters } = await sql`select distinct master from vault.key`.execute(store.db);
  assert.equal(masters.length, 1);
});

/** Runs a command and kills it after some milliseconds, whatever it is doing then. */
async function killed(words: readonly string[], env: Record<string, string>, after: number): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin/avow.js'), ...words], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: 'ignore',
    detached: true,
  });
  const gone = once(child, 'exit');
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), 'SIGKILL'), after);
  await gone;
  clearTimeout(timer);
}

async function signUp(server: Running, email: string, n: number): Promise<number> {
  const answer = await fetch(`${server.url}/newsletter`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email }),
    headers: { 'X-Forwarded-For': `10.${1 + Math.floor(n / 60_000)}.${Math.floor(n / 250) % 250}.${1 + (n % 250)}` },
  });
  return answer.status;
}

async function signedUp(server: Running, name: string, count: number): Promise<readonly string[]> {
  const addresses = Array.from({ length: count }, (_, n) => `${name}${n}@example.org`);
  for (const [n, address] of addresses.entries()) assert.equal(await signUp(server, address, 250 * (n + 1)), 303);
  return addresses;
}

/** Signs up one address after the other until the signal. */
async function visitor(server: Running, signal: AbortSignal): Promise<{ readonly refused: number }> {
  let refused = 0;
  for (let n = 0; !signal.aborted && n < 700; n += 1) {
    if ((await signUp(server, `visitor${n}@example.org`, 60_000 + 250 * (n % 200) + n)) !== 303) refused += 1;
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return { refused };
}
