import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { type Cover, encode } from '../../src/core/mail/encode.ts';
import { MailError, type Message } from '../../src/core/mail/index.ts';

const cover: Cover = {
  sender: { name: 'Gartenbau Musterstadt GmbH', address: 'post@garten.example' },
  to: 'ada@example.org',
  language: 'de',
  messageId: '<0198c1a2-7b00-7000-8000-000000000001@garten.example>',
  at: Temporal.Instant.from('2026-03-02T08:00:00Z'),
};

const message: Message = {
  subject: 'Grüße aus dem Garten',
  text: 'Guten Tag,\nhier wächst etwas.\n',
  autoSubmitted: 'auto-generated',
};

const list = { url: 'https://garten.example/newsletter/unsubscribe/t0ken', listId: 'rundbrief.garten.example' };

const headersOf = (raw: Buffer): string[] => {
  const head = raw.toString('utf8').split('\r\n\r\n')[0] ?? '';
  return head.replace(/\r\n[ \t]/g, ' ').split('\r\n');
};

const namesOf = (raw: Buffer) =>
  headersOf(raw)
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    .toSorted();

test('a mail has the headers that every mail has, each once', async () => {
  const raw = await encode(message, cover);
  assert.deepEqual(namesOf(raw), [
    'auto-submitted',
    'content-language',
    'content-transfer-encoding',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ]);
  assert.ok(headersOf(raw).includes('Date: Mon, 02 Mar 2026 08:00:00 +0000'));
  assert.ok(headersOf(raw).includes(`Message-ID: ${cover.messageId}`));
  assert.ok(headersOf(raw).includes('From: Gartenbau Musterstadt GmbH <post@garten.example>'));
});

test('one-click unsubscribing comes as a pair with the name of the list, or not at all', async () => {
  const raw = await encode({ ...message, listUnsubscribe: list }, cover);
  const headers = headersOf(raw);
  assert.ok(headers.includes(`List-Unsubscribe: <${list.url}>`));
  assert.ok(headers.includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click'));
  assert.ok(
    headers.includes('List-Id: <rundbrief.garten.example>') || headers.includes('List-ID: <rundbrief.garten.example>'),
  );
  assert.ok(!namesOf(await encode(message, cover)).some((name) => name.startsWith('list-')));
});

test('a mail that a human answers for is not marked as automatic', async () => {
  assert.ok(!namesOf(await encode({ ...message, autoSubmitted: 'no' }, cover)).includes('auto-submitted'));
});

test('text and HTML arrive as they were written', async () => {
  const text = `Guten Tag,\n.\n..Punkt am Anfang\nFrom hier an\n${'lang '.repeat(400)}\n„Ende“\n`;
  const parsed = await simpleParser(await encode({ ...message, text, html: '<p>„Ende“</p>' }, cover));
  assert.equal(parsed.text, text);
  assert.equal(parsed.html, '<p>„Ende“</p>');
  assert.equal(parsed.subject, message.subject);
});

test('every attempt of a mail at the same moment gives the same bytes', async () => {
  const both = { ...message, html: '<p>x</p>' };
  assert.ok((await encode(both, cover)).equals(await encode(both, cover)));
});

const breaks = [
  '\r\nBcc: eve@example.org',
  '\nBcc: eve@example.org',
  '\r\r',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u007f',
  '\ud800',
];

for (const bad of breaks) {
  const name = JSON.stringify(bad);
  test(`no header takes ${name}`, async () => {
    const tries: readonly [Message, Cover][] = [
      [{ ...message, subject: `Hallo${bad}` }, cover],
      [{ ...message, replyTo: `info@garten.example${bad}` }, cover],
      [{ ...message, listUnsubscribe: { ...list, url: list.url + bad } }, cover],
      [{ ...message, listUnsubscribe: { ...list, listId: list.listId + bad } }, cover],
      [message, { ...cover, to: `ada@example.org${bad}` }],
      [message, { ...cover, sender: { ...cover.sender, name: `Gartenbau${bad}` } }],
      [message, { ...cover, sender: { ...cover.sender, address: `post@garten.example${bad}` } }],
    ];
    for (const [broken, wrapped] of tries)
      await assert.rejects(
        encode(broken, wrapped),
        (error) => error instanceof MailError && !error.message.includes('example'),
      );
  });
}

// An empty subject has no header, an empty body no encoding.
const isSteady = (header: string) => header !== 'subject' && header !== 'content-transfer-encoding';

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  fc.string({ unit: fc.constantFrom('\r', '\n', ' ', ':', 'a', '=', '?', '"', '<', '>', ',', 'ä') }),
);

test('whatever the words are, a mail has exactly its own headers, CRLF everywhere and no line beyond 998 octets', async () => {
  const expected = [...namesOf(await encode({ ...message, listUnsubscribe: list, replyTo: 'a@b.example' }, cover))];
  await fc.assert(
    fc.asyncProperty(words, words, words, async (subject, text, name) => {
      const sender = { ...cover.sender, name };
      const raw = await encode(
        { ...message, subject, text, listUnsubscribe: list, replyTo: 'a@b.example' },
        { ...cover, sender },
      ).catch((error: unknown) => {
        if (error instanceof MailError) return undefined;
        throw error;
      });
      if (!raw) return;
      assert.deepEqual(namesOf(raw).filter(isSteady), expected.filter(isSteady));
      const lines = raw.toString('latin1').split('\r\n');
      assert.ok(lines.every((line) => line.length <= 998 && !/[\r\n\0]/.test(line)));
    }),
    { numRuns: 500 },
  );
});

test('an address for unsubscribing that is no web address is refused', async () => {
  for (const url of [
    'mailto:a@b.example',
    'javascript:alert(1)',
    'https://x.example/a b',
    'https://x.example/>',
    `https://x.example/${'a'.repeat(900)}`,
  ])
    await assert.rejects(encode({ ...message, listUnsubscribe: { ...list, url } }, cover), { code: 'mail/header' });
});

test('a file goes with a mail as it is, and its name leaves no header', async () => {
  const text = '{"name": "Grün", "lines": ["' + 'x'.repeat(2_000) + '"]}\n';
  const file = { filename: 'copy.json', type: 'application/json', text };
  const { attachments, text: body } = await simpleParser(await encode({ ...message, attachments: [file] }, cover));
  assert.equal(attachments[0]?.content.toString('utf8'), text);
  assert.match(body ?? '', /hier wächst etwas/);
  const forged = { ...file, filename: 'copy.json\r\nBcc: eve@example.org' };
  await assert.rejects(encode({ ...message, attachments: [forged] }, cover), MailError);
});
