// What the doctor finds about mail, over a real name server and a real mail server.
import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { temporaryDirectory } from '../support/directory.ts';
import type { Zone } from '../support/dns.ts';
import { only, testPatient } from '../support/patient.ts';
import { smtpPeer } from '../support/smtp.ts';

const { dns, findings, reached } = await testPatient();
const relayed = { SMTP_URL: 'smtp://mail.host.example' };
const host: Zone = { 'mail.host.example': { A: ['203.0.113.9'] } };
const found = async (check: string, zone: Zone, settings: Readonly<Record<string, string>> = relayed) => {
  dns.serve({ ...host, ...zone });
  return findings(check, settings);
};

describe('SPF', () => {
  test('a domain without a record is a fault, with the record to publish', async () => {
    const finding = only(await found('spf', {}));
    assert.equal(finding.state, 'fault');
    assert.deepEqual(finding.publish, { name: 'fluxcess.com', type: 'TXT', value: 'v=spf1 a:mail.host.example -all' });
  });

  test('a record that allows the sending host is in order', async () => {
    const finding = only(await found('spf', { 'fluxcess.com': { TXT: ['v=spf1 ip4:203.0.113.0/24 -all'] } }));
    assert.deepEqual([finding.state, finding.mend], ['ok', undefined]);
  });

  test('a record that does not allow it is mended by one that does, and loses nothing', async () => {
    const finding = only(await found('spf', { 'fluxcess.com': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] } }));
    assert.equal(finding.state, 'warning');
    assert.equal(finding.publish?.value, 'v=spf1 a:mail.host.example ip4:192.0.2.1 -all');
  });

  test('the domain of bounces is asked about where there is one', async () => {
    const zone = { 'bounce.example.com': { TXT: ['v=spf1 a:mail.host.example -all'] } };
    assert.equal(only(await found('spf', zone, { ...relayed, BOUNCE_DOMAIN: 'bounce.example.com' })).state, 'ok');
  });

  for (const [name, records, says] of [
    ['two records', ['v=spf1 -all', 'v=spf1 mx -all'], /has 2 SPF records/],
    ['a record that lets everybody send', ['v=spf1 +all'], /lets everybody send/],
    [
      'a record in error',
      ['v=spf1 include:nowhere.example -all'],
      /in error: include:nowhere\.example leads to no record/,
    ],
  ] as const)
    test(`${name} is a fault`, async () => {
      const finding = only(await found('spf', { 'fluxcess.com': { TXT: records } }));
      assert.equal(finding.state, 'fault');
      assert.match(finding.says.en, says);
      assert.ok(finding.mend);
    });

  test('a name server that does not answer is said to have not answered', async () => {
    dns.broken.add('fluxcess.com');
    const finding = only(await found('spf', {}));
    dns.broken.clear();
    assert.match(finding.says.en, /could not be looked at: The domain name system did not answer about fluxcess\.com/);
  });
});

describe('DKIM', async () => {
  const folder = await temporaryDirectory();
  after(() => folder[Symbol.asyncDispose]());
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ed = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const files: Record<string, string> = {};
  for (const [name, { privateKey }] of Object.entries({ rsa, ed })) {
    files[name] = join(folder.path, `${name}.pem`);
    await writeFile(files[name], privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  const signed = (file: string) => ({
    ...relayed,
    DKIM_DOMAIN: 'fluxcess.com',
    DKIM_SELECTOR: 'a',
    DKIM_KEY_FILE: files[file] ?? '',
  });
  const at = (text: string): Zone => ({ 'a._domainkey.fluxcess.com': { TXT: [text] } });
  const spki = (key: KeyObject) => createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

  test('the record to publish is the one that is then found in order, for RSA and for Ed25519', async () => {
    for (const file of ['rsa', 'ed']) {
      const missing = only(await found('dkim', {}, signed(file)));
      assert.equal(missing.state, 'fault');
      assert.equal(only(await found('dkim', at(missing.publish?.value ?? ''), signed(file))).state, 'ok');
    }
  });

  test('another key than that of the file is a fault', async () => {
    const finding = only(await found('dkim', at(`v=DKIM1; p=${spki(other.privateKey)}`), signed('rsa')));
    assert.equal(finding.state, 'fault');
    assert.match(finding.says.en, /another key than the key file/);
  });

  test('a revoked key, a key for another use and a key in test are told apart', async () => {
    const key = spki(rsa.privateKey);
    const states = [];
    for (const text of ['v=DKIM1; p=', `v=DKIM1; h=sha1; p=${key}`, `v=DKIM1; t=y; p=${key}`])
      states.push(only(await found('dkim', at(text), signed('rsa'))).state);
    assert.deepEqual(states, ['fault', 'fault', 'warning']);
  });

  test('mail that nobody signs is a fault in production and a warning in a trial', async () => {
    assert.equal(only(await found('dkim', {})).state, 'warning');
    assert.equal(only(await found('dkim', {}, { ...relayed, AVOW_MODE: 'production' })).state, 'fault');
  });

  test('the private key is published nowhere', async () => {
    const finding = only(await found('dkim', {}, signed('rsa')));
    const secret = rsa.privateKey.export({ format: 'jwk' }).d ?? '';
    assert.ok(secret.length > 100 && !JSON.stringify(finding).includes(secret));
  });
});

describe('DMARC', () => {
  const signed = { ...relayed, DKIM_DOMAIN: 'news.fluxcess.com', DKIM_SELECTOR: 'a', DKIM_KEY_FILE: '/none.pem' };
  const states = async (record: string, settings = signed) =>
    (await found('dmarc', { '_dmarc.fluxcess.com': { TXT: [record] } }, settings)).map(({ state }) => state);

  test('a domain without a policy is a fault, with the record to publish', async () => {
    const finding = only(await found('dmarc', {}, signed));
    assert.equal(finding.state, 'fault');
    assert.match(finding.publish?.value ?? '', /^v=DMARC1; p=quarantine; rua=mailto:info@fluxcess\.com$/);
  });

  test('a strong policy, reports, and a signature of the same organization are in order', async () => {
    assert.deepEqual(await states('v=DMARC1; p=reject; rua=mailto:a@fluxcess.com'), ['ok', 'ok', 'ok']);
  });

  test('p=none lets forgeries pass, and t=y only tries', async () => {
    assert.equal((await states('v=DMARC1; p=none; rua=mailto:a@fluxcess.com'))[0], 'warning');
    assert.equal((await states('v=DMARC1; p=reject; t=y; rua=mailto:a@fluxcess.com'))[0], 'warning');
  });

  test('strict alignment with the signature of a subdomain is a fault', async () => {
    assert.deepEqual(await states('v=DMARC1; p=reject; adkim=s; rua=mailto:a@fluxcess.com'), ['ok', 'fault', 'ok']);
  });

  test('a signature of somebody else does not speak for us', async () => {
    const elsewhere = { ...signed, DKIM_DOMAIN: 'relay.example' };
    const [, finding] = await found('dmarc', { '_dmarc.fluxcess.com': { TXT: ['v=DMARC1; p=reject'] } }, elsewhere);
    assert.equal(finding?.state, 'fault');
    assert.match(finding?.mend?.en ?? '', /DKIM_DOMAIN=fluxcess\.com/);
  });

  test('a policy without an address for reports is worth a warning', async () => {
    const all = await found('dmarc', { '_dmarc.fluxcess.com': { TXT: ['v=DMARC1; p=reject'] } }, signed);
    assert.match(all.at(-1)?.publish?.value ?? '', /^v=DMARC1; p=reject; rua=mailto:/);
  });
});

describe('PTR and HELO', () => {
  test('a name that leads back, and a greeting under a name that exists', async () => {
    await using peer = await smtpPeer({ name: 'mail.host.example' });
    reached.set('mail.host.example:587', peer.port);
    const all = await found('ptr', { '9.113.0.203.in-addr.arpa': { PTR: ['mail.host.example'] } });
    assert.deepEqual(
      all.map(({ state, says }) => [state, says.en]),
      [
        ['ok', '203.0.113.9 is called mail.host.example, which leads back.'],
        ['ok', 'The mail server calls itself mail.host.example, and that name exists.'],
      ],
    );
  });

  test('an address without a name, and a server that does not answer', async () => {
    reached.clear();
    const [name, greeting] = await found('ptr', {});
    assert.deepEqual(name?.publish, { name: '9.113.0.203.in-addr.arpa', type: 'PTR', value: 'mail.host.example.' });
    assert.match(greeting?.says.en ?? '', /did not answer as a mail server/);
  });

  test('a name that leads elsewhere is no name', async () => {
    const [name] = await found('ptr', {
      '9.113.0.203.in-addr.arpa': { PTR: ['wrong.example'] },
      'wrong.example': { A: ['192.0.2.77'] },
    });
    assert.match(name?.says.en ?? '', /no name leads back/);
  });
});

describe('MX of the published addresses', () => {
  const good: Zone = {
    'fluxcess.com': { MX: ['10 mail.host.example'] },
    'fluxcess.de': { MX: ['20 gone.example', '10 mail.host.example'] },
  };

  test('each domain is told where its mail goes; a server that is nowhere is named', async () => {
    const all = await found('mx', good, {});
    assert.deepEqual(
      all.map(({ state }) => state),
      ['ok', 'warning'],
    );
    assert.match(all[1]?.says.en ?? '', /fluxcess\.de names gone\.example as MX/);
  });

  test('a domain that accepts no mail is a fault in production: whoever claims a right would not be heard', async () => {
    const production = { AVOW_MODE: 'production' };
    const [refusing, absent] = await found('mx', { 'fluxcess.com': { MX: ['0 .'] } }, production);
    assert.deepEqual([refusing?.state, absent?.state], ['fault', 'fault']);
    assert.match(refusing?.says.en ?? '', /RFC 7505/);
  });
});

test('without a mail server nothing is asked about mail, and that is said', async () => {
  dns.asked.length = 0;
  const all = await Promise.all(['mail', 'spf', 'dkim', 'dmarc', 'ptr'].map((check) => findings(check, {})));
  assert.deepEqual(
    all.flat().map(({ check, state }) => [check, state]),
    [['mail', 'warning']],
  );
  assert.ok(!dns.asked.some((name) => name.startsWith('_dmarc.')));
});
