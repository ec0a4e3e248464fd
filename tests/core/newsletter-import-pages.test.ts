import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { recordsOf } from '../../src/core/records/index.ts';
import { runImports } from '../../src/sections/newsletter/index.ts';
import { head, proven } from '../support/import.ts';
import { type Browser, staffWorld } from '../support/staff.ts';

const w = await staffWorld();
const path = '/staff/newsletter/imports';
const mia = await w.insider();

async function posted(browser: Browser, file: string, name = 'liste.csv'): Promise<Response> {
  const form = new FormData();
  form.set('csrf', await browser.csrf());
  form.set('file', new File([file], name, { type: 'text/csv' }));
  const request = new Request(w.world.baseUrl + path, { method: 'POST', body: form });
  const body = await request.arrayBuffer();
  return w.web.request(w.world.baseUrl + path, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': request.headers.get('content-type') ?? '',
      'Content-Length': String(body.byteLength),
      Origin: w.world.baseUrl,
      Cookie: browser.cookie,
    },
  });
}

const declaration = {
  email: '0',
  requested_at: '1',
  requested_ip: '2',
  confirmed_at: '3',
  confirmed_ip: '4',
  language: 'de',
  status: '',
  list: 'newsletter',
  origin: 'Formular auf garten.example',
  wording: 'Ja, ich möchte den Newsletter.',
  document: 'Ordner 7',
  zone: 'UTC',
  unproven: 'refuse',
  asking: '',
};

const uploaded = async (...lines: string[]): Promise<string> => {
  const response = await posted(mia, [head, ...lines].join('\n'));
  assert.equal(response.status, 303);
  return response.headers.get('location') ?? '';
};

describe('at the desk', () => {
  test('nobody gets in who is not signed in', async () => {
    assert.equal((await w.get(path)).headers.get('location'), '/staff/sign-in');
  });

  test('a file is read and shown with a proposal, before anything is taken in', async () => {
    const place = await uploaded(proven('ada@example.com'));
    const page = await (await mia.get(place)).text();
    assert.match(page, /<td[^>]*>2024-03-05 10:15:22<\/td>/);
    assert.match(page, /<option value="0" selected="">email<\/option>/);
    assert.match(page, /name="origin"/);
    assert.equal((await recordsOf(w.world.db, w.world.records.subject('newsletter', 'ada@example.com'))).length, 0);
  });

  test('a trial shows what would become of the lines, their content in that answer alone', async () => {
    const place = await uploaded(proven('ben@example.com'), 'cyd-canary@example.com,,,,');
    const tried = await mia.post(place, { ...declaration, step: 'check' });
    assert.equal(tried.status, 200);
    const page = await tried.text();
    assert.match(page, /Einwilligung nicht belegt/);
    assert.match(page, /cyd-canary@example\.com/);
    assert.equal((await recordsOf(w.world.db, w.world.records.subject('newsletter', 'ben@example.com'))).length, 0);
    assert.equal((await mia.post(place, { ...declaration, step: 'start' })).status, 303);
    const running = await mia.get(place);
    assert.equal(running.headers.get('refresh'), '2');
    assert.match(await running.text(), /<progress/);
    while (await runImports(w.world));
    const done = await mia.get(place);
    assert.equal(done.headers.get('refresh'), null);
    const result = await done.text();
    assert.match(result, /Einwilligung nicht belegt/);
    assert.doesNotMatch(result, /canary/);
    assert.equal(
      (await recordsOf(w.world.db, w.world.records.subject('newsletter', 'ben@example.com')))[0]?.stage,
      'active',
    );
  });

  test('a declaration that lacks something is asked for again, with what was typed', async () => {
    const place = await uploaded(proven('dan@example.com'));
    for (const missing of [
      { origin: '' },
      { wording: ' ' },
      { document: '' },
      { email: '' },
      { unproven: 'ask' },
      { list: 'other' },
    ]) {
      const again = await mia.post(place, { ...declaration, ...missing, step: 'start' });
      assert.equal(again.status, 422, JSON.stringify(missing));
      if (!('wording' in missing)) assert.match(await again.text(), /Ja, ich möchte den Newsletter\./);
    }
  });

  test('an import is undone only after a second question, and then is what it brought erased', async () => {
    const place = await uploaded(proven('eve@example.com'));
    await mia.post(place, { ...declaration, step: 'start' });
    while (await runImports(w.world));
    assert.match(await (await mia.post(`${place}/undo`)).text(), /Ja, zurücknehmen/);
    assert.equal((await mia.post(`${place}/undo`, { confirmed: 'yes' })).status, 303);
    while (await runImports(w.world));
    assert.match(await (await mia.get(place)).text(), /zurückgenommen/);
    assert.deepEqual(await recordsOf(w.world.db, w.world.records.subject('newsletter', 'eve@example.com')), []);
  });

  test('a review ends, and a file is thrown away, by a button', async () => {
    const place = await uploaded(proven('fay@example.com'));
    assert.equal((await mia.post(`${place}/discard`)).status, 303);
    assert.equal((await mia.get(place)).status, 404);
  });

  test('no file, an empty one and a broken one are answered with what is wrong', async () => {
    assert.equal((await posted(mia, '')).status, 422);
    assert.match(await (await posted(mia, 'email')).text(), /keine Zeile unter der Kopfzeile/);
    assert.match(await (await posted(mia, 'email\n"never')).text(), /ab Zeile 2 nicht zu lesen/);
  });

  test('a body beyond a form is taken only where files are, and only if it says its length', async () => {
    const large = 'x'.repeat(400_000);
    const headers = {
      Origin: w.world.baseUrl,
      Cookie: mia.cookie,
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    const post = (to: string, more: Record<string, string>) =>
      w.web.request(w.world.baseUrl + to, { method: 'POST', body: large, headers: { ...headers, ...more } });
    assert.equal((await post('/staff/holds', { 'Content-Length': '400000' })).status, 413);
    assert.equal((await post(path, { 'Content-Length': '400000' })).status, 403);
    assert.equal((await post(path, { 'Content-Length': String(2 ** 31) })).status, 413);
    assert.equal((await post(path, { 'Content-Length': '400000', 'Content-Type': 'multipart/form-data' })).status, 403);
  });

  test('speaks English too', async () => {
    assert.match(await (await mia.get(`/en${path}`)).text(), /Import subscriptions/);
  });
});
