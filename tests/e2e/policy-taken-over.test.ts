// A policy that another process applies: every running server is assembled anew under it, and no request is lost.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../src/root.ts';
import { command } from '../support/command.ts';
import { testDatabase } from '../support/database.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/port.ts';
import { type Running, running } from '../support/running.ts';

/** A policy without the section “contact” and without customers, by another name. */
const smaller = `
import { newsletter } from 'avow/policy';
import reference from '${join(root, 'policies/fluxcess.policy.ts')}';
const withoutCustomers = ({ settings }) => {
  const { customers, ...others } = settings;
  return newsletter(others);
};
export default {
  ...reference,
  controller: { ...reference.controller, name: 'Alte Firma GmbH' },
  sections: reference.sections
    .filter(({ section }) => section !== 'contact')
    .map((one) => (one.section === 'newsletter' ? withoutCustomers(one) : one)),
};
`;
const whole = `export { default } from '${join(root, 'policies/fluxcess.policy.ts')}';\n`;

const statusOf = async (server: Running, path: string) =>
  (await fetch(server.url + path, { redirect: 'manual' })).status;

interface Letter {
  readonly from: string;
  readonly to: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** From whom the confirmation mail to an address comes, as the trial mailbox has it. */
async function senderOf(server: Running, email: string): Promise<string> {
  const body = new URLSearchParams({ email });
  assert.equal((await fetch(`${server.url}/newsletter`, { method: 'POST', redirect: 'manual', body })).status, 303);
  let from: string | undefined;
  await eventually('the mail has come', async () => {
    const letters = (await (await fetch(`${server.url}/mailbox.json`)).json()) as readonly Letter[];
    from = letters.find(({ to }) => to.includes(email))?.headers['from'];
    return from !== undefined;
  });
  return from ?? '';
}

test('sections, pages and the sender of an applied policy come to each running server, and leave it again', {
  timeout: 180_000,
}, async () => {
  const store = await testDatabase();
  await using folder = await temporaryDirectory();
  await using closing = new AsyncDisposableStack();
  const file = join(folder.path, 'one.policy.ts');
  await writeFile(file, smaller);
  const env = {
    DATABASE_URL: store.url,
    MASTER_KEY_FILE: join(folder.path, 'master.key'),
    POLICY: file,
  };
  const servers: Running[] = [];
  for (const name of ['a', 'b']) {
    const server = closing.use(running(join(folder.path, name), await freePort(), env));
    await server.start();
    servers.push(server);
  }
  const apply = async (text: string) => {
    await writeFile(file, text);
    const applied = await command(['policy', 'apply'], { ...env, DATA_DIR: folder.path });
    assert.equal(applied.code, 0, applied.err);
    assert.match(applied.out, /Running servers take it over within seconds/);
  };
  const everywhere = (path: string, status: number) =>
    eventually(`${path} answers ${status} at both`, async () =>
      (await Promise.all(servers.map((server) => statusOf(server, path)))).every((one) => one === status),
    );
  const [first] = servers;
  assert.ok(first);
  await everywhere('/contact', 404);
  await everywhere('/staff/newsletter/customers', 404);
  assert.match(await senderOf(first, 'anna@example.org'), /Alte Firma/);

  const asked = steadily(servers, '/newsletter');
  await apply(whole);
  for (const path of ['/contact', '/staff/newsletter/customers', '/staff/contact'])
    await everywhere(path, path === '/contact' ? 200 : 303);
  for (const [at, server] of servers.entries())
    assert.match(await senderOf(server, `berta-${at}@example.org`), /fluxcess GmbH/);
  await apply(smaller);
  await everywhere('/contact', 404);
  await everywhere('/staff/contact', 404);
  const statuses = await asked.end();
  assert.ok(statuses.length > 20);
  assert.ok(
    statuses.every((status) => status === 200),
    `no request is lost on the way: ${[...new Set(statuses)].join()}`,
  );
  for (const server of servers) assert.equal(await server.kill('SIGTERM'), 0);
});

/** Asks for a page again and again, one request after the other at each server. */
function steadily(servers: readonly Running[], path: string) {
  const over = new AbortController();
  const asking = servers.map(async (server) => {
    const statuses: number[] = [];
    while (!over.signal.aborted) statuses.push(await statusOf(server, path).catch(() => 0));
    return statuses;
  });
  return {
    end: async () => {
      over.abort();
      return (await Promise.all(asking)).flat();
    },
  };
}
