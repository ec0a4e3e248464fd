import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { loadAssets } from '../../src/core/web/assets.ts';
import { campaignAssets } from '../../src/sections/newsletter/campaign/routes/index.ts';
import { testWeb } from '../support/web.ts';

const assets = loadAssets();
const sheet = assets.path('avow.css');

describe('files that pages load', () => {
  test('carry the hash of their content in their name and may be kept for ever', async () => {
    const answer = await testWeb().request(sheet);
    const body = Buffer.from(await answer.arrayBuffer());
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
    assert.equal(sheet, `/assets/avow.${hash}.css`);
    assert.equal(answer.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal(answer.headers.get('content-type'), 'text/css; charset=utf-8');
  });

  test('are packed before they are asked for, as the browser can unpack them', async () => {
    const plain = await (await testWeb().request(sheet)).text();
    const br = await testWeb().request(sheet, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
    assert.equal(br.headers.get('content-encoding'), 'br');
    assert.equal(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString(), plain);
    const gzip = await testWeb().request(sheet, { headers: { 'Accept-Encoding': 'gzip' } });
    assert.equal(gzip.headers.get('content-encoding'), 'gzip');
    assert.equal(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString(), plain);
  });

  test('are not sent again to a browser that has them', async () => {
    const etag = (await testWeb().request(sheet)).headers.get('etag') ?? '';
    const answer = await testWeb().request(sheet, { headers: { 'If-None-Match': etag } });
    assert.equal(answer.status, 304);
    assert.equal(await answer.text(), '');
  });

  test('are gone under another hash, and nothing beside them can be reached', async () => {
    for (const path of ['/assets/avow.000000000000.css', '/assets/avow.css', '/assets/..%2f..%2fpackage.json']) {
      assert.equal((await testWeb().request(path)).status, 404, path);
    }
  });

  test('the stylesheet names fonts of this site alone, and all of them are served', async () => {
    const css = await (await testWeb().request(sheet)).text();
    const named = [...css.matchAll(/url\("([^"]+)"\)/g)].map(([, path]) => path ?? '');
    assert.equal(named.length, 5);
    for (const path of named) {
      const answer = await testWeb().request(path);
      assert.equal(answer.status, 200, path);
      assert.equal(answer.headers.get('content-type'), 'font/woff2');
    }
  });

  test('a script imports others by the names under which they are served, and is named by what it holds', async () => {
    const scripts = loadAssets(campaignAssets);
    const response = await testWeb({ assets: campaignAssets }).request(scripts.path('visual.js'));
    const body = await response.text();
    const names = [...body.matchAll(/from '([^']+)'/g)].map(([, path]) => path);
    assert.ok(names.includes(scripts.path('read.js')) && names.includes(scripts.path('modes.js')), names.join());
    assert.ok(names.every((path) => path && scripts.at(path)));
    const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
    assert.equal(scripts.path('visual.js'), `/assets/visual.${hash}.js`);
  });

  test('the stylesheet stays small', async () => {
    const answer = await testWeb().request(sheet, { headers: { 'Accept-Encoding': 'br' } });
    assert.ok((await answer.arrayBuffer()).byteLength < 8_000);
  });

  test('a file that is not served is named', () => {
    assert.throws(() => assets.path('none.js'), { code: 'web/unknown-asset' });
  });
});
