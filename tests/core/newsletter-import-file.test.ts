import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Line, readMoment, readTable, recognise } from '../../src/sections/newsletter/import/file/index.ts';

async function read(bytes: Uint8Array | string, size = 2) {
  const pieces: (readonly Line[])[] = [];
  const reading = await readTable(
    [typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes],
    size,
    async (piece) => {
      pieces.push(piece);
    },
  );
  return { reading, pieces, lines: pieces.flat() };
}

const utf16 = (text: string, isBig: boolean): Buffer => {
  const little = Buffer.from(text, 'utf16le');
  return isBig ? little.swap16() : little;
};

describe('a table is read whatever its make', () => {
  const text =
    'E-Mail;Name\r\nada@müller.de;"Müller; Ada"\r\nben@example.com;"zwei\r\nZeilen"\r\n\r\ncyd@example.com;“x”';
  const makes: readonly (readonly [string, string, Uint8Array])[] = [
    ['UTF-8', 'utf-8', Buffer.from(text)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 of Windows', 'utf-16le', utf16(`\ufeff${text}`, false)],
    ['UTF-16 with the great end first', 'utf-16be', utf16(`\ufeff${text}`, true)],
    ['UTF-16 without a mark', 'utf-16le', utf16(text.replaceAll('“', '"').replace('"x”', 'x'), false)],
  ];
  for (const [name, encoding, bytes] of makes)
    test(name, async () => {
      const { reading, lines } = await read(bytes);
      assert.ok(!('refused' in reading));
      assert.deepEqual([reading.encoding, reading.delimiter, reading.columns], [encoding, ';', ['E-Mail', 'Name']]);
      assert.deepEqual(lines.slice(0, 2), [
        [2, 'ada@müller.de', 'Müller; Ada'],
        [3, 'ben@example.com', 'zwei\r\nZeilen'],
      ]);
      assert.deepEqual(lines[2]?.slice(0, 2), [5, 'cyd@example.com']);
    });

  test('Windows-1252', async () => {
    const { reading, lines } = await read(Buffer.from('mail,name\nada@example.com,M\xfcller \x80', 'latin1'));
    assert.ok(!('refused' in reading));
    assert.equal(reading.encoding, 'windows-1252');
    assert.deepEqual(lines, [[2, 'ada@example.com', 'Müller €']]);
  });

  test('the same, however its bytes come: one by one, or in any chunks', async () => {
    const long = `mail;name\n${'x'.repeat(4100)}@example.com;y\n`;
    const sources = [Buffer.from(`${long}${text}`), Buffer.from(`${long}ada@example.com;M\xfcller`, 'latin1')];
    for (const source of [...makes.map(([, , bytes]) => bytes), ...sources]) {
      const whole = await read(source);
      for (const size of [1, 2, 3, 7, 4097]) {
        const chunks = Array.from({ length: Math.ceil(source.length / size) }, (_, at) =>
          source.subarray(at * size, (at + 1) * size),
        );
        const lines: Line[] = [];
        const reading = await readTable(chunks, 2, async (piece) => {
          lines.push(...piece);
        });
        assert.deepEqual({ reading, lines }, { reading: whole.reading, lines: whole.lines }, `chunks of ${size}`);
      }
    }
  });

  test('UTF-8 with a byte that is broken, and stays UTF-8', async () => {
    const { reading, lines } = await read(
      Buffer.concat([Buffer.from('mail,name\nada@example.com,Müller '), Buffer.from([0xff])]),
    );
    assert.ok(!('refused' in reading));
    assert.equal(reading.encoding, 'utf-8');
    assert.deepEqual(lines, [[2, 'ada@example.com', 'Müller \u{FFFD}']]);
  });

  test('with tabs', async () => {
    const { reading } = await read('mail\tname\nada@example.com\tAda, B.');
    assert.ok(!('refused' in reading));
    assert.equal(reading.delimiter, '\t');
  });

  test('with lines that are shorter or longer than the first', async () => {
    assert.deepEqual((await read('a,b\n1\n1,2,3')).lines, [
      [2, '1'],
      [3, '1', '2', '3'],
    ]);
  });

  test('in pieces of the asked size, whatever it holds', async () => {
    const cell = fc.string({ minLength: 1, maxLength: 12 }).map((s) => `x${s.replaceAll(/["\s\0]/g, 'y')}z`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 40 }), async (rows) => {
        const quoted = rows.map((row) => row.map((one) => `"${one}"`).join(','));
        const { pieces, lines } = await read(['a,b', ...quoted].join('\n'), 7);
        assert.deepEqual(
          lines.map(([, ...cells]) => cells),
          rows,
        );
        assert.ok(pieces.slice(0, -1).every((piece) => piece.length === 7));
      }),
      { numRuns: 50 },
    );
  });

  test('one that never closes a quotation mark is refused, with the line', async () => {
    assert.deepEqual((await read('a,b\n1,2\n"3,4\n5,6')).reading, { refused: 'broken', line: 3 });
  });
});

describe('where a file comes from', () => {
  test('is told by the columns of listmonk', () => {
    const { source, mapping } = recognise([
      'uuid',
      'email',
      'name',
      'attributes',
      'status',
      'created_at',
      'updated_at',
    ]);
    assert.equal(source, 'listmonk');
    assert.deepEqual(mapping, { email: 1, requested_at: 5, status: 4 });
  });

  test('is told by the columns of Mailchimp, and whether its people are subscribed at all', () => {
    const columns = [
      'Email Address',
      'First Name',
      'MEMBER_RATING',
      'OPTIN_TIME',
      'OPTIN_IP',
      'CONFIRM_TIME',
      'CONFIRM_IP',
      'LEID',
      'EUID',
    ];
    assert.deepEqual(recognise(columns), {
      source: 'mailchimp',
      mapping: { email: 0, requested_at: 3, requested_ip: 4, confirmed_at: 5, confirmed_ip: 6 },
    });
    assert.equal(recognise([...columns, 'UNSUB_TIME']).source, 'mailchimp-unsubscribed');
    assert.equal(recognise([...columns, 'CLEAN_TIME']).source, 'mailchimp-cleaned');
  });

  test('is otherwise any table, of which German names are known as well', () => {
    assert.deepEqual(recognise(['Name', 'E-Mail-Adresse', 'Angemeldet am', 'Bestätigt am']), {
      source: 'table',
      mapping: { email: 1, requested_at: 2, confirmed_at: 3 },
    });
  });
});

describe('a moment', () => {
  const said = (text: string) => readMoment(text, 'Europe/Berlin')?.toString();

  test('is read as tables write it', () => {
    assert.equal(said('2024-03-05T10:15:22Z'), '2024-03-05T10:15:22Z');
    assert.equal(said('2024-03-05 10:15:22'), '2024-03-05T09:15:22Z');
    assert.equal(said('2024-03-05 10:15'), '2024-03-05T09:15:00Z');
    assert.equal(said('2024-03-05 10:15:22.123456+00'), '2024-03-05T10:15:22.123456Z');
    assert.equal(said('2024-03-05 10:15:22 +0200 CEST'), '2024-03-05T08:15:22Z');
    assert.equal(said('5.3.2024, 9:15 Uhr'), '2024-03-05T08:15:00Z');
    assert.equal(said('2024-07-05 10:15:22 UTC'), '2024-07-05T10:15:22Z');
  });

  test('is no moment where it is a day alone, impossible, or ambiguous', () => {
    for (const text of ['', '2024-03-05', '31.02.2024 10:15', '03/05/2024 10:15', 'gestern', '2024-03-05 25:00'])
      assert.equal(said(text), undefined, text);
  });
});
