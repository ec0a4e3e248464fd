// The running server: it takes over what another process puts in force, and it leaves nothing half done.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { openStore } from '../../src/core/store/index.ts';
import { root } from '../../src/root.ts';
import { command } from '../support/command.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/port.ts';
import { type Running, running } from '../support/running.ts';
import { changedPolicy } from '../support/shell.ts';
import { smtpPeer } from '../support/smtp.ts';

test('a policy that the shell puts in force governs the running server within seconds', {
  timeout: 120_000,
}, async () => {
  await using folder = await temporaryDirectory();
  await using server = running(folder.path, await freePort());
  await server.start();
  const notice = async () => (await fetch(`${server.url}/en/privacy`)).text();
  const shorter = await changedPolicy(folder.path, 'shorter', [
    'const unconfirmed = atMostExact(days(7))',
    'const unconfirmed = atMostExact(days(5))',
  ]);
  const env = { DATA_DIR: folder.path, POLICY: shorter };
  const before = await notice();

  const plan = await command(['policy', 'plan'], env);
  assert.equal(plan.code, 0, plan.err);
  assert.match(plan.out, /5 days/);
  assert.equal(await notice(), before, 'a plan changes nothing');

  const applied = await command(['policy', 'apply', '--json'], env);
  assert.equal(applied.code, 0, applied.err);
  assert.equal((JSON.parse(applied.out) as { readonly version: number }).version, 2);
  await eventually('the notice says 5 days', async () => {
    const now = await notice();
    return now !== before && /5\sdays/.test(now.replaceAll('&nbsp;', ' '));
  });
  assert.match(await (await fetch(`${server.url}/en/privacy/versions`)).text(), /\/en\/privacy\/versions\/1\b/);
});

test('the command starts the server with the heap that `npm start` gives it, in the process that was started', {
  timeout: 60_000,
}, async () => {
  await using directory = await temporaryDirectory();
  await using server = running(directory.path, await freePort());
  await server.start();
  const { stdout: line } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(server.pid)]);
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  const limits = scripts.start.match(/--max-\S+/g) ?? [];
  assert.equal(limits.length, 2);
  for (const limit of limits) assert.ok(line.split(/\s+/).includes(limit), `${limit} is not in: ${line}`);
  assert.equal(await server.kill('SIGTERM'), 0);
});

test('what is wrong with a command leaves it with its exit code, and stdout clean', { timeout: 60_000 }, async () => {
  await using folder = await temporaryDirectory();
  const env = { DATA_DIR: folder.path };
  const unknown = await command(['forget'], env);
  assert.deepEqual([unknown.code, unknown.out], [2, '']);
  const refused = await command(['deadline', '--kind', 'atMost'], env);
  assert.deepEqual([refused.code, refused.out], [1, '']);
  assert.match(refused.err, /^avow: /);
});

test('at SIGTERM a request and a mail under way are finished, and no new ones begin', {
  timeout: 120_000,
}, async () => {
  await using folder = await temporaryDirectory();
  await using peer = await smtpPeer();
  const port = await freePort();
  await using server = running(folder.path, port, { SMTP_URL: peer.url });
  await server.start();

  const answered = Promise.withResolvers<void>();
  peer.plan.push({ at: 'end', until: answered.promise });
  const arrives = peer.nextEnd();
  assert.equal(await signUp(server, 'anna@example.org'), 303);
  await arrives;

  const request = connect(port, '127.0.0.1');
  const answer = text(request);
  const body = new URLSearchParams({ email: 'bert@example.org' }).toString();
  await once(request, 'connect');
  const head = ['POST /newsletter HTTP/1.1', `Host: localhost:${port}`, `Content-Length: ${body.length}`];
  const form = ['Content-Type: application/x-www-form-urlencoded', `Origin: http://localhost:${port}`];
  request.write(`${[...head, ...form].join('\r\n')}\r\n\r\n${body.slice(0, 5)}`);
  // The server has read so far when it has answered another request that came later.
  await fetch(`${server.url}/health`);

  const stopped = server.kill('SIGTERM');
  await eventually('the server takes no new connection', () =>
    fetch(`${server.url}/health`).then(
      () => false,
      () => true,
    ),
  );
  request.write(body.slice(5));
  assert.match(await answer, /^HTTP\/1\.1 303 /);
  answered.resolve();
  assert.equal(await stopped, 0, server.said());

  assert.deepEqual(
    peer.accepted.map(({ to }) => to).filter((to) => to === 'anna@example.org'),
    ['anna@example.org'],
  );
  await using store = await openStore({ dataDir: folder.path });
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*)::int as count from mail.outbox where state in ('sending', 'doubt') group by state`.execute(
    store.db,
  );
  assert.deepEqual(rows, [], 'no mail is left half sent');
  const kept = await sql<{ count: number }>`
    select count(*)::int as count from core.record where class = 'newsletter.subscription'`.execute(store.db);
  assert.equal(kept.rows[0]?.count, 2, 'both sign-ups are kept');
});

async function signUp(server: Running, email: string): Promise<number> {
  const answer = await fetch(`${server.url}/newsletter`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ email }),
  });
  return answer.status;
}
