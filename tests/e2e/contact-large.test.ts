// A mailbox that has been in use for years is taken over: 50,000 messages in three folders.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { accountStates } from '../../src/sections/contact/mailbox/index.ts';
import { contactWorld } from '../support/contact-mailbox.ts';
import { dovecot } from '../support/dovecot.ts';
import { imapProxy } from '../support/imap-proxy.ts';
import { us, written } from '../support/letters.ts';

const server = await dovecot({ users: ['large'] });
after(() => server[Symbol.asyncDispose]());
const proxy = await imapProxy(server.imapUrl('large'));
after(() => proxy[Symbol.asyncDispose]());
const w = await contactWorld(server, [], { returns: { imapUrl: proxy.through(server.imapUrl('large')) } });

const questions = 20_000;

/** Every question comes into INBOX, is answered from there, and thanked for; the thanks were put into the archive. */
function* mails(kind: 'question' | 'answer' | 'thanks') {
  for (let n = 0; n < questions; n += 1) {
    if (kind === 'thanks' && n % 2 === 1) continue;
    const person = `p${n % 4_000}@kunden.example`;
    const at = new Date(
      Date.UTC(2023, 0, 1) + n * 100 * 60_000 + ['question', 'answer', 'thanks'].indexOf(kind) * 3_600_000,
    );
    const subject = `${kind === 'question' ? '' : 'Re: '}Frage ${n}`;
    const between = kind === 'answer' ? { from: us, to: person } : { from: person };
    const answers = kind === 'question' ? [] : kind === 'answer' ? [`q${n}`] : [`q${n}`, `a${n}`];
    yield { raw: written({ id: `${kind[0]}${n}`, ...between, subject, answers }), at: at.toISOString() };
  }
}

test('50,000 messages are taken over with their true dates, without their bodies, in little memory', async (t) => {
  await server.fill('large', undefined, mails('question'));
  await server.fill('large', 'Sent', mails('answer'));
  await server.fill('large', 'Archive', mails('thanks'));
  const [start, before] = [performance.now(), process.memoryUsage().rss];
  await w.read();
  const [seconds, grown] = [(performance.now() - start) / 1000, (process.memoryUsage().rss - before) / 2 ** 20];
  t.diagnostic(`${Math.round(seconds)} s, ${Math.round(grown)} MB more`);
  const [state] = await accountStates(w.world);
  assert.deepEqual([state?.messages, state?.known], [50_000, 50_000]);
  const { rows } = await sql<{ conversations: number; messages: number; wrong: number }>`
    select (select count(*)::int from contact.conversation) as conversations,
      (select count(*)::int from contact.message) as messages,
      (select count(*)::int from contact.conversation c join core.record r on r.id = c.record
        where r.since <> c.last_at or (r.fact ->> 'lastMessage')::timestamptz <> c.last_at
          or c.last_at <> (select max(m.at) from contact.message m where m.record = c.record)) as wrong`.execute(
    w.world.db,
  );
  assert.deepEqual(rows[0], { conversations: questions, messages: 50_000, wrong: 0 });
  assert.ok(grown < 400, `${grown} MB`);

  const again = performance.now();
  await w.read();
  t.diagnostic(`a second look: ${Math.round(performance.now() - again)} ms`);
});

test('after that a look on a new connection reads what is new and nothing else, whatever lies there', async (t) => {
  for (const n of [1, 2, 3])
    await server.deliver('large', written({ id: `new${n}`, from: `neu${n}@kunden.example`, subject: `Neu ${n}` }));
  await server.by('large', async (client) => {
    await client.mailboxOpen('INBOX');
    await client.messageDelete('5,17');
    await client.messageMove('40', 'Archive');
    await client.messageFlagsAdd('60:70', ['\\Flagged']);
  });
  proxy.listen();
  const start = performance.now();
  await w.read();
  const { connections, server: said } = proxy.heard();
  t.diagnostic(`${Math.round(performance.now() - start)} ms, ${said.length} octets`);
  assert.equal(connections, 1);
  assert.equal(said.match(/ENVELOPE \(/g)?.length, 4, 'three that came and one that was moved');
  assert.ok(said.length < 30_000, `${said.length} octets`);
  const [state] = await accountStates(w.world);
  assert.deepEqual([state?.messages, state?.known], [50_001, 50_001]);
});
