import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pino } from 'pino';
import { fixedClock } from '../../src/core/clock/index.ts';
import { counted, healthy, metrics, webLog } from '../../src/core/web/index.ts';
import { from, noon, testWeb } from '../support/web.ts';

describe('the log', () => {
  const logged = async (path: string, fail?: Error) => {
    const lines: string[] = [];
    const web = testWeb({
      log: webLog(pino({}, { write: (line) => lines.push(line) })),
      trustedProxies: ['127.0.0.1'],
    });
    web.get('/confirm/:token', (c) => {
      if (fail) throw fail;
      return c.text(c.var.client);
    });
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'User-Agent': 'canary-agent', Referer: 'https://canary.test/' };
    const answer = await web.request(path, { headers }, from('127.0.0.1'));
    return { lines, text: lines.join(''), answer };
  };

  test('knows a request by the pattern of its route and nothing about who asked', async () => {
    const { text, answer } = await logged('/confirm/canary-token?email=canary%40example.org');
    assert.equal(await answer.text(), '203.0.113.9');
    assert.match(text, /"method":"GET","route":"\/confirm\/:token","status":200/);
    assert.doesNotMatch(text, /canary|203\.0\.113|127\.0\.0/);
  });

  test('does not repeat an address that leads nowhere', async () => {
    const { text } = await logged('/canary');
    assert.match(text, /"route":"none","status":404/);
    assert.doesNotMatch(text, /canary/);
  });

  test('tells of a failure its name, code and place, never its message', async () => {
    const cause = Object.assign(new Error('Key (email)=(canary@example.org) exists'), { code: '23505' });
    const { text } = await logged('/confirm/x', new TypeError('canary@example.org is odd\n  at canary', { cause }));
    assert.match(text, /"route":"\/confirm\/:token","error":"TypeError"/);
    assert.match(text, /"code":"23505"/);
    assert.match(text, /web-watch\.test/);
    assert.doesNotMatch(text, /canary@/);
  });
});

describe('/metrics', () => {
  test('counts requests by route pattern and numbers that others add', async () => {
    const registry = metrics();
    counted(registry, 'avow_overdue_records', 'Records past their day.', async () => 3);
    const web = testWeb({ registry });
    web.get('/confirm/:token', (c) => c.text('fine'));
    await web.request('/confirm/canary');
    const answer = await web.request('/metrics');
    const text = await answer.text();
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(text, /^avow_overdue_records 3$/m);
    assert.match(
      text,
      /avow_http_request_duration_seconds_count\{method="GET",route="\/confirm\/:token",status="200"\} 1/,
    );
    assert.doesNotMatch(text, /canary/);
  });

  test('gives a method that nobody knows no label of its own', async () => {
    const web = testWeb();
    await web.request('/', { method: 'CANARY' });
    const text = await (await web.request('/metrics')).text();
    assert.match(text, /method="other"/);
    assert.doesNotMatch(text, /CANARY/);
  });
});

describe('/health', () => {
  const health = (checks: Parameters<typeof healthy>[0]) =>
    testWeb({ health: () => healthy(checks) }).request('/health');

  test('answers 200 while everything works', async () => {
    const answer = await health({ database: async () => true, overdue: async () => 0 });
    assert.equal(answer.status, 200);
    assert.deepEqual(await answer.json(), {
      now: noon.toString(),
      ok: true,
      state: 'ok',
      checks: [
        { name: 'database', ok: true },
        { name: 'overdue', ok: true, count: 0 },
      ],
    });
  });

  test('is degraded by what must be 0 and is not, and goes on serving', async () => {
    const answer = await health({ database: async () => true, overdue: async () => 3 });
    assert.equal(answer.status, 200);
    const { ok, state, checks } = (await answer.json()) as { ok: boolean; state: string; checks: unknown[] };
    assert.deepEqual([ok, state, checks[1]], [false, 'degraded', { name: 'overdue', ok: false, count: 3 }]);
  });

  test('is down when a count cannot be read', async () => {
    const answer = await health({ overdue: () => Promise.reject(new Error('gone')) });
    assert.equal(answer.status, 503);
    assert.equal(((await answer.json()) as { state: string }).state, 'down');
  });

  test('answers 503 and names what does not, even if the check itself breaks', async () => {
    const answer = await health({ database: () => Promise.reject(new Error('gone')), overdue: async () => 0 });
    assert.equal(answer.status, 503);
    const body = await answer.text();
    assert.match(body, /\{"name":"database","ok":false\}/);
    assert.doesNotMatch(body, /gone/);
  });
});

test('the hour of a request is looked up when it begins, because a simulated clock is moved from outside', async () => {
  const clock = fixedClock(noon);
  const later = noon.add({ hours: 5 });
  const web = testWeb({ clock: { now: () => clock.now(), refresh: async () => clock.set(later) } });
  web.get('/now', (c) => c.text(c.var.now.toString()));
  assert.equal(await (await web.request('/now')).text(), later.toString());
});
