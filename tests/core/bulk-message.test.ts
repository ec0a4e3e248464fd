import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { relaxedBody } from '../../src/core/mail/dkim/canonical.ts';
import { type BulkParts, compileMessage, MailError, messageIdOf, personal } from '../../src/core/mail/index.ts';
import { bulkCover, bulkParts, bulkValues, plainParts, rawOf } from '../support/bulk.ts';

const compose = (parts: BulkParts = bulkParts(), values: Record<string, string> = bulkValues): Buffer =>
  rawOf(personal(compileMessage(parts), values, bulkCover()));

const linesOf = (raw: Buffer): string[] => raw.toString('latin1').split('\r\n');
const isRefused = (code: string) => (error: unknown) => error instanceof MailError && error.code === code;

/** How a text arrives: one kind of line break, no controls, and the line break that ends every mail. */
const asRead = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]/gu, '');

// What text is really made of: letters, and everything that encodings trip over.
const awkward = fc.constantFrom(
  '.',
  '..',
  '=',
  '=3D',
  ' ',
  '  ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  '-',
  '--',
  '{{',
  '}}',
  'From ',
  '<',
  '&',
  'ü',
  '😀',
  '\u2028',
  '\ud800',
  '\0',
  '?=',
  '=?',
);
const text = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.string({ unit: 'grapheme' }) }, { weight: 2, arbitrary: awkward }, fc.lorem()),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

const decodeHtml = (html: string): string =>
  html.replace(
    /&(amp|lt|gt|quot|#39);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
  );

test('what is read is what was written, whatever the texts and values are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), text, text, async (statics, name, leave) => {
      const slots = ['{{name}}', '{{ leave }}', '{{name}}'];
      const values = [name, leave, name];
      const pieces = statics.map((piece) => piece.replace(/[{}]/g, ''));
      const template = pieces.map((piece, i) => `${piece}${slots[i] ?? ''}`).join('');
      const wanted = pieces.map((piece, i) => `${asRead(piece)}${asRead(values[i] ?? '')}`).join('');
      const raw = compose(bulkParts({ text: template, html: template }), { name, leave });
      const read = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
      // The parser reads a text without its last line break, and HTML as it is.
      assert.equal((read.text ?? '').replace(/\n$/, ''), wanted.replace(/\n$/, ''));
      if (read.html) assert.equal(decodeHtml(read.html).replace(/\n$/, ''), decodeHtml(wanted).replace(/\n$/, ''));
    }),
    { numRuns: 150 },
  );
});

test('no line is longer than 76 characters, none begins with a dot, and every line ends with CRLF', () => {
  fc.assert(
    fc.property(text, text, fc.boolean(), (body, name, hasHtml) => {
      const parts = hasHtml
        ? bulkParts({ text: `${body}{{name}}${body}`, html: `${body}{{name}}` })
        : plainParts({ text: `{{name}}${body}{{name}}` });
      const raw = compose(parts, { name, leave: '' });
      for (const line of linesOf(raw)) {
        assert.ok(line.length <= 78, line);
        assert.ok(!line.startsWith('.'), line);
        assert.ok(/^[\x20-\x7e]*$/.test(line), JSON.stringify(line));
      }
      assert.ok(raw.toString('latin1').endsWith('\r\n'));
    }),
    { numRuns: 200 },
  );
});

test('the body stands in the form that DKIM hashes, but for empty lines at its end', () => {
  fc.assert(
    fc.property(text, text, (body, name) => {
      const raw = compose(plainParts({ text: `${body}{{name}}${body}` }), { name, leave: '' }).toString('latin1');
      const written = raw.slice(raw.indexOf('\r\n\r\n') + 4);
      assert.equal(relaxedBody(written), written.replace(/(\r\n)+$/, '\r\n').replace(/^\r\n$/, ''));
    }),
    { numRuns: 200 },
  );
});

test('a subject in any script is read as it was written, in lines that fit', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: 'grapheme' }),
      async (before, name) => {
        const subject = before.replace(/[{}\p{Cc}\p{Cs}\u2028\u2029]/gu, '');
        const raw = compose(
          bulkParts({
            headers: [
              ['From', 'post@garten.example'],
              ['Subject', `x${subject}{{name}}`],
            ],
          }),
          { ...bulkValues, name },
        );
        const wanted = `x${subject}${name.toWellFormed().replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`.trim();
        const read = await simpleParser(raw);
        assert.equal(read.subject, wanted);
        for (const line of linesOf(raw).slice(0, 12)) assert.ok(line.length <= 900);
      },
    ),
    { numRuns: 200 },
  );
});

test('a value cannot bring a header of its own', () => {
  const raw = compose(bulkParts(), { ...bulkValues, name: 'Ada\r\nBcc: eve@example.org\r\n\r\n<b>' }).toString(
    'latin1',
  );
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  assert.ok(!/^bcc:/im.test(head));
});

test('a value in HTML is text, never markup', async () => {
  const read = await simpleParser(compose(bulkParts(), { ...bulkValues, name: '<img src=x onerror=alert(1)>' }));
  assert.ok(typeof read.html === 'string' && read.html.includes('&lt;img src=x'));
  assert.ok(read.text?.includes('<img src=x'));
});

test('headers that would break out or are not the campaign’s are refused', () => {
  const refused = (name: string, value: string) =>
    assert.throws(
      () =>
        compileMessage(
          bulkParts({
            headers: [
              ['From', 'a@b.example'],
              [name, value],
            ],
          }),
        ),
      isRefused('mail/header'),
    );
  refused('Subject', 'a\r\nBcc: eve@example.org');
  refused('Subject\r\nBcc', 'eve@example.org');
  for (const name of [
    'To',
    'Date',
    'Message-ID',
    'Content-Type',
    'MIME-Version',
    'Bcc',
    'List-Unsubscribe',
    'DKIM-Signature',
  ])
    refused(name, 'x');
  refused('List-Id', 'Grüße');
  assert.throws(() => compileMessage(bulkParts({ headers: [['Subject', 'x']] })), isRefused('mail/header'));
});

test('addresses and ids of a recipient cannot break out', () => {
  const compiled = compileMessage(bulkParts());
  const refused = (changes: object, code: string) =>
    assert.throws(() => personal(compiled, bulkValues, bulkCover(changes)), isRefused(code));
  refused({ to: 'ada@example.org>\r\nBcc: x@y.example' }, 'mail/address');
  refused({ envelope: 'a b@example.org' }, 'mail/address');
  refused({ messageId: '<a@b>\r\nX: y' }, 'mail/header');
  refused({ listUnsubscribeUrl: 'javascript:alert(1)' }, 'mail/header');
});

test('a mail with a slot that has no value is not made', () => {
  assert.throws(() => personal(compileMessage(bulkParts()), { name: 'Ada' }, bulkCover()), isRefused('mail/slot'));
});

test('braces that name no declared slot stay as they are written', async () => {
  const read = await simpleParser(compose(plainParts({ text: 'Hallo {{wer}} und {{name}}' })));
  assert.equal(read.text?.trim(), 'Hallo {{wer}} und Ada Lovelace');
});

test('both headers for one click are there, or none', () => {
  assert.match(
    compose().toString('latin1'),
    /^List-Unsubscribe: <https:.*>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m,
  );
  const cover = bulkCover();
  const { listUnsubscribeUrl: _, ...without } = cover;
  const raw = rawOf(personal(compileMessage(bulkParts()), bulkValues, without));
  assert.doesNotMatch(raw.toString('latin1'), /^List-Unsubscribe/m);
});

test('the sender’s name is read in any script', async () => {
  for (const name of [
    'Gärten & mehr',
    'Garten, Haus "und" Hof',
    'Garten',
    '庭園の会社からのとても長い名前のお知らせです、どうぞよろしく',
  ]) {
    const read = await simpleParser(compose(bulkParts({ headers: [['From', `${name} <post@garten.example>`]] })));
    assert.deepEqual(read.from?.value, [{ address: 'post@garten.example', name }]);
  }
});

test('attachments arrive octet by octet, images inside the HTML and files beside it', async () => {
  const picture = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 31) % 256));
  const file = Buffer.from('Satzung des Vereins\n'.repeat(20));
  const parts = bulkParts({
    attachments: [
      { name: 'logo.png', type: 'image/png', content: picture, contentId: 'logo' },
      {
        name: 'Satzung für Mitglieder mit einem wirklich langen Namen, der umbrochen wird.pdf',
        type: 'application/pdf',
        content: file,
      },
    ],
  });
  const read = await simpleParser(compose(parts), { keepCidLinks: true });
  assert.equal(read.attachments.length, 2);
  const [logo, rules] = [
    read.attachments.find((a) => a.cid === 'logo'),
    read.attachments.find((a) => a.cid !== 'logo'),
  ];
  assert.deepEqual(logo?.content, picture);
  assert.equal(logo?.related, true);
  assert.deepEqual(rules?.content, file);
  assert.equal(rules?.filename, 'Satzung für Mitglieder mit einem wirklich langen Namen, der umbrochen wird.pdf');
  assert.ok(read.text?.includes('hier wächst etwas'));
});

test('static parts are encoded once and shared by all mails', () => {
  const compiled = compileMessage(
    bulkParts({ html: `<p>{{name}}</p>${'<p>Absatz</p>\n'.repeat(2000)}<a href="{{leave}}">` }),
  );
  const [one, other] = ['Ada', 'Bob'].map((name) => personal(compiled, { ...bulkValues, name }, bulkCover()));
  const shared = one?.segments.filter((segment) => other?.segments.includes(segment)) ?? [];
  const octets = shared.reduce((sum, segment) => sum + segment.length, 0);
  assert.ok(octets > 20_000, String(octets));
  assert.equal(one?.size, rawOf(one as never).length);
});

test('an address beyond ASCII asks for SMTPUTF8, an international domain does not', () => {
  const compiled = compileMessage(bulkParts());
  const local = personal(compiled, bulkValues, bulkCover({ to: 'jörg@example.org' }));
  assert.equal(local.utf8, true);
  assert.ok(rawOf(local).toString('utf8').includes('To: <jörg@example.org>'));
  const domain = personal(compiled, bulkValues, bulkCover({ to: 'ada@gärten.example' }));
  assert.deepEqual([domain.utf8, domain.to], [false, 'ada@xn--grten-gra.example']);
});

test('the Message-ID of a mail is the same every time, and another for every campaign and recipient', () => {
  const key = Buffer.alloc(32, 7);
  const id = (campaign: string, recipient: string) => messageIdOf(key, campaign, recipient, 'garten.example');
  assert.equal(id('spring', 'ada'), id('spring', 'ada'));
  const ids = [
    id('spring', 'ada'),
    id('spring', 'bob'),
    id('summer', 'ada'),
    id('springa', 'da'),
    messageIdOf(Buffer.alloc(32), 'spring', 'ada', 'garten.example'),
  ];
  assert.equal(new Set(ids).size, ids.length);
  assert.match(id('spring', 'ada'), /^<[0-9a-f]{40}@garten\.example>$/);
});
