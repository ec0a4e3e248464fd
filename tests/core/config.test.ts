import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { ConfigError, readConfig } from '../../src/config.ts';

test('without a setting everything has a place: trial mode, this machine alone, data below this folder', () => {
  assert.deepEqual(readConfig('/house', {}), {
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    dataDir: resolve('data'),
    trustedProxies: [],
    runBy: {},
    logFolders: [],
    masterKeyFile: resolve('data/master.key'),
    journalCopy: resolve('data/journal-copy'),
    journalHeadFile: resolve('data/journal-head.json'),
    policyFile: '/house/policies/fluxcess.policy.ts',
    mode: 'trial',
    operator: {},
  });
});

test('the base address follows the port, and loses a slash at its end', () => {
  assert.equal(readConfig('/house', { PORT: '8080' }).baseUrl, 'http://localhost:8080');
  assert.equal(readConfig('/house', { BASE_URL: 'https://www.example.com/' }).baseUrl, 'https://www.example.com');
});

test('the master key may lie elsewhere, and a relative path starts where the command was called', () => {
  const { masterKeyFile, policyFile } = readConfig('/house', { MASTER_KEY_FILE: 'keys/master', POLICY: 'mine.ts' });
  assert.deepEqual([masterKeyFile, policyFile], [resolve('keys/master'), resolve('mine.ts')]);
  assert.equal(readConfig('/house', { POLICY: '/etc/avow.policy.ts' }).policyFile, '/etc/avow.policy.ts');
});

test('an empty setting is no setting', () => {
  assert.deepEqual(readConfig('/house', { SMTP_URL: '', HOST: ' ', DKIM_DOMAIN: '' }), readConfig('/house', {}));
});

test('proxies are believed by a list of networks, and none by default', () => {
  const { trustedProxies } = readConfig('/house', { TRUSTED_PROXIES: '10.0.0.0/8, ::1/128' });
  assert.deepEqual(trustedProxies, ['10.0.0.0/8', '::1/128']);
});

test('a simulated clock starts at an instant, or with a day', () => {
  const at = (text: string) => readConfig('/house', { SIMULATED_CLOCK: text }).simulatedClock?.toString();
  assert.equal(at('2026-11-23T09:00:00+01:00'), '2026-11-23T08:00:00Z');
  assert.equal(at('2026-11-23'), '2026-11-23T00:00:00Z');
});

test('DKIM is set whole or not at all', () => {
  const whole = { DKIM_DOMAIN: 'example.com', DKIM_SELECTOR: 'a', DKIM_KEY_FILE: '/keys/dkim.pem' };
  assert.deepEqual(readConfig('/house', whole).dkim, {
    domain: 'example.com',
    selector: 'a',
    keyFile: '/keys/dkim.pem',
  });
  assert.throws(() => readConfig('/house', { ...whole, DKIM_SELECTOR: '' }), ConfigError);
});

test('what the operator says about itself comes from settings', () => {
  assert.deepEqual(
    readConfig('/house', { OPERATOR_VAT_ID: 'DE123456789', OPERATOR_HOST: 'Example Hosting' }).operator,
    {
      vatId: 'DE123456789',
      hostName: 'Example Hosting',
    },
  );
});

for (const [setting, value] of [
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PORT', '80.5'],
  ['BASE_URL', 'www.example.com'],
  ['BASE_URL', 'https://www.example.com/below'],
  ['DATABASE_URL', 'mysql://localhost/avow'],
  ['VAULT_URL', 'file:///vault'],
  ['SMTP_URL', 'mail.example.com'],
  ['OIDC_ISSUER', 'http://login.example.com'],
  ['AVOW_MODE', 'live'],
  ['SIMULATED_CLOCK', 'soon'],
] as const) {
  test(`${setting}=${value} cannot be meant, and the sentence names ${setting}`, () => {
    assert.throws(
      () => readConfig('/house', { [setting]: value }),
      (error) => error instanceof ConfigError && error.code === 'config/unfit' && error.message.startsWith(setting),
    );
  });
}

test('an identity provider is its issuer and a client together, over TLS but on this machine', () => {
  const { provider } = readConfig('/house', {
    OIDC_ISSUER: 'http://localhost:8080/realm',
    OIDC_CLIENT_ID: 'avow',
    OIDC_CLIENT_SECRET_FILE: '/run/secret',
    OIDC_ALLOWED: 'Example.com, example.org',
  });
  assert.deepEqual(provider, {
    issuer: 'http://localhost:8080/realm',
    clientId: 'avow',
    clientSecretFile: '/run/secret',
    allowed: ['example.com', 'example.org'],
    hosts: [],
  });
  assert.throws(() => readConfig('/house', { OIDC_ISSUER: 'https://login.example.com' }), /OIDC_CLIENT_ID/);
});
