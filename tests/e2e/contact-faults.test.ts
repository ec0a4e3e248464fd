// What goes wrong between us and a mailbox: crashes, lost connections, servers that can little, several readers.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import type { Assembly } from '../../src/assembly/assemble.ts';
import { becameDeal, conversationById, conversations } from '../../src/sections/contact/conversation/index.ts';
import { accountStates } from '../../src/sections/contact/mailbox/index.ts';
import { contactHouse, readNow, readOn } from '../support/contact-house.ts';
import { contactWorld } from '../support/contact-mailbox.ts';
import { readerProcess } from '../support/contact-process.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { type DovecotOptions, dovecot } from '../support/dovecot.ts';
import { imapProxy } from '../support/imap-proxy.ts';
import { written } from '../support/letters.ts';

const closing = new AsyncDisposableStack();
after(() => closing.disposeAsync());

/** A server with one user, a database, and a process of ours that reads it through a proxy. */
async function house(options: Omit<DovecotOptions, 'users'> = {}) {
  const server = closing.use(await dovecot({ users: ['office'], ...options }));
  const proxy = closing.use(await imapProxy(server.imapUrl('office')));
  const url = proxy.through(server.imapUrl('office'));
  const store = await testDatabase();
  const keyFile = join(closing.use(await temporaryDirectory()).path, 'master.key');
  const assembly = closing.use(await contactHouse(store, keyFile, url));
  return { server, proxy, url, store, keyFile, assembly };
}

const now = () => Temporal.Now.instant();

async function persons({ world }: Assembly): Promise<number> {
  return (await conversations(world)).total;
}

const pending = async ({ world }: Assembly): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from contact.erasure`.execute(world.db);
  return rows[0]?.n ?? 0;
};

/** Waits until something is so, half a minute at most: for what another process does in its own time. */
async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const giveUp = AbortSignal.timeout(30_000);
  while (!(await isSo())) {
    if (giveUp.aborted) throw new Error(`It did not come about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a process killed between marking a message as deleted and expunging it leaves an order that the next one carries out', async () => {
  const { server, proxy, url, store, keyFile, assembly } = await house();
  await server.deliver('office', written({ id: 'k1', from: 'anna@kunden.example', text: 'CANARY-KILLED' }));
  await server.deliver('office', written({ id: 'k2', from: 'bob@kunden.example', text: 'STAYS-KILLED' }));
  await readNow(assembly);
  await using child = await readerProcess(store.url, keyFile, url);
  const kept = proxy.keepBack(/UID EXPUNGE/);
  const [erased] = await assembly.world.persons.erase('anna@kunden.example', { now: now(), by: 'person' });
  assert.equal(erased?.outcome, 'erased');
  await kept;
  await child.kill();
  proxy.letThrough();

  assert.equal(await server.holds('office', 'CANARY-KILLED'), true, 'nothing was interrupted');
  assert.equal(await pending(assembly), 1);
  await until('the dead reader is gone from the database', async () => {
    await readNow(assembly);
    return (await pending(assembly)) === 0;
  });
  assert.equal(await server.holds('office', 'CANARY-KILLED'), false);
  assert.equal(await server.holds('office', 'STAYS-KILLED'), true);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where what = 'erased' order by id`.execute(assembly.world.db);
  assert.deepEqual(
    rows.map(({ rule }) => rule),
    ['event:erasureDemanded', 'mailbox:verified'],
  );
});

test('a message that arrives is known at once, also after the server was killed and came back', async () => {
  const { server, assembly } = await house();
  await server.deliver('office', written({ id: 'i0', from: 'anna@kunden.example' }));
  const stop = new AbortController();
  const running = readOn(assembly, stop.signal);
  await until('the first message is known', async () => (await persons(assembly)) === 1);
  await server.append('office', written({ id: 'i1', from: 'bob@kunden.example' }));
  await until('the second message is known', async () => (await persons(assembly)) === 2);
  await server.kill();
  await until('the loss is noticed', async () => {
    const { rows } = await sql`select 1 from contact.account where problem = 'unreachable'`.execute(assembly.world.db);
    return rows.length === 1;
  });
  await server.start();
  await server.append('office', written({ id: 'i2', from: 'carla@kunden.example' }));
  await until('the third message is known', async () => (await persons(assembly)) === 3);
  stop.abort();
  await running;
});

test('two processes that read one mailbox find each message once, and one of them goes on when the other dies', async () => {
  const { server, url, store, keyFile, assembly } = await house();
  for (let n = 0; n < 40; n += 1)
    await server.deliver('office', written({ id: `t${n}`, from: `p${n}@kunden.example` }));
  await using first = await readerProcess(store.url, keyFile, url);
  await using _second = await readerProcess(store.url, keyFile, url);
  await until('all are known', async () => (await persons(assembly)) === 40);
  await first.kill();
  await server.append('office', written({ id: 't40', from: 'p40@kunden.example' }));
  await until('the other one reads on', async () => (await persons(assembly)) === 41);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from contact.message`.execute(assembly.world.db);
  assert.equal(rows[0]?.n, 41);
});

test('a server without UIDPLUS and MOVE loses the message that is meant, and not what somebody else has marked', async () => {
  const { server, assembly } = await house({ capability: 'IMAP4rev1' });
  await server.deliver('office', written({ id: 'u1', from: 'anna@kunden.example', text: 'CANARY-PLAIN' }));
  await server.deliver('office', written({ id: 'u2', from: 'bob@kunden.example', text: 'MARKED-BY-OTHERS' }), {
    flags: 'ST',
  });
  await readNow(assembly);
  await assembly.world.persons.erase('anna@kunden.example', { now: now(), by: 'person' });
  await readNow(assembly);
  assert.equal(await server.holds('office', 'CANARY-PLAIN'), false);
  assert.equal(await server.holds('office', 'MARKED-BY-OTHERS'), true);
  assert.equal(await pending(assembly), 0);
  assert.ok(
    (await server.files('office')).some((name) => /:2,.*T/.test(name)),
    'the mark of somebody else is lost',
  );
});

test('where the server does not tell what left, only a count that does not come out makes us compare all of a folder', async () => {
  const server = closing.use(await dovecot({ users: ['plain'], capability: 'IMAP4rev1 UIDPLUS MOVE CONDSTORE IDLE' }));
  const proxy = closing.use(await imapProxy(server.imapUrl('plain')));
  const w = await contactWorld(server, [], { returns: { imapUrl: proxy.through(server.imapUrl('plain')) } });
  const come = (n: number) => server.deliver('plain', written({ id: `c${n}`, from: `p${n}@kunden.example` }));
  const look = async () => {
    proxy.listen();
    await w.read();
    return /SEARCH ALL/.test(proxy.heard().client);
  };
  for (const n of [1, 2, 3, 4]) await come(n);
  assert.equal(await look(), true, 'the first time');
  await come(5);
  assert.equal(await look(), false, 'one came');
  await come(6);
  await server.by('plain', async (client) => {
    await client.mailboxOpen('INBOX');
    await client.messageDelete('2');
  });
  assert.equal(await look(), true, 'one came and one left');
  assert.equal((await w.all()).length, 5);
});

test('a mailbox is read over TLS', async () => {
  const server = closing.use(await dovecot({ users: ['office'], tls: true }));
  const store = await testDatabase();
  const keyFile = join(closing.use(await temporaryDirectory()).path, 'master.key');
  const assembly = closing.use(await contactHouse(store, keyFile, server.imapUrl('office')));
  await server.deliver('office', written({ id: 's1', from: 'anna@kunden.example', text: 'CANARY-TLS' }));
  await readNow(assembly);
  assert.equal(await persons(assembly), 1);
  await assembly.world.persons.erase('anna@kunden.example', { now: now(), by: 'person' });
  await readNow(assembly);
  assert.equal(await server.holds('office', 'CANARY-TLS'), false);
});

test('the order to erase says nothing about who wrote or what', async () => {
  const { server, proxy, assembly } = await house();
  await server.deliver('office', written({ id: 'secret-id', from: 'anna@kunden.example', text: 'CANARY-ROW' }));
  await readNow(assembly);
  void proxy.keepBack(/./);
  await assembly.world.persons.erase('anna@kunden.example', { now: now(), by: 'person' });
  const { rows } = await sql<{ row: string }>`select e::text as row from contact.erasure e`.execute(assembly.world.db);
  assert.equal(rows.length, 1);
  for (const word of ['anna', 'secret-id', 'CANARY', 'Anfrage'])
    for (const form of [word, Buffer.from(word).toString('hex')]) assert.ok(!rows[0]?.row.includes(form), word);
});

test('a message that is moved while the folders are being read, out of one still to come into one already read, is not lost', async () => {
  const { server, proxy, assembly } = await house();
  await server.deliver('office', written({ id: 'z1', from: 'anna@kunden.example' }), { folder: 'Zeta' });
  await readNow(assembly);
  const [before] = (await conversations(assembly.world)).conversations;
  await becameDeal(assembly.world, before?.id ?? '', { now: now(), by: 'staff' });
  await server.append('office', written({ id: 'z2', from: 'bob@kunden.example' }));
  await server.append('office', written({ id: 'z3', from: 'carla@kunden.example' }), 'Zeta');
  let isMoved = false;
  proxy.before(/SELECT "?Zeta/, async () => {
    await server.by('office', async (client) => {
      await client.mailboxOpen('Zeta');
      await client.messageMove('1:*', 'INBOX');
    });
    isMoved = true;
  });
  await readNow(assembly);
  assert.equal(isMoved, true);
  const after = await conversationById(assembly.world, before?.id ?? '');
  assert.deepEqual([after?.stage, after?.messages, await persons(assembly)], ['deal', 1, 3]);
});

test('a takeover that is killed again and again ends with every message once', async () => {
  const { server, url, store, keyFile, assembly } = await house();
  const mails = Array.from({ length: 3000 }, (_, n) => ({
    raw: written({ id: `m${n}`, from: `p${n % 700}@kunden.example`, subject: `Sache ${n % 900}` }),
    at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
  }));
  await server.fill('office', undefined, mails);
  const known = async () => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from contact.message`.execute(
      assembly.world.db,
    );
    return rows[0]?.n ?? 0;
  };
  for (const most of [1, 900, 1900]) {
    await using child = await readerProcess(store.url, keyFile, url);
    await until(`more than ${most} are known`, async () => (await known()) >= most);
    await child.kill();
  }
  assert.ok((await known()) < 3000, 'there was nothing left to do after the last kill');
  await until('all are known', async () => {
    await readNow(assembly);
    return (await known()) >= 3000;
  });
  const { rows } = await sql<{ messages: number; wrong: number }>`
    select (select count(distinct (folder, uid))::int from contact.message) as messages,
      (select count(*)::int from contact.conversation c join core.record r on r.id = c.record
        where r.since <> c.last_at) as wrong`.execute(assembly.world.db);
  assert.deepEqual([rows[0], await known()], [{ messages: 3000, wrong: 0 }, 3000]);
});

test('a mailbox that lets us in no more is told apart from one that does not answer', async () => {
  const server = closing.use(await dovecot({ users: ['office'] }));
  const store = await testDatabase();
  const keyFile = join(closing.use(await temporaryDirectory()).path, 'master.key');
  const url = server.imapUrl('office').replace(':loopback@', ':wrong@');
  const assembly = closing.use(await contactHouse(store, keyFile, url));
  const problem = async () => (await accountStates(assembly.world))[0]?.problem;
  await readNow(assembly);
  assert.equal(await problem(), 'refused');
  await server.kill();
  await readNow(assembly);
  assert.equal(await problem(), 'unreachable');
});
