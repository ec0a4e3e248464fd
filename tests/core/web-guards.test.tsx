import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setCookie } from 'hono/cookie';
import {
  fromAnywhere,
  giveCookie,
  page,
  refuse,
  seeOther,
  takeCookie,
  type Web,
  type WebContext,
  type WebLog,
} from '../../src/core/web/index.ts';
import { posted, site, testWeb } from '../support/web.ts';

/** A web with one page, one change and one route for each way of going wrong. */
function guarded(options: Parameters<typeof testWeb>[0] = {}): Web {
  const web = testWeb(options);
  web.get('/page', (c) => page(c, { title: 'Seite' }, <h1>Seite</h1>));
  web.get('/secret/:token', (c) =>
    page(c, { title: 'Seite', robots: 'noindex', referrer: 'no-referrer' }, <h1>Seite</h1>),
  );
  web.post('/change', (c) => seeOther(c, '/page'));
  web.post(
    '/open/:secret',
    fromAnywhere((c: WebContext) => seeOther(c, '/page')),
  );
  web.put('/open/:secret', (c) => seeOther(c, '/page'));
  web.post('/refused', (c) => refuse(c, { title: 'Seite' }, <h1>Seite</h1>));
  web.get('/away', () => {
    throw Object.assign(new Error('terminating connection'), { code: '57P01' });
  });
  web.get('/broken', () => {
    throw new Error('the canary sang: anna@example.org');
  });
  return web;
}

describe('the headers of every answer', () => {
  const csp =
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  for (const path of ['/page', '/none', '/broken', '/health', '/metrics']) {
    test(`${path} carries the exact content security policy and its companions`, async () => {
      const { headers } = await guarded().request(path);
      assert.equal(headers.get('content-security-policy'), csp);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      const isError = path === '/none' || path === '/broken';
      assert.equal(headers.get('referrer-policy'), isError ? 'no-referrer' : 'same-origin');
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
      assert.match(headers.get('permissions-policy') ?? '', /camera=\(\)/);
      assert.match(headers.get('strict-transport-security') ?? '', /max-age=\d{8}/);
    });
  }

  test('without TLS nobody is locked out by HSTS', async () => {
    const { headers } = await guarded({ baseUrl: 'http://localhost:3000' }).request('/page');
    assert.equal(headers.get('strict-transport-security'), null);
  });

  test('a page whose address is a secret tells it to nobody and is not kept', async () => {
    const answer = await guarded().request('/secret/abc');
    assert.equal(answer.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
    assert.doesNotMatch(await answer.text(), /abc/);
  });
});

describe('cookies', () => {
  const withCookie = (set: (c: WebContext) => Response, log?: WebLog) => {
    const web = testWeb({ ...(log && { log }) });
    web.get('/', set);
    return web.request('/');
  };

  test('one that the policy does not declare becomes an error, is logged and does not leave', async () => {
    const failures: unknown[] = [];
    const log: WebLog = { request: () => {}, failure: (_route, error) => failures.push(error) };
    const answer = await withCookie((c) => {
      setCookie(c, 'tracker', '1');
      return c.text('fine');
    }, log);
    assert.equal(answer.status, 500);
    assert.deepEqual(answer.headers.getSetCookie(), []);
    assert.match(String(failures[0]), /does not declare.*\(tracker\)/);
  });

  test('a declared one with another lifetime is refused as well', async () => {
    for (const options of [{ maxAge: 60 }, { expires: new Date(0) }, {}]) {
      const answer = await withCookie((c) => {
        setCookie(c, 'prefs', 'x', options);
        return c.text('fine');
      });
      assert.equal(answer.status, 500);
      assert.deepEqual(answer.headers.getSetCookie(), []);
    }
  });

  test('a session cookie with an end is refused', async () => {
    const answer = await withCookie((c) => {
      setCookie(c, '__Host-sid', 'x', { path: '/', secure: true, maxAge: 60 });
      return c.text('fine');
    });
    assert.equal(answer.status, 500);
  });

  test('declared ones leave as declared, closed to scripts and other sites', async () => {
    const answer = await withCookie((c) => {
      giveCookie(c, 'prefs', 'x');
      giveCookie(c, '__Host-sid', 'y');
      return c.text('fine');
    });
    const [prefs, sid] = answer.headers.getSetCookie();
    assert.match(prefs ?? '', /^prefs=x; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    assert.match(sid ?? '', /^__Host-sid=y; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test('any declared one may be taken back', async () => {
    const answer = await withCookie((c) => {
      takeCookie(c, '__Host-sid');
      return c.text('fine');
    });
    assert.match(answer.headers.getSetCookie()[0] ?? '', /^__Host-sid=; Max-Age=0/);
  });
});

describe('changes', () => {
  const change = async (headers: Record<string, string>, options = {}) =>
    (await guarded(options).request('/change', { ...posted({}), headers })).status;

  test('are accepted from the site’s own pages', async () => {
    assert.equal(await change({ Origin: site }), 303);
    assert.equal(await change({ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }), 303);
    assert.equal(await change({ Origin: 'http://10.1.1.1:3000', Host: '10.1.1.1:3000' }), 303);
  });

  test('are accepted without an origin: a mail provider unsubscribing by RFC 8058 has none', async () => {
    assert.equal(await change({}), 303);
  });

  test('are refused from anywhere else', async () => {
    assert.equal(await change({ Origin: 'https://evil.test' }), 403);
    assert.equal(await change({ Origin: site, 'Sec-Fetch-Site': 'cross-site' }), 403);
    assert.equal(await change({ Origin: site, 'Sec-Fetch-Site': 'same-site' }), 403);
    assert.equal(await change({ Origin: 'null', Cookie: '__Host-sid=1' }), 403);
    assert.equal(await change({ Origin: 'not an origin' }), 403);
  });

  test('are accepted from anywhere by the route that says so, and by that route alone', async () => {
    const foreign = { Origin: 'https://webmail.test', 'Sec-Fetch-Site': 'cross-site' };
    const answers = async (path: string, method: string) =>
      (await guarded().request(path, { ...posted({}), method, headers: foreign })).status;
    assert.equal(await answers('/open/abc', 'POST'), 303);
    assert.equal(await answers('/en/open/abc', 'POST'), 303);
    assert.equal(await answers('/open/abc', 'PUT'), 403);
    assert.equal(await answers('/change', 'POST'), 403);
  });

  test('answer 303 in the language of the page that asked', async () => {
    const answer = await guarded().request('/en/change', posted({}));
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/en/page');
  });

  test('larger than a form may be are refused before they are read', async () => {
    const answer = await guarded({ bodyLimit: 100 }).request('/change', posted({ a: 'x'.repeat(200) }));
    assert.equal(answer.status, 413);
    const stream = new Blob(['a='.padEnd(300, 'x')]).stream();
    const chunked: RequestInit = { ...posted({}), body: stream, duplex: 'half' };
    assert.equal((await guarded({ bodyLimit: 100 }).request('/change', chunked)).status, 413);
  });
});

describe('methods', () => {
  test('HEAD answers like GET without a body', async () => {
    const answer = await guarded().request('/page', { method: 'HEAD' });
    assert.equal(answer.status, 200);
    assert.equal(await answer.text(), '');
  });

  test('OPTIONS lists what a page answers and does nothing', async () => {
    const answer = await guarded().request('/change', { method: 'OPTIONS' });
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('allow'), 'POST, OPTIONS');
  });

  test('another method of a known page is 405 and says which ones there are', async () => {
    const answer = await guarded().request('/page', { ...posted({}) });
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, OPTIONS');
    assert.equal((await guarded().request('/change')).status, 405);
  });

  test('every route answers with and without a language prefix and a slash at its end', async () => {
    for (const path of ['/page', '/page/', '/de/page', '/en/page', '/en/page/']) {
      assert.equal((await guarded().request(path)).status, 200, path);
    }
  });
});

describe('pages for what went wrong', () => {
  const wrong: readonly (readonly [status: number, ask: (web: Web, prefix: string) => ReturnType<Web['request']>])[] = [
    [403, (web, prefix) => web.request(`${prefix}/change`, posted({}, { Origin: 'https://evil.test' }))],
    [404, (web, prefix) => web.request(`${prefix}/none`)],
    [405, (web, prefix) => web.request(`${prefix}/change`)],
    [500, (web, prefix) => web.request(`${prefix}/broken`)],
    [503, (web, prefix) => web.request(`${prefix}/away`)],
  ];
  for (const [status, ask] of wrong) {
    for (const [prefix, language, home] of [
      ['/de', 'de', 'Zur Startseite'],
      ['/en', 'en', 'To the start page'],
    ] as const) {
      test(`${status} is explained in ${language}, with the next step`, async () => {
        const answer = await ask(guarded(), prefix);
        const html = await answer.text();
        assert.equal(answer.status, status);
        assert.equal(answer.headers.get('content-language'), language);
        assert.equal(answer.headers.get('cache-control'), 'no-store');
        assert.match(html, new RegExp(`<html lang="${language}"`));
        assert.ok(html.includes(home));
      });
    }
  }

  test('a form that is refused answers 422 and is not kept', async () => {
    const answer = await guarded().request('/refused', posted({}));
    assert.equal(answer.status, 422);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
  });

  test('a database that is away for a moment says when to come back', async () => {
    assert.equal((await guarded().request('/away')).headers.get('retry-after'), '60');
  });

  test('the address that failed is not repeated, for it may hold a token', async () => {
    assert.doesNotMatch(await (await guarded().request('/none/canary-token')).text(), /canary/);
  });

  test('an error shows nothing of what broke', async () => {
    assert.doesNotMatch(await (await guarded().request('/broken')).text(), /canary|anna/);
  });
});
