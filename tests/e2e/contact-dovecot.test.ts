// The contact mailbox at a Dovecot as Debian ships it: found, dated, moved, erased where it lies, and looked for on disk.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { holdPerson, liftHold } from '../../src/core/section/index.ts';
import {
  becameDeal,
  conversations,
  headingsOf,
  keepConversation,
  messagesOf,
  notNeeded,
} from '../../src/sections/contact/conversation/index.ts';
import { contactFigures, dissolve, removedMailboxes } from '../../src/sections/contact/erasure/index.ts';
import { contact } from '../../src/sections/contact/index.ts';
import { accountNames } from '../../src/sections/contact/mailbox/index.ts';
import { contactWorld } from '../support/contact-mailbox.ts';
import { type Delivery, dovecot } from '../support/dovecot.ts';
import { dump, stands } from '../support/dump.ts';
import { imapProxy } from '../support/imap-proxy.ts';
import { us, type Written, written } from '../support/letters.ts';

const server = await dovecot({
  users: [
    'threads',
    'erasure',
    'moved',
    'renamed',
    'byhand',
    'validity',
    'anew',
    'fleeing',
    'held',
    'shared',
    'letters',
    'back',
    'restricted',
    'old',
    'dates',
    'both',
    'machines',
    'access',
    'copied',
    'html',
    'swapped',
    'figures',
    'removed',
    'first',
    'withdrawn',
    'nameless',
    'third',
    'fourth',
    'fifth',
    'sixth',
    'second',
  ],
});
after(() => server[Symbol.asyncDispose]());

const act = (now: Temporal.Instant) => ({ now, by: 'staff' as const });

test('a question and its answer in the folder for sent mail are one conversation with one person', async () => {
  const w = await contactWorld(server, ['threads']);
  await server.deliver('threads', written({ id: 'q1', from: 'Anna <anna@kunden.example>', subject: 'Angebot' }), {
    at: '2026-10-01T10:00:00Z',
  });
  await server.deliver(
    'threads',
    written({ id: 'a1', from: us, to: 'anna@kunden.example', subject: 'Re: Angebot', answers: ['q1'], text: 'Gern.' }),
    { folder: 'Sent', at: '2026-10-02T10:00:00Z' },
  );
  await w.read();
  const found = await w.conversationWith('anna@kunden.example');
  assert.deepEqual(
    { ...found, id: '', account: '', since: found.since.toString(), due: null, goneBy: found.goneBy?.toString() },
    {
      id: '',
      account: '',
      stage: 'current',
      since: '2026-10-02T10:00:00Z',
      due: null,
      goneBy: '2027-10-02T22:00:00Z',
      held: false,
      firstAt: Temporal.Instant.from('2026-10-01T10:00:00Z'),
      lastAt: Temporal.Instant.from('2026-10-02T10:00:00Z'),
      lastInbound: false,
      automatic: false,
      messages: 2,
    },
  );
  assert.deepEqual(await w.texts(found.id), ['Guten Tag, was kostet das?', 'Gern.']);
});

test('what is not needed any more is gone from every folder, on disk as well', async () => {
  const w = await contactWorld(server, ['erasure']);
  const canary = 'KANARIENVOGEL-7719';
  const mail = written({ id: 'e1', from: 'Bob <bob@kunden.example>', text: canary });
  await server.deliver('erasure', mail);
  for (const folder of ['Archive', 'Trash']) await server.deliver('erasure', mail, { folder });
  await server.deliver('erasure', written({ id: 'e2', from: 'carla@kunden.example', text: 'BLEIBT-1' }));
  await w.read();
  const { id } = await w.conversationWith('bob@kunden.example');
  assert.deepEqual(await notNeeded(w.world, id, act(w.now())), { stage: 'unneeded' });
  await w.travel('P2M');
  await w.read();
  assert.equal(await w.pending(), 0);
  assert.equal(await server.holds('erasure', canary), false, 'a copy is still on disk');
  assert.equal(await server.holds('erasure', 'BLEIBT-1'), true);
  assert.deepEqual(
    (await w.all()).map(({ messages }) => messages),
    [1],
  );
});

/** A user of their own for each test, and a world that reads their mailbox. */
async function office(name: string) {
  const w = await contactWorld(server, [name]);
  return { w, deliver: (mail: Written, delivery?: Delivery) => server.deliver(name, written(mail), delivery) };
}

test('a message that somebody moves into another folder stays in its conversation', async () => {
  const { w, deliver } = await office('moved');
  await deliver({ id: 'm1', from: 'anna@kunden.example' });
  await w.read();
  const before = await w.conversationWith('anna@kunden.example');
  await becameDeal(w.world, before.id, act(w.now()));
  await server.by('moved', async (client) => {
    await client.mailboxCreate('Kunden');
    await client.mailboxOpen('INBOX');
    await client.messageMove('1:*', 'Kunden');
  });
  await w.read();
  const moved = await w.conversationWith('anna@kunden.example');
  assert.deepEqual([moved.id, moved.stage, moved.messages], [before.id, 'deal', 1]);
  assert.deepEqual(await w.texts(moved.id), ['Guten Tag, was kostet das?']);
});

test('a folder that is renamed keeps its conversations, and one that is deleted ends them', async () => {
  const { w, deliver } = await office('renamed');
  await deliver({ id: 'r1', from: 'anna@kunden.example' }, { folder: 'Kunden' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  await server.by('renamed', (client) => client.mailboxRename('Kunden', 'Interessenten'));
  await w.read();
  assert.equal((await w.conversationWith('anna@kunden.example')).id, id);
  await server.by('renamed', (client) => client.mailboxDelete('Interessenten'));
  await w.read();
  assert.deepEqual(await w.all(), []);
});

test('a conversation that somebody deletes by hand ends, and the journal says how', async () => {
  const { w, deliver } = await office('byhand');
  await deliver({ id: 'h1', from: 'anna@kunden.example' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  await server.by('byhand', async (client) => {
    await client.mailboxOpen('INBOX');
    await client.messageDelete('1:*');
  });
  await w.read();
  assert.deepEqual(await w.all(), []);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where record = ${id} and what = 'erased'`.execute(w.world.db);
  assert.deepEqual(rows, [{ rule: 'event:vanished' }]);
});

test('a folder that counts its messages anew loses no conversation, doubles none, and is erased in as before', async () => {
  const { w, deliver } = await office('validity');
  for (const n of [1, 2, 3]) await deliver({ id: `v${n}`, from: `p${n}@kunden.example`, text: `CANARY-V${n}` });
  await w.read();
  const before = new Map((await w.all()).map(({ id, firstAt }) => [id, firstAt]));
  const numbers = async () => {
    const { rows } = await sql<{ validity: number }>`select validity from contact.folder order by validity`.execute(
      w.world.db,
    );
    return rows.map(({ validity }) => validity);
  };
  const old = await numbers();
  await server.countAnew('validity');
  await w.read();
  assert.notDeepEqual(await numbers(), old, 'the folder still has its old validity');
  assert.deepEqual(new Map((await w.all()).map(({ id, firstAt }) => [id, firstAt])), before);
  assert.deepEqual(
    (await w.all()).map(({ messages }) => messages),
    [1, 1, 1],
  );
  const { id } = await w.conversationWith('p2@kunden.example');
  assert.deepEqual(await w.texts(id), ['CANARY-V2']);
  await w.world.persons.erase('p2@kunden.example', act(w.now()));
  await w.read();
  assert.deepEqual(
    [await server.holds('validity', 'CANARY-V2'), await server.holds('validity', 'CANARY-V3')],
    [false, true],
  );
});

test('an order to erase outlives that the folder counts its messages anew', async () => {
  const { w, deliver } = await office('anew');
  await deliver({ id: 'n1', from: 'anna@kunden.example', text: 'CANARY-ANEW' });
  await deliver({ id: 'n2', from: 'bob@kunden.example', text: 'STAYS-ANEW' });
  await w.read();
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await server.countAnew('anew');
  await w.read();
  assert.equal(await w.pending(), 0);
  assert.deepEqual(
    [await server.holds('anew', 'CANARY-ANEW'), await server.holds('anew', 'STAYS-ANEW')],
    [false, true],
  );
});

test('a message that is moved on its way out is deleted where it lies then', async () => {
  const { w, deliver } = await office('fleeing');
  await deliver({ id: 'f1', from: 'anna@kunden.example', text: 'CANARY-FLEEING' });
  await w.read();
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await server.by('fleeing', async (client) => {
    await client.mailboxCreate('Versteck');
    await client.mailboxOpen('INBOX');
    await client.messageMove('1:*', 'Versteck');
  });
  await w.read();
  assert.equal(await server.holds('fleeing', 'CANARY-FLEEING'), false);
  assert.equal(await w.pending(), 0);
});

test('what a hold covers is not erased, and goes when the hold is closed', async () => {
  const { w, deliver } = await office('held');
  await deliver({ id: 'o1', from: 'anna@kunden.example', text: 'CANARY-HELD' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  const opened = await holdPerson(
    w.world,
    {
      address: 'anna@kunden.example',
      class: 'contact.conversation',
      kind: 'dispute',
      reference: '4-O-12/26',
      reviewBy: w.now().add({ hours: 24 * 900 }),
    },
    act(w.now()),
  );
  const hold = 'hold' in opened ? opened.hold : assert.fail(JSON.stringify(opened));
  await notNeeded(w.world, id, act(w.now()));
  await w.travel('P1Y');
  await w.read();
  assert.deepEqual([await server.holds('held', 'CANARY-HELD'), await w.pending()], [true, 0]);
  await liftHold(w.world, hold, act(w.now()));
  await w.read();
  assert.deepEqual([await server.holds('held', 'CANARY-HELD'), await w.pending()], [false, 0]);
});

test('a message to two persons goes when the last of the two conversations goes', async () => {
  const { w, deliver } = await office('shared');
  await deliver(
    { id: 's1', from: us, to: 'anna@kunden.example, bob@kunden.example', text: 'CANARY-SHARED' },
    { folder: 'Sent' },
  );
  await w.read();
  assert.equal((await w.all()).length, 2);
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await w.read();
  assert.equal(await server.holds('shared', 'CANARY-SHARED'), true, 'it is still part of what was written with Bob');
  await w.world.persons.erase('bob@kunden.example', act(w.now()));
  await w.read();
  assert.equal(await server.holds('shared', 'CANARY-SHARED'), false);
});

test('a commercial letter is set apart from daily work, opens for its retention alone, and goes in its year', async () => {
  const { w, deliver } = await office('letters');
  await deliver({ id: 'l1', from: 'anna@kunden.example', text: 'CANARY-LETTER' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  await becameDeal(w.world, id, act(w.now()));
  await notNeeded(w.world, id, act(w.now()));
  await w.read();
  const inbox = () =>
    server.files('letters').then((files) => files.filter((file) => /Maildir\/cur\//.test(file)).length);
  assert.equal(await inbox(), 0, 'the letter is still in INBOX');
  assert.ok((await server.files('letters')).some((file) => file.includes('.Gesperrt/cur/')));
  assert.deepEqual(await messagesOf(w.world, id), { refused: 'purpose' });
  assert.deepEqual(await w.texts(id, 'contact.retention'), ['CANARY-LETTER']);
  assert.equal((await w.world.persons.erase('anna@kunden.example', act(w.now())))[0]?.outcome, 'kept');

  await w.travelTo('2032-12-30T12:00:00Z');
  await w.read();
  assert.equal(await server.holds('letters', 'CANARY-LETTER'), true);
  await w.travelTo('2033-01-02T12:00:00Z');
  await w.read();
  assert.equal(await server.holds('letters', 'CANARY-LETTER'), false);
});

test('a letter that somebody takes out of its folder is put back, and an answer brings the matter to daily work again', async () => {
  const { w, deliver } = await office('back');
  await deliver({ id: 'b1', from: 'anna@kunden.example' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  await becameDeal(w.world, id, act(w.now()));
  await notNeeded(w.world, id, act(w.now()));
  await w.read();
  const blocked = async () => (await server.files('back')).filter((file) => file.includes('.Gesperrt/cur/')).length;
  await server.by('back', async (client) => {
    await client.mailboxOpen('Gesperrt');
    await client.messageMove('1:*', 'INBOX');
  });
  assert.equal(await blocked(), 0);
  await w.read();
  assert.equal(await blocked(), 1);
  await deliver({ id: 'b2', from: 'anna@kunden.example', answers: ['b1'] }, { at: '2026-11-23T10:00:00Z' });
  await w.read();
  assert.deepEqual([(await w.conversationWith('anna@kunden.example')).stage, await blocked()], ['deal', 0]);
});

test('a restricted conversation is out of sight until it is lifted', async () => {
  const { w, deliver } = await office('restricted');
  await deliver({ id: 'x1', from: 'anna@kunden.example' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  await w.world.persons.restrict('anna@kunden.example', 'all', act(w.now()));
  await w.read();
  assert.ok((await server.files('restricted')).every((file) => file.includes('.Gesperrt/')));
  assert.deepEqual(await messagesOf(w.world, id), { refused: 'purpose' });
  await w.world.persons.lift('anna@kunden.example', 'all', act(w.now()));
  await w.read();
  assert.deepEqual(await w.texts(id), ['Guten Tag, was kostet das?']);
});

test('a conversation that is not needed is out of sight at once, and what is found needed after all comes back', async () => {
  const { w, deliver } = await office('withdrawn');
  await deliver({ id: 'wd', from: 'anna@kunden.example' });
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  assert.deepEqual(await notNeeded(w.world, id, act(w.now())), { stage: 'unneeded' });
  await w.read();
  assert.ok((await server.files('withdrawn')).every((file) => file.includes('.Gesperrt/')));
  assert.deepEqual(await messagesOf(w.world, id), { refused: 'purpose' });
  const needed = { ground: 'contract', reason: 'Angebot 17' } as const;
  assert.deepEqual(await keepConversation(w.world, id, needed, act(w.now())), { stage: 'current' });
  await w.read();
  assert.ok((await server.files('withdrawn')).every((file) => !file.includes('.Gesperrt/')));
});

test('a message without a Message-ID is found, answered to and erased as others are', async () => {
  const { w } = await office('nameless');
  const raw = (n: number) =>
    written({ id: '', from: 'anna@kunden.example', subject: 'Ohne', text: `CANARY-NAMELESS-${n}` })
      .split('\n')
      .slice(1)
      .join('\n');
  await server.deliver('nameless', raw(1), { at: '2026-10-01T12:00:00Z' });
  await server.deliver('nameless', raw(22), { folder: 'Sent', at: '2026-10-02T12:00:00Z' });
  await w.read();
  assert.equal((await w.conversationWith('anna@kunden.example')).messages, 2);
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await w.read();
  assert.deepEqual([await server.holds('nameless', 'CANARY-NAMELESS'), await w.pending()], [false, 0]);
});

test('old conversations come to review when they are found, and go only after the month of a review', async () => {
  const { w, deliver } = await office('old');
  await deliver({ id: 'd1', from: 'anna@kunden.example', text: 'CANARY-OLD' }, { at: '2021-03-01T10:00:00Z' });
  await w.read();
  await w.travel('P1D');
  const { stage, goneBy } = await w.conversationWith('anna@kunden.example');
  assert.deepEqual([stage, goneBy?.toString()], ['review', '2026-12-23T23:00:00Z']);
  await w.travelTo('2026-12-21T12:00:00Z');
  assert.equal(await server.holds('old', 'CANARY-OLD'), true);
  await w.travelTo('2026-12-23T20:00:00Z');
  await w.read();
  assert.equal(await server.holds('old', 'CANARY-OLD'), false);
});

test('a new message begins the year anew, and one from the future counts from today', async () => {
  const { w, deliver } = await office('dates');
  await deliver({ id: 'g1', from: 'anna@kunden.example' }, { at: '2026-02-01T10:00:00Z' });
  await w.read();
  assert.equal((await w.conversationWith('anna@kunden.example')).goneBy?.toString(), '2027-02-01T23:00:00Z');
  await deliver({ id: 'g2', from: 'anna@kunden.example', answers: ['g1'] }, { at: '2026-05-01T10:00:00Z' });
  await w.read();
  assert.equal((await w.conversationWith('anna@kunden.example')).goneBy?.toString(), '2027-05-01T22:00:00Z');
  await deliver({ id: 'g3', from: 'anna@kunden.example', answers: ['g1'] }, { at: '2031-05-01T10:00:00Z' });
  await w.read();
  const { since, messages } = await w.conversationWith('anna@kunden.example');
  assert.deepEqual([since, messages], [w.now(), 3]);
});

test('both addresses lead to one conversation, and a message of the form belongs to the person whom it names', async () => {
  const { w, deliver } = await office('both');
  await deliver({ id: 'c1', from: 'anna@kunden.example', to: 'info@fluxcess.com', subject: 'Frage' });
  await deliver({ id: 'c2', from: 'anna@kunden.example', to: 'info@fluxcess.de', subject: 'AW: Frage' });
  await deliver({ id: 'c3', from: 'fluxcess <info@fluxcess.com>', replyTo: 'Bob <bob@kunden.example>' });
  await w.read();
  assert.equal((await w.conversationWith('anna@kunden.example')).messages, 2);
  assert.deepEqual(await w.conversationWith('bob@kunden.example').then(({ lastInbound }) => lastInbound), true);
});

test('what machines write is under the rule as well and needs no answer', async () => {
  const { w, deliver } = await office('machines');
  await deliver({ id: 'y1', from: 'news@shop.example', headers: ['List-Id: <news.shop.example>'] });
  await deliver({ id: 'y2', from: 'anna@kunden.example', headers: ['Auto-Submitted: auto-replied'] });
  await deliver({ id: 'y3', from: 'bob@kunden.example' });
  await w.read();
  assert.equal((await w.all()).length, 3);
  const { conversations: unanswered } = await conversations(w.world, { unanswered: true });
  assert.deepEqual(
    unanswered.map(({ id }) => id),
    [(await w.conversationWith('bob@kunden.example')).id],
  );
});

test('a person reads their messages, and nobody finds a word of them in the database', async () => {
  const { w, deliver } = await office('access');
  const mail = { id: 'z1', from: 'Anna Kunde <anna@kunden.example>', subject: 'Zaunkönig', text: 'CANARY-ACCESS' };
  await deliver(mail, { flags: '' });
  await w.read();
  const [held] = await w.world.persons.held('anna@kunden.example');
  const values = held?.fields.map(({ value }) => value).join('\n') ?? '';
  for (const word of ['anna@kunden.example', 'Zaunkönig', 'CANARY-ACCESS']) assert.ok(values.includes(word), values);
  const dumped = await dump(w.world.db);
  for (const word of ['anna@kunden.example', 'Zaunkönig', 'CANARY-ACCESS', 'z1@mail.example'])
    assert.ok(!stands(word, dumped), `${word} stands in the database`);
  assert.ok(
    (await server.files('access')).some((file) => file.endsWith(':2,')),
    'reading has marked it as read',
  );
  const { id } = await w.conversationWith('anna@kunden.example');
  assert.deepEqual((await headingsOf(w.world, [id])).get(id), {
    subject: 'Zaunkönig',
    person: { name: 'Anna Kunde', address: 'anna@kunden.example' },
  });
});

test('an answer without the messages says that they are missing', async () => {
  const own = await dovecot({ users: ['gone'] });
  await using _own = own;
  const w = await contactWorld(own, ['gone']);
  await own.deliver('gone', written({ id: 'w1', from: 'anna@kunden.example' }));
  await w.read();
  await own.kill();
  const [held] = await w.world.persons.held('anna@kunden.example');
  assert.ok(held?.fields.some(({ value }) => value.includes('nicht zu erreichen')));
  assert.deepEqual(await messagesOf(w.world, held?.record ?? ''), { refused: 'unreachable' });
});

test('a person’s copy of many conversations is read over one connection', async () => {
  const proxy = await imapProxy(server.imapUrl('copied'));
  after(() => proxy[Symbol.asyncDispose]());
  const w = await contactWorld(server, [], { returns: { imapUrl: proxy.through(server.imapUrl('copied')) } });
  const subjects = ['Angebot', 'Rechnung', 'Termin', 'Mahnung', 'Dank'];
  for (const [n, subject] of subjects.entries())
    await server.deliver('copied', written({ id: `cp${n}`, from: 'anna@kunden.example', subject, text: `Text ${n}` }), {
      ...(n > 2 && { folder: 'Archive' }),
    });
  await w.read();
  proxy.listen();
  const held = await w.world.persons.held('anna@kunden.example');
  const said = held.flatMap(({ fields }) => fields.filter(({ name }) => name === 'message')).map(({ value }) => value);
  assert.deepEqual(
    said.map((value) => /Text \d/.exec(value)?.[0] ?? '').toSorted((a, b) => a.localeCompare(b)),
    subjects.map((_, n) => `Text ${n}`),
  );
  assert.equal(proxy.heard().connections, 1);
});

test('HTML is read as text, and attachments are named', async () => {
  const { w } = await office('html');
  await server.deliver(
    'html',
    await readFile(new URL('../support/mails/html-with-attachment.eml', import.meta.url), 'utf8'),
  );
  await w.read();
  const { id } = await w.conversationWith('anna@kunden.example');
  const messages = await messagesOf(w.world, id);
  assert.ok(!('refused' in messages));
  const [message] = messages;
  assert.equal(message?.subject, 'Grüße & Maße');
  assert.match(message?.text ?? '', /Grüße aus Osnabrück\s+5 < 6/);
  assert.ok(!message?.text.includes('<'.concat('p>')));
  assert.deepEqual(
    message?.attachments.map(({ name, type }) => [name, type]),
    [['plan.pdf', 'application/pdf']],
  );
});

test('a message that took the number of the one meant is left alone', async () => {
  const { w, deliver } = await office('swapped');
  await deliver({ id: 'p1', from: 'anna@kunden.example', text: 'CANARY-SWAPPED' });
  await deliver({ id: 'p2', from: 'bob@kunden.example', text: 'STAYS-SWAPPED' });
  await w.read();
  // As if we had noted the wrong number: the order for Anna's message names Bob's.
  await sql`update contact.message m set uid = o.uid from contact.message o where o.folder = m.folder and o.uid <> m.uid`.execute(
    w.world.db,
  );
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await w.read();
  assert.deepEqual(
    [await server.holds('swapped', 'CANARY-SWAPPED'), await server.holds('swapped', 'STAYS-SWAPPED')],
    [false, true],
  );
});

test('two mailboxes are read each for itself', async () => {
  const w = await contactWorld(server, ['first', 'second']);
  await server.deliver('first', written({ id: '1a', from: 'anna@kunden.example', text: 'CANARY-FIRST' }));
  await server.deliver(
    'second',
    written({ id: '2a', from: 'anna@kunden.example', subject: 'Anderes', text: 'CANARY-SECOND' }),
  );
  await w.read();
  assert.equal(new Set((await w.all()).map(({ account }) => account)).size, 2);
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await w.read();
  assert.deepEqual(
    [await server.holds('first', 'CANARY-FIRST'), await server.holds('second', 'CANARY-SECOND')],
    [false, false],
  );
});

test('a mail that came to both mailboxes is one message, and is erased in both', async () => {
  const w = await contactWorld(server, ['third', 'fourth']);
  const mail = written({ id: 't1', from: 'anna@kunden.example', text: 'CANARY-BOTH' });
  for (const user of ['third', 'fourth']) await server.deliver(user, mail);
  await w.read();
  assert.equal((await w.conversationWith('anna@kunden.example')).messages, 1);
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  await w.read();
  assert.deepEqual(
    [await server.holds('third', 'CANARY-BOTH'), await server.holds('fourth', 'CANARY-BOTH'), await w.pending()],
    [false, false, 0],
  );
});

test('a conversation over two mailboxes ends when it is deleted by hand in both', async () => {
  const w = await contactWorld(server, ['fifth', 'sixth']);
  const mail = written({ id: 't2', from: 'anna@kunden.example' });
  const users = ['fifth', 'sixth'];
  for (const user of users) await server.deliver(user, mail);
  await w.read();
  for (const [at, user] of users.entries()) {
    await server.by(user, async (client) => {
      await client.mailboxOpen('INBOX');
      await client.messageDelete('1:*');
    });
    await w.read();
    assert.equal((await w.all()).length, 1 - at);
  }
});

test('what stays in the mailbox against an order is a figure that somebody has to look at', async () => {
  const { w, deliver } = await office('figures');
  await deliver({ id: 'j1', from: 'anna@kunden.example' });
  await w.read();
  const figure = async (name: string) =>
    contact
      .figures?.(w.world)
      .find((one) => one.name === name)
      ?.read() ?? assert.fail(name);
  assert.equal(await figure('avow_contact_erasures_pending'), 0);
  await w.world.persons.erase('anna@kunden.example', act(w.now()));
  assert.equal(await figure('avow_contact_erasures_pending'), 1);
  await w.read();
  assert.equal(await figure('avow_contact_erasures_pending'), 0);
});

test('a mailbox that is named no more has a figure of its own, and ends when somebody confirms that it is gone', async () => {
  const w = await contactWorld(server, ['figures', 'removed']);
  await server.deliver('removed', written({ id: 'rm1', from: 'anna@kunden.example' }));
  await server.deliver('removed', written({ id: 'rm2', from: 'bob@kunden.example' }));
  await w.read();
  const { world } = w;
  const named = accountNames(world);
  await world.persons.erase('anna@kunden.example', act(w.now()));
  const left = { ...world, transport: { ...world.transport, imapUrl: server.imapUrl('figures') } };
  const gone = named.find((name) => !accountNames(left).includes(name)) ?? '';
  const counts = async () => {
    const figures = contactFigures(left, accountNames(left)).slice(0, 2);
    return Promise.all(figures.map((figure) => figure.read()));
  };
  assert.deepEqual(await counts(), [0, 1]);
  assert.deepEqual(await removedMailboxes(left), [{ name: gone, conversations: 1, leaving: 1 }]);
  assert.deepEqual(await dissolve(world, gone, act(w.now())), { refused: 'named' });
  assert.deepEqual(await dissolve(left, gone, act(w.now())), { ended: 1 });
  assert.deepEqual([await counts(), await removedMailboxes(left)], [[0, 0], []]);
  const { rows } = await sql<{ rule: string }>`
    select rule from journal.entry where what = 'erased' and actor = 'staff' order by id`.execute(world.db);
  assert.deepEqual(
    rows.map(({ rule }) => rule),
    ['event:erasureDemanded', 'mailbox:dissolved', 'event:vanished'],
  );
});
