// The contact mailbox at a Dovecot as Debian ships it: found, dated, moved, erased where it lies, and looked for on disk.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { notNeeded } from '../../src/sections/contact/conversation/index.ts';
import { contactWorld } from '../support/contact-mailbox.ts';
import { dovecot } from '../support/dovecot.ts';
import { us, written } from '../support/letters.ts';

const server = await dovecot({ users: ['threads', 'erasure'] });
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
