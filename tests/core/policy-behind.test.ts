// A version of the software whose sections need more than the policy in force says, until the policy is applied.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import type { App } from '../../src/app.ts';
import { buildWeb } from '../../src/server/hosting.ts';
import { welcome } from '../../src/server/welcome.ts';
import { type Shell, testShell } from '../support/shell.ts';

const simulated = { SIMULATED_CLOCK: '2026-11-23T12:00:00+01:00', POLICY: '' };

/** Makes the policy in force an older one: each section without the classes whose names fit, and without these settings. */
async function older(shell: Shell, classes: RegExp, settings: readonly string[] | 'all'): Promise<void> {
  await shell.inside(async ({ world: { db } }) => {
    const { rows } = await sql<{ source: { sections: Section[] } }>`select source from core.policy_version`.execute(db);
    const source = rows[0]?.source;
    assert.ok(source);
    for (const section of source.sections) {
      section.passages = section.passages.filter(({ beside }) => beside === undefined || !classes.test(beside));
      section.classes = section.classes.filter(({ name }) => !classes.test(name));
      for (const name of settings === 'all' ? Object.keys(section.settings) : settings) delete section.settings[name];
    }
    await sql`update core.policy_version set hash = repeat('0', 64), source = ${JSON.stringify(source)}::jsonb`.execute(
      db,
    );
  });
}

interface Section {
  passages: { beside?: string }[];
  classes: { name: string }[];
  readonly settings: Record<string, unknown>;
}

const webOf = (app: App) =>
  buildWeb({ world: app.world, sections: app.sections, behind: app.behind, trustedProxies: [] });

async function signUp(app: App, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ email: 'ines@example.org' });
  const from = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };
  return webOf(app).request(
    'https://avow.test/newsletter',
    { method: 'POST', body, headers: { Origin: 'https://avow.test', ...headers } },
    from,
  );
}

describe('a class that the policy in force does not have', async () => {
  const shell = await testShell(simulated);
  await older(shell, /^newsletter\.subscription$/, []);

  test('makes the page that needs it answer 503 with the next step, in the language of the visit', async () => {
    await shell.inside(async (app) => {
      const answer = await signUp(app, { 'Accept-Language': 'de' });
      assert.equal(answer.status, 503);
      const text = await answer.text();
      assert.match(text, /wartet auf ihre Regeln/);
      assert.match(text, /npx avow policy apply/);
      assert.match(await (await signUp(app, { 'Accept-Language': 'en' })).text(), /puts it in force/);
    });
  });

  test('leaves every other page as it is', async () => {
    await shell.inside(async (app) => {
      for (const path of ['/', '/privacy', '/imprint'])
        assert.equal((await webOf(app).request(`https://avow.test${path}`)).status, 200, path);
    });
  });

  test('is named when the server starts, with the command', async () => {
    await shell.inside(async (app) => {
      await using server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const said = (await welcome(app, server)).join('\n');
      assert.match(said, /lacks what this software needs: newsletter\.subscription\./);
      assert.match(said, /answer 503 until “npx avow policy apply”/);
    });
  });

  test('is there once the policy is applied, and the page works', async () => {
    assert.equal((await shell.avow('policy', 'apply')).code, 0);
    await shell.inside(async (app) => {
      assert.deepEqual(app.behind(), []);
      assert.equal((await signUp(app)).status, 303);
    });
  });
});

test('however much is lacking, the policy can be applied: all classes and all settings of an older one', async () => {
  const shell = await testShell(simulated);
  await older(shell, /^(?!newsletter\.confirmation-limit)/, 'all');
  const { code, err } = await shell.avow('policy', 'apply');
  assert.equal(code, 0, err);
  await shell.inside(async (app) => assert.deepEqual(app.behind(), []));
});

test('a setting that the policy in force does not have makes a page that needs it say so, too', async () => {
  const shell = await testShell(simulated);
  await older(shell, /^none$/, ['confirmations']);
  await shell.inside(async (app) => {
    assert.deepEqual(app.behind(), ['newsletter: confirmations']);
    assert.equal((await signUp(app)).status, 503);
  });
});

test('an older policy without the permission for customers: the newsletter goes on, and the permission comes with the policy', async () => {
  const shell = await testShell(simulated);
  await older(shell, /^newsletter\.customer$/, ['customers']);
  await shell.inside(async (app) => {
    assert.deepEqual(app.behind(), ['newsletter.customer', 'newsletter: customers']);
    assert.equal(app.world.customers, undefined);
    assert.equal((await signUp(app)).status, 303);
  });
  const { code, out, err } = await shell.avow('policy', 'plan');
  assert.equal(code, 0, err);
  assert.match(out, /Advertising to existing customers/);
  assert.equal((await shell.avow('policy', 'apply')).code, 0);
  await shell.inside(async (app) => {
    assert.deepEqual(app.behind(), []);
    assert.ok(app.world.customers);
  });
});
