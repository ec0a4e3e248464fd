import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addressOf } from '../../src/core/web/request/address.ts';
import { clientAddress, trustedNetworks } from '../../src/core/web/request/proxies.ts';

const hops = (socket: string, forwardedFor?: string, forwarded?: string) => ({ socket, forwardedFor, forwarded });
const nobody = trustedNetworks([]);
const own = trustedNetworks(['10.0.0.0/8', '2001:db8:1::/48', '127.0.0.1', '::1']);

describe('the client behind proxies', () => {
  test('without trusted proxies no header is believed', () => {
    assert.equal(clientAddress(hops('198.51.100.7', '203.0.113.9', 'for=203.0.113.9'), nobody), '198.51.100.7');
  });

  test('a trusted proxy names the client', () => {
    assert.equal(clientAddress(hops('10.0.0.1', '203.0.113.9'), own), '203.0.113.9');
  });

  test('what the client itself wrote left of its own address counts for nothing', () => {
    assert.equal(clientAddress(hops('10.0.0.1', '192.0.2.1, 10.9.9.9, 203.0.113.9'), own), '203.0.113.9');
  });

  test('several own proxies are walked through', () => {
    assert.equal(clientAddress(hops('10.0.0.1', '203.0.113.9, 10.0.0.3, 10.0.0.2'), own), '203.0.113.9');
  });

  test('a chain of nothing but own proxies ends at the farthest', () => {
    assert.equal(clientAddress(hops('10.0.0.1', '10.0.0.3, 10.0.0.2'), own), '10.0.0.3');
  });

  test('a stranger who sends the header himself is known by his connection', () => {
    assert.equal(clientAddress(hops('203.0.113.66', '192.0.2.1'), own), '203.0.113.66');
  });

  test('an unreadable hop ends the walk at the last one that was readable', () => {
    assert.equal(clientAddress(hops('10.0.0.1', '192.0.2.1, unknown, 10.0.0.2'), own), '10.0.0.2');
  });

  test('IPv6 is written in one way, a zone and a port fall away', () => {
    assert.equal(clientAddress(hops('2001:DB8:1:0:0:0:0:1', '[2001:0db8:0002::0001]:443'), own), '2001:db8:2::1');
    assert.equal(addressOf('fe80::1%eth0'), 'fe80::1');
  });

  test('an IPv4 address mapped into IPv6 is that IPv4 address, trusted or not', () => {
    assert.equal(clientAddress(hops('::ffff:10.0.0.1', '::ffff:203.0.113.9'), own), '203.0.113.9');
    assert.equal(addressOf('::ffff:cb00:7109'), '203.0.113.9');
  });

  test('the Forwarded header of RFC 7239 is read, quoted IPv6 included', () => {
    const forwarded = 'for=192.0.2.1, For="[2001:db8:2::17]:4711";proto=https';
    assert.equal(clientAddress(hops('10.0.0.1', undefined, forwarded), own), '2001:db8:2::17');
  });

  test('an obfuscated hop of RFC 7239 is nobody', () => {
    assert.equal(clientAddress(hops('10.0.0.1', undefined, 'for=_hidden'), own), '10.0.0.1');
  });

  test('two headers that disagree are both disbelieved', () => {
    assert.equal(clientAddress(hops('10.0.0.1', '203.0.113.9', 'for=192.0.2.1'), own), '10.0.0.1');
  });

  test('a connection without an address has no client', () => {
    assert.equal(clientAddress({ socket: undefined, forwardedFor: '203.0.113.9', forwarded: undefined }, own), '');
  });

  test('whatever a stranger sends, his own address is found', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.ipV4(), (forwardedFor, forwarded, client) => {
        const stranger = trustedNetworks(['10.0.0.1'])(client) ? '203.0.113.9' : client;
        // The own proxy appends the true address to what came in.
        const chain = `${forwardedFor.replaceAll(',', ' ')}, ${stranger}`;
        return (
          clientAddress(hops('10.0.0.1', chain), trustedNetworks(['10.0.0.1'])) === stranger &&
          clientAddress(hops(stranger, forwardedFor, forwarded), nobody) === stranger
        );
      }),
    );
  });
});

test('TRUSTED_PROXIES that are no networks are refused by name', () => {
  for (const wrong of ['10.0.0.0/33', 'proxy.example', '::1/129', '10.0.0.0/8/8', '10.0.0.0/-1', '']) {
    assert.throws(() => trustedNetworks([wrong]), { code: 'web/bad-network' }, wrong);
  }
});
