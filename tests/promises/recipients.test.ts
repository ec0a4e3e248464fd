// What the policy promises of those who receive data, held against the gate and the register.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import reference from '../../policies/fluxcess.policy.ts';
import { createEgress, recipientsOf } from '../../src/core/egress/index.ts';
import type { Policy } from '../../src/core/policy/index.ts';
import type { Queries } from '../../src/core/store/index.ts';
import { root } from '../../src/root.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { recipients, register } from '../../src/sections/recipients/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { smtpPeer } from '../support/smtp.ts';
import { staffWorld } from '../support/staff.ts';
import { type TestWorldOptions, testWorld } from '../support/world.ts';

const sections = [website, newsletter, recipients];

/** A mail server on this machine that goes by a name of the network. */
async function distant(more: Partial<TestWorldOptions> = {}) {
  const peer = await smtpPeer();
  after(() => peer[Symbol.asyncDispose]());
  const port = Number(new URL(peer.url).port);
  const asked: string[] = [];
  const dial: TestWorldOptions['dial'] = async ({ host }) => {
    asked.push(host);
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    return socket;
  };
  const world = await testWorld({ sections, smtpUrl: 'smtp://mail.example.net', dial, ...more });
  await world.post('/newsletter', { email: 'anna@example.org' });
  return { world, peer, asked };
}

const disclosed = async (db: Queries) =>
  (
    await sql<{ class: string; rule: string; record: string }>`
    select class, rule, record from journal.entry where what = 'disclosed'`.execute(db)
  ).rows;

test('S20: a mail to a server of a declared recipient is journaled as disclosed to them, with its record', async () => {
  const { world, peer } = await distant({ runBy: { smtp: 'hosting' } });
  await world.deliver();
  assert.equal(peer.accepted.length, 1);
  const [entry, ...others] = await disclosed(world.world.db);
  assert.deepEqual(others, []);
  assert.deepEqual([entry?.class, entry?.rule], ['newsletter.subscription', 'recipient:hosting']);
  assert.ok(entry?.record);
});

test('S20: a host of which nobody says who runs it is refused before a connection is opened', async () => {
  const two: Policy = {
    ...reference,
    sections: reference.sections.map((section) => ({
      ...section,
      recipients: section.recipients.map((recipient) => ({ ...recipient, active: true })),
    })),
  };
  const { world, peer, asked } = await distant({ policy: two });
  await world.deliver();
  assert.deepEqual([asked, peer.accepted.length, await disclosed(world.world.db)], [[], 0, []]);
  const { rows } = await sql<{ state: string }>`select state from mail.outbox`.execute(world.world.db);
  assert.deepEqual(rows, [{ state: 'queued' }]);
});

test('S20: a host that no setting names cannot be reached, nor one of a recipient who is only provided for', async () => {
  const gate = createEgress({
    recipients: () => recipientsOf(reference),
    hosts: new Map([
      ['mail.example.net', 'hosting'],
      ['pay.example.net', 'payment'],
      ['odd.example.net', 'nobody'],
    ]),
    dial: () => Promise.reject(new Error('The gate opened.')),
  });
  const to = (host: string) => gate.connect({ host, port: 25, timeout: 1000, signal: new AbortController().signal });
  await assert.rejects(to('elsewhere.example'), { code: 'egress/undeclared' });
  await assert.rejects(to('pay.example.net'), { code: 'egress/inactive' });
  await assert.rejects(to('odd.example.net'), { code: 'egress/inactive' });
  await assert.rejects(to('mail.example.net'), /The gate opened/);
  for (const host of ['localhost', '127.0.0.1', '::1']) assert.equal(gate.recipientOf(host), null);
  for (const host of ['localhost.example.net', '127.example.net', '128.0.0.1'])
    assert.throws(() => gate.recipientOf(host), { code: 'egress/undeclared' });
});

const network = /^import (?!type)(.*) from '(?:node:)?(net|tls|http|https|http2|dgram|dns|undici)(?:\/promises)?'/gm;
const harmless = new Set(['isIP', 'isIPv4', 'isIPv6', 'BlockList']);
/** Packages that open connections, and the one place of each. */
const speakers: Readonly<Record<string, RegExp>> = {
  // Its composer writes mails and connects to nobody.
  nodemailer: /^src\/core\/mail\/(smtp\/line|encode)\.ts$/,
  imapflow: /^src\/core\/mail\/imap\/connection\.ts$/,
  pg: /^src\/(core\/store|sections\/newsletter\/sending|core\/mail\/worker)\//,
};

function breaches(file: string, text: string): string[] {
  const values = [...text.matchAll(network)].flatMap(([, names = '']) =>
    names
      .replace(/[{}]/g, '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type ')),
  );
  const found = values.filter((name) => !harmless.has(name));
  for (const [name, place] of Object.entries(speakers))
    if (
      new RegExp(`(?:from|import\\()\\s*'${name}[/']`).test(text.replaceAll(/^import type .*$/gm, '')) &&
      !place.test(file)
    )
      found.push(name);
  if (
    /(?<![.\w'"])fetch\(|\bnew (WebSocket|EventSource)\(|globalThis\.fetch/.test(
      text.replaceAll(/^\s*fetch\(request.*$/gm, ''),
    )
  )
    found.push('fetch');
  return found.map((name) => `${file}: ${name}`);
}

test('S20: no file but the gate opens connections: none imports what could', () => {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !file.startsWith('src/core/egress/'));
  assert.ok(files.length > 100);
  assert.deepEqual(
    files.flatMap((file) => breaches(file, readFileSync(join(root, file), 'utf8'))),
    [],
  );
  assert.deepEqual(breaches('a.ts', `import { connect, isIP } from 'node:net';`), ['a.ts: connect']);
  assert.deepEqual(breaches('a.ts', `await fetch('https://example.net')`), ['a.ts: fetch']);
  assert.deepEqual(breaches('a.ts', `import http from 'node:https';`), ['a.ts: http']);
  assert.deepEqual(breaches('a.ts', `await import('imapflow')`), ['a.ts: imapflow']);
});

test('S20: every class names whom it is disclosed to, and every recipient has a ground', () => {
  const known = new Map(recipientsOf(reference).map((recipient) => [recipient.name, recipient]));
  for (const { classes } of reference.sections)
    for (const one of classes) for (const name of one.recipients) assert.ok(known.has(name), `${one.name}: ${name}`);
  for (const { name, ground } of known.values()) assert.match(ground.de, /Art\. (6|28)/, name);
});

test('S22: the register shows the host with its contract, and says so where there is none', async () => {
  const facts = { hostName: 'Rechenzentrum Nord GmbH', hostContract: 'AV-2026-04, 2026-04-01' };
  const world = await testWorld({ sections, operator: facts });
  const host = (await register(world.world)).find(({ name }) => name === 'hosting');
  assert.deepEqual([host?.who, host?.contract, host?.isContractMissing], [facts.hostName, facts.hostContract, false]);
  assert.ok(host?.classes.some(({ name }) => name === 'access-log.entry'));
  const bare = await testWorld({ sections });
  assert.equal((await register(bare.world))[0]?.isContractMissing, true);
});

test('S22: staff read the register, and nobody else', async () => {
  const world = await staffWorld({ sections: [...sections, staff] });
  assert.notEqual((await world.get('/staff/recipients')).status, 200);
  const html = await (await (await world.insider()).get('/staff/recipients')).text();
  const page = html.replaceAll(/&nbsp;|\u00a0/g, ' ');
  for (const said of ['unser Hosting-Anbieter', 'Art. 28 DSGVO', 'nur vorgesehen', 'fehlt'])
    assert.ok(page.includes(said), said);
});
