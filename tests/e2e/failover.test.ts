// The primary is lost under load, its standby promoted, and the running servers go on there.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../src/core/store/index.ts';
import { sendingOptions } from '../../src/sections/newsletter/sending/options.ts';
import { readers, subscribers } from '../support/campaign.ts';
import { house } from '../support/campaign-house.ts';
import { crowd, dueRecords, issue, judge, pause } from '../support/crowd.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { freePort } from '../support/port.ts';
import { replicated } from '../support/replicated.ts';
import { running } from '../support/running.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const everybody = readers(900);
/** Recipients whom one server may have in hand: when the database is gone it cannot say of them what was accepted. */
const inHand = 2 * sendingOptions.window;

test('the primary is lost for good: the standby is promoted, the servers go on, and nothing acknowledged is lost', {
  timeout: 600_000,
}, async () => {
  await using closing = new AsyncDisposableStack();
  const pair = closing.use(await replicated());
  const folder = closing.use(await temporaryDirectory());
  const peer = closing.use(await faultyPeer());
  const store = closing.use(await openStore({ dataDir: '', databaseUrl: pair.url }));
  await store.migrate();
  const keyFile = join(folder.path, 'master.key');
  const { world } = closing.use(await house({ db: store.db, databaseUrl: store.url, keyFile, smtpUrl: peer.url }));
  const env = { DATABASE_URL: pair.url, MASTER_KEY_FILE: keyFile, SMTP_URL: peer.url, TRUSTED_PROXIES: '127.0.0.1/32' };
  const all = [];
  for (const name of ['one', 'two']) {
    const server = closing.use(running(join(folder.path, `server-${name}`), await freePort(), env));
    await server.start();
    all.push(server);
  }
  const visitors = crowd(all);
  await visitors.more(40);
  await subscribers(world, everybody);
  // The second one finds the pace used up by the first: it is under way when the primary is lost.
  const issues = [await issue(world), await issue(world)];
  const due = [...(await dueRecords(world, 400, 'before'))];
  await visitors.more(10);
  const pids = all.map(({ pid }) => pid);

  await pair.losePrimary();
  const before = visitors.acknowledged.size;
  // For a while nobody takes writes; nothing is acknowledged then.
  await pause(1_500);
  assert.ok(visitors.acknowledged.size - before <= 2, 'a sign-up was acknowledged without a database');
  await pair.promoteStandby();
  await visitors.more(40);
  due.push(...(await dueRecords(world, 100, 'after')));
  await visitors.end();
  assert.deepEqual(
    all.map(({ pid }) => pid),
    pids,
    'the servers outlive their database',
  );
  await judge({
    world,
    peer,
    acknowledged: visitors.acknowledged,
    readers: everybody,
    issues,
    due,
    inFlight: all.length * inHand,
  });
});
