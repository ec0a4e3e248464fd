import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, test } from 'node:test';
import { spf as independentSpf } from 'mailauth/lib/spf/index.js';
import { createNames } from '../../src/core/egress/index.ts';
import { discover, organizationOf } from '../../src/doctor/mail/dmarc.ts';
import { judgeSpf } from '../../src/doctor/mail/spf.ts';
import { dnsServer, type Zone } from '../support/dns.ts';

const zone: Zone = {
  'plain.example': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all', 'something else'] },
  'by-a.example': { TXT: ['v=spf1 a/28 a:relay.example//64 ~all'], A: ['198.51.100.5'] },
  'relay.example': { A: ['203.0.113.9'], AAAA: ['2001:db8:1::7'] },
  'by-mx.example': { TXT: ['v=spf1 mx ?all'], MX: ['10 relay.example', '20 other.example'] },
  'other.example': { A: ['203.0.113.77'] },
  'includes.example': { TXT: ['v=spf1 include:plain.example include:by-mx.example -all'] },
  'redirects.example': { TXT: ['v=spf1 redirect=plain.example'] },
  'macro.example': { TXT: ['v=spf1 exists:%{ir}.list.%{d} -all'] },
  '5.2.0.192.list.macro.example': { A: ['127.0.0.2'] },
  'reverse.example': { TXT: ['v=spf1 ptr:relay.example -all'] },
  '9.113.0.203.in-addr.arpa': { PTR: ['relay.example'] },
  'twice.example': { TXT: ['v=spf1 -all', 'v=spf1 +all'] },
  'unknown.example': { TXT: ['v=spf1 gibberish:x -all'] },
  'broken-net.example': { TXT: ['v=spf1 ip4:192.0.2.0/99 -all'] },
  'dangling.example': { TXT: ['v=spf1 include:nowhere.example -all'] },
  'void.example': { TXT: ['v=spf1 a:n1.example a:n2.example a:n3.example -all'] },
  'loop.example': { TXT: ['v=spf1 include:loop.example -all'] },
  'none.example': { TXT: ['no policy here'] },
  'six.example': { TXT: ['v=spf1 ip6:2001:db8::/32 -all'] },
  // DMARC
  'gmbh.example': { TXT: ['x'] },
  '_dmarc.gmbh.example': { TXT: ['v=DMARC1; p=reject; rua=mailto:d@gmbh.example'] },
  '_dmarc.own.gmbh.example': { TXT: ['v=DMARC1; p=none'] },
  '_dmarc.psd': { TXT: ['v=DMARC1; psd=y; p=quarantine'] },
  '_dmarc.firm.psd': { TXT: ['v=DMARC1; p=reject'] },
  '_dmarc.unit.firm.psd': { TXT: ['v=DMARC1; psd=n; p=none'] },
  '_dmarc.two.example': { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
};

const theirWalk = createRequire(import.meta.url)('mailauth/lib/dmarc/get-dmarc-record.js') as Walk;
const server = await dnsServer(zone);
const names = createNames({ servers: [server.address], timeout: 500 });

describe('SPF is judged as an independent verifier judges it', () => {
  const domains = Object.keys(zone).filter((name) => !name.startsWith('_') && /^[a-z-]+\.example$/.test(name));
  const addresses = ['192.0.2.5', '198.51.100.14', '203.0.113.9', '2001:db8:1::9', '10.9.9.9'];
  for (const domain of [...domains, 'absent.example'])
    test(domain, async () => {
      for (const address of addresses) {
        const sender = `postmaster@${domain}`;
        const asked = { address, sender, helo: 'mail.example' };
        const own = await judgeSpf(names, domain, asked);
        const theirs = await independentSpf({
          ip: address,
          sender,
          helo: 'mail.example',
          mta: 'x',
          resolver,
          strict: true,
        });
        assert.equal(own.result, theirs.status.result, `${domain} from ${address}: ${own.wrong}`);
      }
    });

  test('a record that costs more than ten lookups is an error, and says which of them was too many', async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`c${i}.example`, { TXT: [`v=spf1 include:c${i + 1}.example -all`] }]),
    );
    server.serve({ ...zone, ...chain });
    const { result, lookups, wrong } = await judgeSpf(names, 'c0.example', {
      address: '192.0.2.1',
      sender: 'a@c0.example',
      helo: 'x',
    });
    assert.deepEqual([result, lookups], ['permerror', 11]);
    assert.match(wrong ?? '', /include:c11\.example is lookup number 11/);
    server.serve(zone);
  });
});

describe('DMARC is found by the tree walk (RFC 9989)', () => {
  for (const domain of [
    'gmbh.example',
    'mail.gmbh.example',
    'own.gmbh.example',
    'x.own.gmbh.example',
    'firm.psd',
    'mail.firm.psd',
    'deep.unit.firm.psd',
    'orphan.psd',
    'two.example',
    'absent.example',
    'a.b.c.d.e.f.g.h.gmbh.example',
  ])
    test(domain, async () => {
      const own = await discover(names, domain);
      const theirs = await theirWalk(domain, resolver);
      assert.equal(own.record?.tags.get('p') ?? null, theirs ? theirs.p : null);
      if (theirs) assert.deepEqual([own.record?.domain, own.organization], [theirs.recordDomain, theirs.orgDomain]);
    });

  test('a name of many labels costs eight questions at the most', async () => {
    server.asked.length = 0;
    await organizationOf(names, 'a.b.c.d.e.f.g.h.i.j.k.example');
    assert.equal(server.asked.length, 8);
  });
});

test('a question that nobody answers is told from one whose answer is that there is nothing', async () => {
  server.broken.add('servfail.example');
  assert.deepEqual(await names.texts('absent.example'), []);
  await assert.rejects(names.texts('servfail.example'), { code: 'egress/unanswered' });
});

/** The verifier's own walk, which its types do not name. */
type Walk = (
  domain: string,
  ask: typeof resolver,
) => Promise<{ readonly p: string; readonly recordDomain: string; readonly orgDomain: string } | false>;

/** The same server for the independent verifier, in the way it asks. */
async function resolver(name: string, type: string): Promise<string[][]> {
  const { Resolver } = await import('node:dns/promises');
  const asking = new Resolver({ timeout: 500, tries: 1 });
  asking.setServers([server.address]);
  return (await asking.resolve(name, type)) as string[][];
}
