// Links that end a subscription, and the networks that sign-ups come from: computed, not stored.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Vault } from '../../src/core/vault/index.ts';
import { hashOfToken, newToken } from '../../src/core/vault/index.ts';
import { networkOf } from '../../src/core/web/index.ts';
import { recordOfToken, unsubscribeToken } from '../../src/sections/newsletter/link.ts';

const withSecret = (secret: Buffer) => ({
  vault: { secrets: { token: secret } } as unknown as Vault,
  baseUrl: 'https://avow.test',
});
const ours = withSecret(randomBytes(32));

test('a link leads to its record and to no other, for every record', () => {
  fc.assert(fc.property(fc.uuid(), (record) => recordOfToken(ours, unsubscribeToken(ours, record)) === record));
});

test('a link that was changed anywhere is no link', () => {
  const token = unsubscribeToken(ours, randomUUID());
  fc.assert(
    fc.property(
      fc.nat(token.length - 1),
      fc.constantFrom('A', 'b', 'Z', '0', '9', '-', '_', '=', '/', ' '),
      (at, letter) => {
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        return changed === token || recordOfToken(ours, changed) === undefined;
      },
    ),
  );
});

test('whoever does not know the secret can make no link', () => {
  const theirs = withSecret(randomBytes(32));
  assert.equal(recordOfToken(ours, unsubscribeToken(theirs, randomUUID())), undefined);
  fc.assert(fc.property(fc.string(), (text) => recordOfToken(ours, text) === undefined));
});

test('a link does not show which record it leads to, nor when that was made', () => {
  const record = '01a20810-0f80-7000-8bad-75874a93c1e7';
  const token = Buffer.from(unsubscribeToken(ours, record), 'base64url').toString('hex');
  assert.ok(!token.includes('01a208100f80'));
});

test('tokens carry more than 128 random bits and only their hash is kept', () => {
  const made = Array.from({ length: 1000 }, () => newToken());
  assert.equal(new Set(made.map(({ token }) => token)).size, 1000);
  for (const { token, hash } of made) {
    assert.ok(Buffer.from(token, 'base64url').length * 8 >= 128);
    assert.deepEqual(hashOfToken(token), hash);
  }
});

test('addresses of one network count together, those of two do not', () => {
  const network = (ip: string) => networkOf(ip, { ipv4: 24, ipv6: 64 });
  assert.equal(network('203.0.113.1'), network('203.0.113.254'));
  assert.notEqual(network('203.0.113.1'), network('203.0.112.1'));
  assert.equal(network('2001:db8::1'), network('2001:db8:0:0:ffff:ffff:ffff:ffff'));
  assert.equal(network('2001:db8:1:2::1'), network('2001:db8:1:2:3:4:5:6'));
  assert.notEqual(network('2001:db8:1:2::1'), network('2001:db8:1:3::1'));
  assert.notEqual(network('::1'), network('0.0.0.1'));
});
