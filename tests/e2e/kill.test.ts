import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStore, type Queries } from '../../src/core/store/index.ts';
import { openVault, subjectOf } from '../../src/core/vault/index.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { chance } from '../support/lives-random.ts';
import { freePort } from '../support/port.ts';
import { type Running, running } from '../support/running.ts';
import { type Arrived, smtpPeer } from '../support/smtp.ts';

const kills = 50;

test('50 times kill -9 of the server or of PostgreSQL under load lose nothing acknowledged and repeat no mail', {
  timeout: 400_000,
}, async () => {
  await using folder = await temporaryDirectory();
  await using peer = await smtpPeer();
  await using server = running(folder.path, await freePort(), { SMTP_URL: peer.url, TRUSTED_PROXIES: '127.0.0.1/32' });
  await server.start();
  const acknowledged = new Set<string>();
  const load = new AbortController();
  using _ = { [Symbol.dispose]: () => load.abort() };
  const visitors = [visitor(server, 'a', acknowledged, load.signal), visitor(server, 'b', acknowledged, load.signal)];

  const dice = chance(20_261_123);
  for (let round = 0; round < kills; round += 1) {
    await pause(80 + dice.below(300));
    if (round % 3 === 2) {
      const before = server.pid;
      process.kill(await server.postmaster(), 'SIGKILL');
      await server.start();
      assert.equal(server.pid, before, 'the server outlives its database');
    } else {
      await server.kill('SIGKILL');
      await server.start();
    }
  }
  load.abort();
  await Promise.all(visitors);

  await using store = await openStore({ dataDir: folder.path });
  await drained(store.db);
  const { secrets } = await openVault(store.db, join(folder.path, 'master.key'));
  const kept = await subjects(store.db);
  const lost = [...acknowledged].filter(
    (address) => !kept.has(subjectOf(secrets.subject, 'newsletter', address).toString('hex')),
  );
  assert.ok(acknowledged.size > kills, `only ${acknowledged.size} sign-ups were acknowledged`);
  assert.deepEqual(lost, []);

  const byId = Map.groupBy(peer.ended, messageId);
  assert.deepEqual(
    [...byId].filter(([, mails]) => mails.length > 1).map(([id]) => id),
    [],
  );
  const reached = new Set(peer.ended.map((mail) => mail.to));
  const unreached = [...acknowledged].filter((address) => !reached.has(address));
  const doubts = await inDoubt(store.db);
  assert.ok(unreached.length <= doubts, `${unreached.length} without a mail, ${doubts} in doubt`);
});

/** Signs up one address after the other, each from a network of its own; notes those that were acknowledged. */
async function visitor(server: Running, name: string, acknowledged: Set<string>, signal: AbortSignal): Promise<void> {
  for (let n = 0; !signal.aborted && acknowledged.size < 900; n += 1) {
    const email = `${name}${n}@example.org`;
    const answer = await fetch(`${server.url}/newsletter`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ email }),
      headers: { 'X-Forwarded-For': `10.${name.charCodeAt(0)}.${n % 250}.${1 + Math.floor(n / 250)}` },
    }).catch(() => undefined);
    if (answer?.status === 303) acknowledged.add(email);
    await pause(25);
  }
}

/** Waits for the outbox to empty itself; a mail whose attempt was cut off may wait a minute for its next one. */
async function drained(db: Queries): Promise<void> {
  let open: readonly unknown[] = [];
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const { rows } = await sql`
      select state, attempt, worker, next_at - now() as wait, count(*) from mail.outbox
      where state in ('queued', 'sending') group by 1, 2, 3, 4 limit 5`.execute(db);
    if (rows.length === 0) return;
    open = rows;
    await pause(500);
  }
  assert.fail(`the outbox was not empty after two minutes: ${JSON.stringify(open)}`);
}

async function subjects(db: Queries): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    subject: Buffer;
  }>`select subject from core.record where class = 'newsletter.subscription'`.execute(db);
  return new Set(rows.map((row) => row.subject.toString('hex')));
}

async function inDoubt(db: Queries): Promise<number> {
  const { rows } = await sql<{
    doubt: number;
  }>`select count(*)::int as doubt from mail.outbox where state = 'doubt'`.execute(db);
  return rows[0]?.doubt ?? 0;
}

const messageId = (mail: Arrived): string => /^message-id:\s*(\S+)/im.exec(mail.raw)?.[1] ?? mail.raw;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
