// The digits of authenticator apps, by the vectors of the standards themselves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base32, fromBase32 } from '../../src/staff/factor/digits/base32.ts';
import { type Algorithm, hotp, matchingStep, stepOf } from '../../src/staff/factor/digits/totp.ts';

// RFC 4226, appendix D.
const counted = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];

// RFC 6238, appendix B: seconds since 1970, and the eight digits of each algorithm.
const timed: readonly (readonly [seconds: number, digits: Readonly<Record<Algorithm, string>>])[] = [
  [59, { sha1: '94287082', sha256: '46119246', sha512: '90693936' }],
  [1_111_111_109, { sha1: '07081804', sha256: '68084774', sha512: '25091201' }],
  [1_111_111_111, { sha1: '14050471', sha256: '67062674', sha512: '99943326' }],
  [1_234_567_890, { sha1: '89005924', sha256: '91819424', sha512: '93441116' }],
  [2_000_000_000, { sha1: '69279037', sha256: '90698825', sha512: '38618901' }],
  [20_000_000_000, { sha1: '65353130', sha256: '77737706', sha512: '47863826' }],
];

const secretOf = (algorithm: Algorithm): Buffer =>
  Buffer.from('1234567890'.repeat(7).slice(0, { sha1: 20, sha256: 32, sha512: 64 }[algorithm]));

const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000);

test('the digits of a counter are those of RFC 4226', () => {
  assert.deepEqual(
    counted.map((_digits, counter) => hotp(secretOf('sha1'), counter)),
    counted,
  );
});

for (const algorithm of ['sha1', 'sha256', 'sha512'] as const)
  test(`the digits of an instant are those of RFC 6238 with ${algorithm}`, () => {
    for (const [seconds, digits] of timed)
      assert.equal(hotp(secretOf(algorithm), stepOf(at(seconds)), { digits: 8, algorithm }), digits[algorithm]);
  });

test('base32 is that of RFC 4648, and reads what it wrote however it is spaced', () => {
  for (const [text, coded] of [
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ] as const) {
    assert.equal(base32(Buffer.from(text)), coded);
    assert.equal(Buffer.from(fromBase32(coded.toLowerCase().replaceAll(/(.{4})/g, '$1 '))).toString(), text);
  }
});

test('digits of the step before and after are taken, those farther away are not', () => {
  const secret = secretOf('sha1');
  const now = at(1_111_111_111);
  const step = stepOf(now);
  const taken = [-2, -1, 0, 1, 2].map((away) => matchingStep(secret, hotp(secret, step + away), { now, after: 0 }));
  assert.deepEqual(taken, [undefined, step - 1, step, step + 1, undefined]);
});

test('digits are worth nothing once they, or later ones, were taken', () => {
  const secret = secretOf('sha1');
  const now = at(1_234_567_890);
  const step = stepOf(now);
  assert.equal(matchingStep(secret, hotp(secret, step), { now, after: step }), undefined);
  assert.equal(matchingStep(secret, hotp(secret, step - 1), { now, after: step }), undefined);
  assert.equal(matchingStep(secret, hotp(secret, step + 1), { now, after: step }), step + 1);
});
