// Production publishes nothing untrue and starts with nothing unsafe: every fact that is missing is named.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { running } from '../../src/app.ts';
import { readPolicy } from '../../src/assembly/load-policy.ts';
import { readConfig } from '../../src/config.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import { root } from '../../src/root.ts';
import { missingForProduction, ProductionError } from '../../src/server/production.ts';

const reference = await readPolicy(join(root, 'policies/fluxcess.policy.ts'));
/** The reference policy, and of its sections those that run. */
const ready: Policy = { ...reference, sections: reference.sections.filter(({ section }) => running.has(section)) };

const complete = {
  AVOW_MODE: 'production',
  BASE_URL: 'https://www.example.com',
  SMTP_URL: 'smtps://mail.example.com',
  IMAP_URL: 'imaps://info:secret@mail.example.com',
  DKIM_DOMAIN: 'example.com',
  DKIM_SELECTOR: 'a',
  DKIM_KEY_FILE: '/keys/dkim.pem',
  OPERATOR_MANAGING_DIRECTOR: 'Kim Beispiel',
  OPERATOR_REGISTER_COURT: 'Amtsgericht Beispielstadt',
  OPERATOR_REGISTER_NUMBER: 'HRB 1',
  OPERATOR_VAT_ID: 'DE123456789',
  OPERATOR_HOST: 'Example Hosting',
  OPERATOR_HOST_CONTRACT: 'AVV 2026-01-15',
};

const missing = (settings: Readonly<Record<string, string>>, policy = ready): readonly string[] =>
  missingForProduction(readConfig(root, settings), policy, running);

test('with every fact there nothing stands in the way', () => {
  assert.deepEqual(missing(complete), []);
});

for (const name of Object.keys(complete).filter((key) => key !== 'AVOW_MODE' && !key.startsWith('DKIM'))) {
  test(`without ${name} production does not start, and the sentence says so`, () => {
    const [sentence, ...others] = missing({ ...complete, [name]: '' });
    assert.match(sentence ?? '', new RegExp(`^Set ${name}\\b`));
    assert.deepEqual(others, []);
  });
}

test('unsigned mail does not leave a production', () => {
  const unsigned = { ...complete, DKIM_DOMAIN: '', DKIM_SELECTOR: '', DKIM_KEY_FILE: '' };
  assert.match(missing(unsigned).join('\n'), /^Set DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE/);
});

test('an address without encryption is no public address', () => {
  assert.match(missing({ ...complete, BASE_URL: 'http://www.example.com' }).join('\n'), /^Set BASE_URL/);
});

test('production lives in real time', () => {
  assert.match(missing({ ...complete, SIMULATED_CLOCK: '2026-11-23' }).join('\n'), /^Remove SIMULATED_CLOCK/);
});

test('what the policy promises runs, or the policy does not promise it', () => {
  const waiting = reference.sections.map(({ section }) => section).filter((name) => !running.has(name));
  const found = missing(complete, reference).join('\n');
  if (waiting.length === 0) assert.equal(found, '');
  else for (const name of waiting) assert.ok(found.includes(name), `${name} is not named in: ${found}`);
});

test('nothing set, everything is named at once', () => {
  const sentences = missing({ AVOW_MODE: 'production' });
  assert.equal(sentences.length, 10);
  const { message } = new ProductionError(sentences);
  for (const sentence of sentences) assert.ok(message.includes(sentence));
});
