// What the policy promises of its own website, held against the running pages.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'node-html-parser';
import reference from '../../policies/fluxcess.policy.ts';
import { noticeMarkdown, type Policy } from '../../src/core/policy/index.ts';
import { enactPolicy } from '../../src/core/records/index.ts';
import { cookieDuration, giveCookie } from '../../src/core/web/index.ts';
import { root } from '../../src/root.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { crawl, fetchedBy } from '../support/crawl.ts';
import { readPage } from '../support/html.ts';
import { testWeb } from '../support/web.ts';
import { testWorld } from '../support/world.ts';

const world = await testWorld({ sections: [website, newsletter] });
const pages = await crawl((path) => world.get(path), ['/', '/de', '/en', '/health', '/metrics', '/none']);
const read = pages.filter(({ html }) => html !== '');
const declared = reference.sections.flatMap(({ cookies }) => cookies);
const settings = { language: 'en', textSize: 'large', colour: 'dark' };
const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

test('S1: every page names the controller of the one declaration, and no copy of it stands in the code', async () => {
  const controller = { ...reference.controller, name: 'Andere GmbH', street: 'Neuer Weg 1', city: 'Bremen' };
  const other = await testWorld({ sections: [website], policy: { ...reference, controller } });
  for (const path of ['/', '/imprint', '/privacy', '/settings', '/none']) {
    const html = await (await other.get(path)).text();
    assert.match(html, /Andere GmbH.*Neuer Weg 1.*Bremen/s, path);
    assert.doesNotMatch(parse(html).querySelector('footer')?.text ?? '', /fluxcess GmbH|Kollegienwall/, path);
  }
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const copies = files.filter((name) =>
    /fluxcess GmbH|Kollegienwall/.test(readFileSync(join(root, 'src', name), 'utf8')),
  );
  assert.deepEqual(copies, []);
});

test('S6: a fresh visit to every page sets no cookie, and the register lists all that can ever be set', async () => {
  assert.ok(read.length > 20, `only ${read.length} pages were found`);
  for (const { path, headers } of pages) assert.deepEqual(headers.getSetCookie(), [], path);
  const rows = parse(await (await world.get('/cookies')).text()).querySelectorAll('tbody th');
  assert.deepEqual(
    rows.map((row) => row.text),
    declared.map(({ name }) => name),
  );
  const everSet = (await Promise.all([world.post('/settings', settings), world.post('/cookies', {})])).flatMap(
    (answer) => answer.headers.getSetCookie().map((line) => line.split('=')[0]),
  );
  assert.ok(everSet.every((name) => declared.some((cookie) => cookie.name === name)));
});

test('S7: cookies serve settings, sign-in and cart alone, and no page fetches from or posts to another site', () => {
  assert.deepEqual(declared.map(({ name }) => name).sort(), [
    '__Host-cart',
    '__Host-rights',
    '__Host-sid',
    '__Host-software',
    'prefs',
  ]);
  for (const { path, html } of read) {
    for (const address of fetchedBy(html)) assert.match(address, /^\/(?!\/)/, path);
  }
});

test('S8: a session cookie carries no end of its own, so the browser deletes it when it closes', async () => {
  for (const { name } of declared.filter(({ kind }) => kind === 'session')) {
    const web = testWeb();
    web.get('/', (c) => {
      giveCookie(c, name, 'x');
      return c.text('fine');
    });
    const [line] = (await web.request('/')).headers.getSetCookie();
    assert.doesNotMatch(line ?? '', /max-age|expires/i, name);
  }
});

test('S9: the permanent cookie lives as long as the policy says, is worth nothing afterwards, and one button removes all', async () => {
  const [prefs] = declared.filter(({ kind }) => kind === 'permanent');
  const saved = await world.post('/settings', settings);
  const seconds = /Max-Age=(\d+)/.exec(saved.headers.getSetCookie()[0] ?? '')?.[1];
  assert.ok(prefs?.lifetime);
  assert.equal(seconds, String(cookieDuration(prefs)));
  assert.equal(
    Number(seconds),
    prefs.lifetime.total({ unit: 'seconds', relativeTo: Temporal.PlainDate.from('2026-11-23') }),
  );
  assert.match((await readPage(await world.get('/settings'))).text, /180\sTage gespeichert/);

  const later = await testWorld({ sections: [website] });
  const isDark = async () =>
    /data-colour="dark"/.test(await (await later.get('/', { Cookie: cookieOf(saved) })).text());
  assert.equal(await isDark(), true);
  await later.jumpTo('2027-05-22T12:00:00+02:00');
  assert.equal(await isDark(), true);
  await later.jumpTo('2027-05-24T12:00:00+02:00');
  assert.equal(await isDark(), false);

  const gone = await world.post('/cookies', {});
  assert.equal(gone.headers.get('clear-site-data'), '"cookies"');
  const expired = gone.headers.getSetCookie().filter((line) => /Max-Age=0/.test(line));
  assert.equal(expired.length, declared.length);
});

test('S10: both kinds are declared, and the permanent one is set by the settings alone, on a change of theirs', async () => {
  assert.deepEqual(new Set(declared.map(({ kind }) => kind)), new Set(['session', 'permanent']));
  const saved = await world.post('/settings', settings);
  assert.equal(saved.status, 303);
  assert.match(cookieOf(saved), /^prefs=en\.large\.dark\.\d{4}-\d{2}-\d{2}$/);
  const html = await (await world.get('/settings', { Cookie: cookieOf(saved), 'Accept-Language': 'de' })).text();
  assert.match(html, /<html lang="en" data-text="large" data-colour="dark"/);
  const refused = await world.post('/settings', { ...settings, colour: 'pink' });
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.headers.getSetCookie(), []);
});

test('S11: each cookie is listed with its ground under the TDDDG and under the GDPR', async () => {
  const rows = parse(await (await world.get('/de/cookies')).text()).querySelectorAll('tbody tr');
  assert.equal(rows.length, declared.length);
  for (const row of rows)
    assert.match(row.text, /§\s25 Abs\.\s2 Nr\.\s2 TDDDG; Art\.\s6 Abs\.\s1 Buchst\.\s[bcf] DSGVO/);
});

test('S12: reading, subscribing and setting all work for a browser that sends no cookie', async () => {
  for (const { path, status } of pages) assert.equal(status, path.endsWith('/none') ? 404 : 200, path);
  assert.equal((await world.post('/newsletter', { email: 'anna@example.org' })).status, 303);
  assert.equal((await world.mails()).length, 1);
  assert.equal((await world.get('/settings')).status, 200);
});

test('S13: who saves settings while cookies are blocked is told what that means', async () => {
  const saved = await world.post('/settings', settings);
  const blocked = await readPage(await world.get(saved.headers.get('location') ?? ''));
  assert.match(blocked.announced.join(), /Ihr Browser hat das Cookie nicht angenommen/);
  const held = await readPage(await world.get(saved.headers.get('location') ?? '', { Cookie: cookieOf(saved) }));
  assert.deepEqual(held.announced, ['Saved.']);
});

test('S89: the notice carries date, version and checksum, and every earlier version stays readable with what changed', async () => {
  const own = await testWorld({ sections: [website] });
  const first = await readPage(await own.get('/de/privacy'));
  assert.match(first.text, /Stand: \d+\.\s\S+ 20\d\d · Fassung\s1/);
  const hash = /[0-9a-f]{64}/.exec(first.text)?.[0];
  assert.ok(hash);
  const next: Policy = { ...reference, controller: { ...reference.controller, phone: '+49 541 1' } };
  const options = { mode: 'trial', calendar: own.world.rules.calendar } as const;
  const printed = { de: noticeMarkdown(next, 'de', options), en: noticeMarkdown(next, 'en', options) };
  await enactPolicy(own.world.db, next, printed, { now: own.now(), by: 'server' });
  const listed = await readPage(await own.get('/de/privacy/versions'));
  assert.ok(listed.text.includes(hash));
  const old = await readPage(await own.get(listed.link('Fassung 1')));
  assert.match(old.text, /\+49 \(0\)541 952243-0/);
  const fresh = await readPage(await own.get(listed.link('Fassung 2')));
  assert.match(fresh.text, /Was diese Fassung geändert hat/);
  assert.match(fresh.text, /\+49 541 1/);
  assert.equal((await own.get('/privacy/versions/3')).status, 404);
});

test('S90: every page links to the notice, and the notice says of each class what is collected and what for', async () => {
  for (const { path, html } of read) {
    const links = parse(html)
      .querySelectorAll('footer a')
      .map((link) => link.getAttribute('href'));
    assert.ok(
      links.some((link) => /^(\/de|\/en)?\/privacy$/.test(link ?? '')),
      path,
    );
  }
  const { text } = await readPage(await world.get('/en/privacy'));
  for (const section of reference.sections) {
    for (const one of section.classes) {
      for (const datum of one.data) assert.ok(text.includes(datum.title.en), `${one.name}: ${datum.title.en}`);
      for (const purpose of one.purposes)
        assert.ok(text.includes(purpose.title.en), `${one.name}: ${purpose.title.en}`);
    }
  }
});

test('S92: the script at the sign-up form keeps nothing on the device and speaks to nobody but this site', () => {
  const script = readFileSync(join(root, 'src/sections/newsletter/robots/browser/work.js'), 'utf8');
  assert.doesNotMatch(
    script,
    /storage|cookie|indexedDB|caches|navigator|screen|sendBeacon|WebSocket|import\b|https?:/i,
  );
  assert.deepEqual(script.match(/fetch\([^,)]+/g), ["fetch('/newsletter/work'"]);
});

test('S92: no page measures, embeds or marks anybody', () => {
  for (const { path, html, headers } of read) {
    const page = parse(html);
    assert.equal(page.querySelectorAll('iframe, img, object, embed, video, audio').length, 0, path);
    // The one script there is: our own file, at the form that asks for a moment's work, and nowhere else.
    const scripts = page.querySelectorAll('script').map((script) => [script.getAttribute('src'), script.text]);
    if (!/^(?:\/(?:de|en))?\/newsletter(?:\?|$)/.test(path)) assert.deepEqual(scripts, [], path);
    for (const [src, inline] of scripts) {
      assert.match(src ?? '', /^\/assets\/work\.[\w-]+\.js$/, path);
      assert.equal(inline, '', path);
    }
    assert.equal(
      page.querySelectorAll('[style], style, [onclick], [ping], link[rel=preconnect], link[rel=dns-prefetch]').length,
      0,
      path,
    );
    assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'/, path);
    for (const link of page.querySelectorAll('a[href]'))
      assert.doesNotMatch(link.getAttribute('href') ?? '', /[?&](utm_|ref=|id=)/, path);
  }
});
