import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import base from '../../policies/fluxcess.policy.ts';
import { letters } from '../../src/core/mail/index.ts';
import { recordsOf } from '../../src/core/records/index.ts';
import { pace } from '../../src/sections/newsletter/api/token/pace.ts';
import { tokenOf } from '../../src/sections/newsletter/api/token/token.ts';
import { type NewsletterOptions, newsletter } from '../../src/sections/newsletter/policy.ts';
import { linkIn } from '../support/newsletter.ts';
import { staffWorld } from '../support/staff.ts';

const transactional = [
  {
    name: 'event',
    title: { de: 'Erinnerung an eine Veranstaltung', en: 'Reminder of an event' },
    subject: { de: 'Erinnerung: {title}', en: 'Reminder: {title}' },
    text: { de: 'Am {day} findet {title} statt.', en: '{title} takes place on {day}.' },
  },
];
const policy = {
  ...base,
  sections: base.sections.map((paragraph) =>
    paragraph.section === 'newsletter'
      ? newsletter({ ...(paragraph.settings as unknown as NewsletterOptions), transactional })
      : paragraph,
  ),
};
const w = await staffWorld({ policy });
const plain = await staffWorld();
const mia = await w.insider();

let labels = 0;

async function token(world: typeof w, ...scopes: readonly string[]): Promise<string> {
  const browser = world === w ? mia : await world.insider();
  const form = new URLSearchParams([
    ['csrf', await browser.csrf()],
    ['label', `Warenwirtschaft ${(labels += 1)}`],
    ...scopes.map((one) => ['scope', one]),
  ]);
  const answer = await world.web.request(`${world.world.baseUrl}/staff/newsletter/tokens`, {
    method: 'POST',
    body: form.toString(),
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Origin: world.world.baseUrl,
      Cookie: browser.cookie,
    },
  });
  const [shown] = /avow_[\w-]{43}/.exec(await answer.text()) ?? [];
  assert.ok(shown);
  return shown;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function call(world: typeof w, key: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await world.web.request(`${world.world.baseUrl}/api/v1${path}`, {
    method,
    headers: {
      ...(key && { Authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
  };
}

const all = await token(
  w,
  'subscribers:read',
  'subscribers:write',
  'campaigns:read',
  'campaigns:write',
  'transactional:send',
  'exports:read',
);
const signUp = (email: string) => ({
  email,
  ip: '203.0.113.5',
  language: 'de',
  wording: 'Ja, ich will den Newsletter. [abonnieren]',
});
const stages = async (email: string) =>
  (await recordsOf(w.world.db, w.world.records.subject('newsletter', email), 'newsletter.subscription')).map(
    ({ stage }) => stage,
  );

async function subscribed(email: string): Promise<void> {
  assert.equal((await call(w, all, 'POST', '/subscribers', signUp(email))).status, 202);
  const letter = (await w.mails()).findLast(({ to }) => to.includes(email));
  assert.ok(letter);
  assert.equal((await w.post(new URL(linkIn(letter)).pathname, {})).status, 303);
}

describe('a token', () => {
  test('is shown once, kept as a hash, and its day of last use is remembered', async () => {
    assert.equal((await call(w, all, 'GET', '/campaigns')).status, 200);
    const { rows } = await sql<{
      token_hash: Buffer;
      used_on: Temporal.PlainDate | null;
    }>`select token_hash, used_on from newsletter.token`.execute(w.world.db);
    assert.equal(rows.length, 1);
    assert.ok(!rows[0]?.token_hash.toString('latin1').includes(all));
    assert.equal(rows[0]?.used_on?.toString(), '2026-11-23');
    assert.doesNotMatch(await (await mia.get('/staff/newsletter/tokens')).text(), /avow_/);
  });

  test('that is missing, made up, or out of its scope is refused as a problem', async () => {
    const none = await call(w, '', 'GET', '/campaigns');
    assert.equal(none.status, 401);
    assert.equal(none.headers.get('content-type'), 'application/problem+json');
    assert.equal(none.headers.get('www-authenticate'), 'Bearer');
    assert.equal(none.body['type'], `${w.world.baseUrl}/api/v1#no-token`);
    assert.equal((await call(w, 'avow_x', 'GET', '/campaigns')).status, 401);
    const narrow = await token(w, 'campaigns:read');
    assert.equal((await call(w, narrow, 'GET', '/campaigns')).status, 200);
    assert.equal(
      (await call(w, narrow, 'POST', '/subscribers', signUp('ada@example.com'))).body['type'],
      `${w.world.baseUrl}/api/v1#no-scope`,
    );
    assert.deepEqual(await stages('ada@example.com'), []);
  });

  test('makes no more requests than the policy allows', async () => {
    const busy = await token(w, 'campaigns:read');
    const statuses: number[] = [];
    for (let at = 0; at < 601; at += 1) statuses.push((await call(w, busy, 'GET', '/campaigns')).status);
    assert.ok(statuses.slice(0, 600).every((status) => status === 200));
    const late = await call(w, busy, 'GET', '/campaigns');
    assert.equal(late.status, 429);
    assert.ok(Number(late.headers.get('retry-after')) > 0);
  });

  test('is counted by all servers together', async () => {
    const key = await token(w, 'campaigns:read');
    const { record = '' } = (await tokenOf(w.world, key, w.now())) ?? {};
    const limit = { most: 3, within: Temporal.Duration.from({ minutes: 1 }) };
    const [here, there] = [pace(w.world), pace(w.world)];
    const waits = [];
    for (const server of [here, there, here, there, here]) waits.push(await server.wait(record, limit, w.now()));
    assert.deepEqual(waits.slice(0, 3), [0, 0, 0]);
    assert.ok(waits.slice(3).every((seconds) => seconds > 0 && seconds <= 60));
    assert.equal(await there.wait(record, limit, w.now().add({ minutes: 1 })), 0);
  });

  test('is revoked at once, and runs out by itself', async () => {
    const other = await staffWorld();
    const key = await token(other, 'campaigns:read');
    const record = async () =>
      (await sql<{ record: string }>`select record from newsletter.token`.execute(other.world.db)).rows[0]?.record ??
      '';
    await other.jumpTo('2027-11-24T12:00:00Z');
    assert.equal((await call(other, key, 'GET', '/campaigns')).status, 401);
    await other.travel('P1D');
    assert.equal(await record(), '');
    const second = await token(other, 'campaigns:read');
    const browser = await other.insider();
    assert.equal((await browser.post('/staff/newsletter/tokens/revoke', { token: await record() })).status, 303);
    assert.equal((await call(other, second, 'GET', '/campaigns')).status, 401);
  });

  test('without label or scope, or with the label of another, is not made', async () => {
    assert.equal(
      (await mia.post('/staff/newsletter/tokens', { label: 'Warenwirtschaft 1', scope: 'exports:read' })).status,
      422,
    );
    assert.equal((await mia.post('/staff/newsletter/tokens', { label: 'x' })).status, 422);
    assert.equal((await mia.post('/staff/newsletter/tokens', { label: ' ', scope: 'exports:read' })).status, 422);
    assert.equal((await mia.post('/staff/newsletter/tokens', { label: 'x', scope: 'everything' })).status, 422);
  });
});

describe('subscribers', () => {
  test('signed up by a program are subscribed only when they confirm', async () => {
    const answer = await call(w, all, 'POST', '/subscribers', signUp('ben@example.com'));
    assert.deepEqual([answer.status, answer.body], [202, { state: 'requested' }]);
    assert.deepEqual(await stages('ben@example.com'), ['requested']);
    await subscribed('cyd@example.com');
    assert.deepEqual(await stages('cyd@example.com'), ['active']);
  });

  test('are answered the same whether known or not', async () => {
    const [known, unknown] = [
      await call(w, all, 'POST', '/subscribers', signUp('cyd@example.com')),
      await call(w, all, 'POST', '/subscribers', signUp('dan@example.com')),
    ];
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
  });

  test('cause no more confirmation mails than the form does: a key is no way around the limits', async () => {
    const before = (await w.mails()).length;
    for (let at = 0; at < 3; at += 1)
      assert.equal((await call(w, all, 'POST', '/subscribers', signUp('ida@example.com'))).status, 202);
    const letters = (await w.mails()).slice(before).filter(({ to }) => to.includes('ida@example.com'));
    assert.equal(letters.length, 1);
  });

  test('need what they read and where they asked from, for that is the proof', async () => {
    for (const missing of ['wording', 'ip', 'email']) {
      const answer = await call(w, all, 'POST', '/subscribers', { ...signUp('eve@example.com'), [missing]: undefined });
      assert.equal(answer.status, 422);
      assert.deepEqual(
        (answer.body['errors'] as { where: string }[]).map(({ where }) => where),
        [missing],
      );
    }
    assert.equal(
      (await call(w, all, 'POST', '/subscribers', { ...signUp('eve@example.com'), list: 'others' })).status,
      422,
    );
    assert.deepEqual(await stages('eve@example.com'), []);
  });

  test('are looked up by a body, never by an address, and that is journaled', async () => {
    const { body } = await call(w, all, 'POST', '/subscribers/lookup', { email: 'CYD@example.com' });
    const found = body['subscriptions'] as { state: string; list: string }[];
    assert.ok(found.some(({ state, list }) => state === 'active' && list === 'newsletter'));
    const { rows } = await sql<{
      count: number;
    }>`select count(*)::int as count from journal.entry where rule = 'api:lookup'`.execute(w.world.db);
    assert.equal(rows[0]?.count, found.length);
    assert.deepEqual((await call(w, all, 'POST', '/subscribers/lookup', { email: 'nobody@example.com' })).body, {
      subscriptions: [],
    });
  });

  test('withdraw at once', async () => {
    await subscribed('fay@example.com');
    const { body } = await call(w, all, 'POST', '/subscribers/withdrawal', {
      email: 'fay@example.com',
      evidence: 'Kundenkonto',
    });
    assert.deepEqual(body, { ended: 1, erased: 0 });
    assert.deepEqual(await stages('fay@example.com'), ['proof']);
  });
});

describe('issues', () => {
  const draft = { lists: ['newsletter'], topic: 'unsere Leistungen', subject: 'Neues', body: '# Hallo' };

  test('are drafted, listed and read, and never sent', async () => {
    const made = await call(w, all, 'POST', '/campaigns', draft);
    assert.equal(made.status, 201, JSON.stringify(made.body));
    const one = await call(w, all, 'GET', `/campaigns/${String(made.body['id'])}`);
    assert.deepEqual([one.body['state'], one.body['subject'], one.body['body']], ['draft', 'Neues', '# Hallo']);
    const { body } = await call(w, all, 'GET', '/campaigns');
    assert.equal((body['campaigns'] as unknown[]).length, 1);
  });

  test('may be HTML, and a program is told what of it the mail will not hold', async () => {
    const body = '<p>Hallo</p>\n<p onclick="x()">Welt</p>';
    const made = await call(w, all, 'POST', '/campaigns', { ...draft, format: 'html', body });
    assert.deepEqual(made.body['removed'], [{ line: 2, what: '<p onclick="x()">' }]);
    const one = await call(w, all, 'GET', `/campaigns/${String(made.body['id'])}`);
    assert.deepEqual([one.body['format'], one.body['body'], one.body['removed']], ['html', body, made.body['removed']]);
  });

  test('that the policy does not allow are refused with the reason', async () => {
    const answer = await call(w, all, 'POST', '/campaigns', { ...draft, topic: 'Politik' });
    assert.equal(answer.status, 422);
    assert.ok((answer.body['errors'] as unknown[]).length > 0);
    assert.equal((await call(w, all, 'GET', '/campaigns/018d0000-0000-7000-8000-000000000000')).status, 404);
  });
});

describe('a declared message', () => {
  const message = { template: 'event', email: 'gil@example.com', fields: { title: 'Sommerfest', day: '1. Juli' } };

  test('goes to who is subscribed, and is no newsletter', async () => {
    await subscribed('gil@example.com');
    assert.equal((await call(w, all, 'POST', '/transactional', message)).status, 202);
    const letter = (await w.mails()).at(-1);
    assert.deepEqual(
      [letter?.subject, letter?.text?.trim()],
      ['Erinnerung: Sommerfest', 'Am 1. Juli findet Sommerfest statt.'],
    );
    assert.equal(letter?.headers['list-unsubscribe'], undefined);
  });

  test('goes to nobody else, not to who has ended it, and not with other fields', async () => {
    const problemOf = async (more: object) =>
      String((await call(w, all, 'POST', '/transactional', { ...message, ...more })).body['type']).split('#')[1];
    assert.equal(await problemOf({ email: 'nobody@example.com' }), 'not-subscribed');
    assert.equal(await problemOf({ email: 'fay@example.com' }), 'not-subscribed');
    assert.equal(await problemOf({ template: 'other' }), 'not-declared');
    assert.equal(await problemOf({ fields: { title: 'x' } }), 'wrong-fields');
    assert.equal(await problemOf({ fields: { title: 'x\r\nBcc: y', day: 'z' } }), 'invalid');
  });

  test('that waits does not leave once the subscription has ended', async () => {
    await subscribed('hal@example.com');
    assert.equal((await call(w, all, 'POST', '/transactional', { ...message, email: 'hal@example.com' })).status, 202);
    await call(w, all, 'POST', '/subscribers/withdrawal', { email: 'hal@example.com', evidence: 'Anruf' });
    const before = (await letters(w.world)).length;
    assert.equal((await w.mails()).length, before);
  });

  test('is refused where the policy declares none', async () => {
    const key = await token(plain, 'transactional:send');
    assert.equal((await call(plain, key, 'POST', '/transactional', message)).status, 403);
  });
});

describe('exports', () => {
  test('of figures and of persons come as JSON or as a table, persons with a reason', async () => {
    assert.ok(Array.isArray((await call(w, all, 'GET', '/exports/statistics')).body['statistics']));
    const list = await call(w, all, 'GET', '/exports/list?list=newsletter&reason=move');
    assert.ok((list.body['list'] as { email: string }[]).some(({ email }) => email === 'cyd@example.com'));
    const table = await call(w, all, 'GET', '/exports/proofs?list=newsletter&reason=audit&format=csv');
    assert.match(String(table.body['text']), /"email","language"/);
    assert.equal((await call(w, all, 'GET', '/exports/list?list=newsletter')).status, 422);
    assert.equal((await call(w, all, 'GET', '/exports/list?list=others&reason=move')).status, 422);
  });
});

describe('the description', () => {
  test('is a document of OpenAPI 3.1 that names every operation with its scope', async () => {
    const { body } = await call(w, '', 'GET', '/openapi.json');
    assert.equal(body['openapi'], '3.1.0');
    const paths = body['paths'] as Record<
      string,
      Record<string, { security?: { token: string[] }[]; operationId: string }>
    >;
    const operations = Object.values(paths).flatMap((item) => Object.values(item));
    assert.equal(operations.length, 10);
    assert.ok(operations.every(({ security }) => security?.[0]?.token.length === 1));
  });

  test('is read by people too, in German and in English', async () => {
    assert.match(await (await w.get('/api/v1')).text(), /Schnittstelle für Programme/);
    assert.match(await (await w.get('/en/api/v1')).text(), /POST \/api\/v1\/subscribers/);
  });
});
