import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isAddress, readAddress } from '../../src/core/mail/index.ts';

const good = [
  'ada@example.org',
  'ada.lovelace+garden@mail.example.org',
  "o'neil_x-1@example.co.uk",
  'grüße@example.org',
  'ada@gärten.example',
  'ἀδα@παράδειγμα.δοκιμή',
  `${'a'.repeat(64)}@example.org`,
];

for (const address of good)
  test(`“${address.slice(0, 30)}” is an address`, () => {
    assert.equal(isAddress(address), true);
  });

const bad: readonly (readonly [string, string])[] = [
  ['', 'empty'],
  ['ada', 'no-at'],
  ['@example.org', 'bad-local-part'],
  ['ada@', 'bad-domain'],
  ['ada@localhost', 'bad-domain'],
  ['ada@example..org', 'bad-domain'],
  ['ada@-example.org', 'bad-domain'],
  ['ada@exa mple.org', 'bad-domain'],
  ['ada@exa%6dple.org', 'bad-domain'],
  ['ada@example.org:25', 'bad-domain'],
  ['ada@[127.0.0.1]', 'bad-domain'],
  ['ada@127.0.0.1', 'bad-domain'],
  ['.ada@example.org', 'bad-local-part'],
  ['ada..l@example.org', 'bad-local-part'],
  ['a da@example.org', 'bad-local-part'],
  ['ada@home@example.org', 'bad-local-part'],
  ['<ada>@example.org', 'bad-local-part'],
  ['"ada"@example.org', 'bad-local-part'],
  ['ada,bob@example.org', 'bad-local-part'],
  ['ada\r\nBcc: eve@example.org', 'bad-local-part'],
  ['ada@example.org\r\nBcc: eve@example.org', 'bad-local-part'],
  ['ada\u0000@example.org', 'bad-local-part'],
  ['ada\u202e@example.org', 'bad-local-part'],
  [`${'a'.repeat(65)}@example.org`, 'too-long'],
  [`${'ä'.repeat(33)}@example.org`, 'too-long'],
  [`${'l'.repeat(60)}@${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.example.org`, 'too-long'],
];

for (const [text, refused] of bad)
  test(`${JSON.stringify(text).slice(0, 40)} is refused: ${refused}`, () => {
    assert.deepEqual(readAddress(text), { refused });
  });

test('an international domain travels as A-label, the local part as it was typed', () => {
  assert.deepEqual(readAddress('Ada@Gärten.example'), {
    route: 'Ada@xn--grten-gra.example',
    domain: 'xn--grten-gra.example',
    needsUtf8: false,
  });
  const address = readAddress('grüße@gärten.example');
  assert.ok('route' in address);
  assert.equal(address.needsUtf8, true);
});

test('no accepted address holds a control character, a space or an angle bracket, whatever was typed', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.emailAddress(),
        fc.tuple(fc.string({ unit: 'binary' }), fc.domain()).map((parts) => parts.join('@')),
      ),
      (text) => {
        const address = readAddress(text);
        if ('refused' in address) return;
        assert.doesNotMatch(address.route, /[\p{C}\p{Z}<>",;:\\]/u);
        assert.ok(Buffer.byteLength(address.route) <= 254);
      },
    ),
    { numRuns: 2000 },
  );
});
