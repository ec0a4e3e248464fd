// Several servers, each with its workers, on one PostgreSQL, killed and started again at random while visitors sign up, an
// issue goes out and records fall due.
import { join } from 'node:path';
import { test } from 'node:test';
import { readers, subscribers } from '../support/campaign.ts';
import { house } from '../support/campaign-house.ts';
import { crowd, dueRecords, issue, judge, pause } from '../support/crowd.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { chance } from '../support/lives-random.ts';
import { freePort } from '../support/port.ts';
import { running } from '../support/running.ts';
import { faultyPeer } from '../support/smtp-faults.ts';

const [servers, kills] = [3, 24];
const everybody = readers(900);
/** Connections over which one server sends issues. */
const connections = 10;

test('three servers on one database, killed 24 times, lose nothing, double nothing and leave nothing overdue', {
  timeout: 600_000,
}, async () => {
  const store = await testDatabase();
  await using closing = new AsyncDisposableStack();
  const folder = closing.use(await temporaryDirectory());
  const peer = closing.use(await faultyPeer());
  const keyFile = join(folder.path, 'master.key');
  const { world } = closing.use(await house({ db: store.db, databaseUrl: store.url, keyFile, smtpUrl: peer.url }));
  const env = {
    DATABASE_URL: store.url,
    MASTER_KEY_FILE: keyFile,
    SMTP_URL: peer.url,
    TRUSTED_PROXIES: '127.0.0.1/32',
  };
  const all = [];
  for (let n = 0; n < servers; n += 1) {
    const server = closing.use(running(join(folder.path, `server-${n}`), await freePort(), env));
    await server.start();
    all.push(server);
  }
  await subscribers(world, everybody);
  const visitors = crowd(all);
  await visitors.more(10);

  const dice = chance(20_261_124);
  const [due, issues]: [string[], string[]] = [[], []];
  const starting = new Map(all.map((server) => [server, Promise.resolve()]));
  for (let kill = 0; kill < kills; kill += 1) {
    if (kill % 8 === 0) issues.push(await issue(world));
    due.push(...(await dueRecords(world, 60, `wave-${kill}`)));
    await pause(dice.below(900));
    const victim = dice.one(all);
    await starting.get(victim);
    await victim.kill('SIGKILL');
    // Not waited for: now and then the next one dies before this one answers.
    starting.set(victim, victim.start());
  }
  await Promise.all(starting.values());
  await visitors.more(10);
  await visitors.end();
  await judge({
    world,
    peer,
    acknowledged: visitors.acknowledged,
    readers: everybody,
    issues,
    due,
    inFlight: kills * connections,
  });
});
