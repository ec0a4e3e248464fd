// What the doctor finds about the public address, the clock and the files of this machine.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { fixedClock } from '../../src/core/clock/index.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { only, testPatient } from '../support/patient.ts';

const { findings, reached } = await testPatient();
const directory = await temporaryDirectory();
after(() => directory[Symbol.asyncDispose]());
const folder = directory.path;

/** A site of its own with a certificate that this process trusts, or not. */
async function site(name: string, trusted: boolean, headers: Readonly<Record<string, string>> = {}) {
  const [key, cert] = [join(folder, `${name}.key`), join(folder, `${name}.crt`)];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ed25519', '-nodes', '-days', '40', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  if (trusted) setDefaultCACertificates([...getCACertificates('default'), readFileSync(cert, 'utf8')]);
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_request, response) => {
    response.writeHead(200, { 'Strict-Transport-Security': 'max-age=1', ...headers }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => server.close());
  reached.set(`${name}:443`, (server.address() as AddressInfo).port);
  return { BASE_URL: `https://${name}` };
}

describe('public address', () => {
  test('a trusted certificate with weeks to go is in order', async () => {
    const [certificate, answer] = await findings('https', await site('good.example', true));
    assert.deepEqual([certificate?.state, answer?.state], ['ok', 'ok']);
    assert.match(certificate?.says.en ?? '', /valid for (39|40) more days/);
  });

  test('a certificate that ends soon is a warning, then a fault, then past', async () => {
    const settings = await site('ends.example', true);
    const at = async (days: number) => {
      const wall = fixedClock(Temporal.Now.instant().add({ hours: 24 * days }));
      return (await findings('https', settings, { wall }))[0]?.state;
    };
    assert.deepEqual([await at(20), await at(36), await at(50)], ['warning', 'fault', 'fault']);
  });

  test('a certificate that browsers refuse is a fault', async () => {
    const [certificate] = await findings('https', await site('self.example', false));
    assert.equal(certificate?.state, 'fault');
    assert.match(certificate?.says.en ?? '', /Browsers refuse/);
  });

  test('an address where nobody answers is a fault that says so', async () => {
    const finding = only(await findings('https', { BASE_URL: 'https://silent.example' }));
    assert.match(finding.says.en, /does not answer \(ECONNREFUSED\)/);
  });

  test('http is fine for a trial on this machine, and nowhere else', async () => {
    const state = async (settings: Readonly<Record<string, string>>) => only(await findings('https', settings)).state;
    assert.equal(await state({}), 'ok');
    assert.equal(await state({ BASE_URL: 'http://www.example.com' }), 'warning');
    assert.equal(await state({ BASE_URL: 'http://www.example.com', AVOW_MODE: 'production' }), 'fault');
  });
});

describe('clock', () => {
  test('a peer whose Date differs by minutes makes it a fault, with the direction', async () => {
    const settings = await site('slow.example', true, { Date: new Date(Date.now() - 600_000).toUTCString() });
    const finding = only(await findings('clock', settings));
    assert.equal(finding.state, 'fault');
    assert.match(finding.says.en, /ahead of that of the public address/);
  });

  test('a peer that agrees to the second is in order', async () => {
    assert.equal(only(await findings('clock', await site('same.example', true))).state, 'ok');
  });
});

describe('rights to files', () => {
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(data, 'master.key'), 'x', { mode: 0o600 });

  test('a data folder and a key that are ours alone are in order', async () => {
    assert.deepEqual(
      (await findings('rights', { DATA_DIR: data })).map(({ state }) => state),
      ['ok', 'ok'],
    );
  });

  test('a key that others may read is a fault, with the command that mends it', async () => {
    chmodSync(join(data, 'master.key'), 0o640);
    chmodSync(data, 0o755);
    const all = await findings('rights', { DATA_DIR: data });
    assert.deepEqual(
      all.map(({ state, mend }) => [state, mend?.en]),
      [
        ['fault', `chmod 600 ${join(data, 'master.key')}`],
        ['fault', `chmod 700 ${data}`],
      ],
    );
  });

  test('a key that is not there is a fault', async () => {
    const [key] = await findings('rights', { DATA_DIR: folder });
    assert.match(key?.says.en ?? '', /cannot be read \(ENOENT\)/);
  });
});

test('room on the disk is told in gigabytes', async () => {
  assert.match(only(await findings('disk', { DATA_DIR: folder })).says.en, /^\d+\.\d GB are free/);
});

test('a log folder that is not there keeps nothing clean', async () => {
  mkdirSync(join(folder, 'logs'));
  const settings = { ACCESS_LOG_FOLDERS: `${folder}/logs:${folder}/absent` };
  assert.deepEqual(
    (await findings('log-folders', settings)).map(({ state }) => state),
    ['ok', 'fault'],
  );
});

test('each missing fact is a finding with the setting that mends it; what is there is asked for no more', async () => {
  const all = await findings('facts', { OPERATOR_VAT_ID: 'DE1' });
  assert.deepEqual([all.length, all[0]?.mend?.en], [5, 'Set OPERATOR_MANAGING_DIRECTOR.']);
});

test('a host that nobody declared, and a processor without a contract, are found', async () => {
  const settings = { SMTP_URL: 'smtp://mail.example.com', SMTP_RECIPIENT: 'stranger' };
  const all = await findings('recipients', settings);
  assert.deepEqual(
    all.map(({ state }) => state),
    ['fault', 'warning'],
  );
  const bound = { SMTP_URL: 'smtp://mail.example.com', OPERATOR_HOST_CONTRACT: 'AVV 2026-01-15' };
  assert.equal(only(await findings('recipients', bound)).state, 'ok');
});
