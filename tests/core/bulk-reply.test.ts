import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backoff } from '../../src/core/mail/bulk/line/backoff.ts';
import { offersOf } from '../../src/core/mail/bulk/line/offers.ts';
import { type Reply, ReplyReader, wordsOf } from '../../src/core/mail/bulk/line/reply-reader.ts';

/** Reads octets that arrive in these pieces; `junk` ends it. */
function read(pieces: readonly Buffer[]): readonly (Reply | 'junk')[] {
  const found: (Reply | 'junk')[] = [];
  const reader = new ReplyReader(
    (code, text) => found.push({ code, text }) > 0,
    () => found.push('junk'),
  );
  for (const piece of pieces) if (!found.includes('junk')) reader.read(piece);
  return found;
}

const words = fc
  .array(fc.constantFrom('Ok', '2.0.0', 'ü', '-', 'queued as 4F1'), { maxLength: 4 })
  .map((list) => list.join(' '));
const reply = fc.record({
  code: fc.integer({ min: 200, max: 599 }),
  lines: fc.array(words, { minLength: 1, maxLength: 4 }),
});
const written = ({ code, lines }: { code: number; lines: readonly string[] }, end: string) =>
  lines.map((line, i) => `${code}${i < lines.length - 1 ? '-' : ' '}${line}${end}`).join('');

test('replies are read alike in whatever pieces they arrive', () => {
  fc.assert(
    fc.property(
      fc.array(reply, { maxLength: 6 }),
      fc.constantFrom('\r\n', '\n'),
      fc.array(fc.nat(400)),
      (replies, end, cuts) => {
        const octets = Buffer.from(replies.map((one) => written(one, end)).join(''), 'latin1');
        const at = [0, ...cuts.map((cut) => Math.min(cut, octets.length)).toSorted((a, b) => a - b), octets.length];
        const pieces = at.slice(1).map((to, i) => octets.subarray(at[i], to));
        assert.deepEqual(
          read(pieces),
          replies.map(({ code, lines }) => ({ code, text: lines.join('\n') })),
        );
      },
    ),
  );
});

test('a bare code is a reply', () => {
  assert.deepEqual(read([Buffer.from('250\r\n')]), [{ code: 250, text: '' }]);
});

test('what is no reply is junk, and nothing after it is read', () => {
  for (const line of ['hello', '25', '2x0 Ok', '250Ok', '199 Ok', '600 Ok', '', '-250 Ok', '250-a\r\n251 b'])
    assert.deepEqual(read([Buffer.from(`220 x\r\n${line}\r\n250 Ok\r\n`)]), [{ code: 220, text: 'x' }, 'junk'], line);
});

test('a server that never ends its line or its reply is not listened to for ever', () => {
  assert.deepEqual(read(Array.from({ length: 100 }, () => Buffer.alloc(100, 'x'))), ['junk']);
  assert.deepEqual(read(Array.from({ length: 1000 }, () => Buffer.from('250-x\r\n'))), ['junk']);
});

test('words of a server become one line that can be shown', () => {
  assert.equal(wordsOf(550, '5.1.1 no\nbody'), '550 5.1.1 no body');
  assert.equal(wordsOf(550, Buffer.from('für\u0007 Sie').toString('latin1')), '550 für Sie');
  assert.equal(wordsOf(550, 'x'.repeat(5000)).length, 1000);
});

test('what a server offers is read in any spelling', () => {
  const offers = offersOf('mx.example greets\nPipelining\nSIZE 1000\n8BITMIME\nauth=login plain\nXFOO\nSTARTTLS');
  assert.deepEqual(offers, {
    pipelining: true,
    size: 1000,
    declaresSize: true,
    eightBit: true,
    utf8: false,
    startTls: true,
    signIns: ['LOGIN', 'PLAIN'],
  });
  assert.deepEqual(
    [offersOf('PIPELINING').pipelining, offersOf('x\nSIZE').size, offersOf('x\nSIZE 0').size],
    [false, undefined, undefined],
  );
});

test('attempts to connect come more and more seldom, never more than half a minute apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const wait = backoff(failures, random);
      assert.ok(wait >= 50 && wait <= 30_000);
      assert.ok(backoff(failures + 1, random) >= wait);
    }),
  );
});
