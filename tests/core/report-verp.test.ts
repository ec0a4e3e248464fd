import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { campaignTail, isAddress, readVerp, verpAddress } from '../../src/core/mail/index.ts';

const secret = randomBytes(32);
const domain = 'bounce.fluxcess.example';
const mail = () => ({ record: randomUUID(), campaign: randomUUID() });

test('an address that we made leads back to its mail, in whatever case it comes back', () => {
  for (let n = 0; n < 200; n += 1) {
    const sent = mail();
    const address = verpAddress(secret, sent, domain);
    const expected = { record: sent.record, campaignTail: campaignTail(sent.campaign) };
    assert.deepEqual(readVerp(secret, address), expected);
    assert.deepEqual(readVerp(secret, address.toUpperCase()), expected);
  }
});

test('its local part is within 64 octets and the whole is an address', () => {
  const address = verpAddress(secret, mail(), domain);
  assert.ok(address.indexOf('@') <= 64);
  assert.ok(isAddress(address));
});

test('it tells nothing of the record to those who have no secret', () => {
  const sent = mail();
  const address = verpAddress(secret, sent, domain);
  assert.ok(!address.includes(sent.record.slice(0, 8)));
  assert.notEqual(address.slice(0, 20), verpAddress(randomBytes(32), sent, domain).slice(0, 20));
});

test('an address of which any letter was altered is not ours', () => {
  const address = verpAddress(secret, mail(), domain);
  const end = address.indexOf('@');
  for (let at = 2; at < end; at += 1) {
    for (const letter of ['a', 'b', '7', '.']) {
      if (address[at] === letter) continue;
      assert.equal(readVerp(secret, address.slice(0, at) + letter + address.slice(at + 1)), undefined, `at ${at}`);
    }
  }
});

test('an address signed with another secret, cut short or made up is not ours', () => {
  const sent = mail();
  assert.equal(readVerp(secret, verpAddress(randomBytes(32), sent, domain)), undefined);
  const address = verpAddress(secret, sent, domain);
  for (let at = 0; at < address.indexOf('@'); at += 1) {
    assert.equal(readVerp(secret, address.slice(0, at) + address.slice(address.indexOf('@'))), undefined);
  }
  fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => readVerp(secret, text) === undefined));
});
