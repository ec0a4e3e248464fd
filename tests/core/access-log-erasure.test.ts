// The lines of one person, erased before their time because they demand it.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { accessLog, linesAbout, openIncident } from '../../src/sections/access-log/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { staff } from '../../src/staff/index.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { readPage } from '../support/html.ts';
import { staffWorld } from '../support/staff.ts';

const [theirs, other] = ['203.0.113.7', '203.0.113.70'];

async function house(logFolders: readonly string[] = []) {
  const sections = [website, accessLog, staff];
  const own = await staffWorld({ sections, trustedProxies: ['127.0.0.0/8'], logFolders });
  const visit = (address: string, path = '/') =>
    own.web.request(
      `https://avow.test${path}`,
      { headers: { 'X-Forwarded-For': address } },
      { incoming: { socket: { remoteAddress: '127.0.0.1' } } },
    );
  const keeper = await own.insider();
  for (const [address, path] of [
    [theirs, '/'],
    [theirs, '/imprint'],
    [other, '/'],
  ] as const)
    await visit(address, path);
  await own.deliver();
  const erase = (address = theirs, shown = 'Bescheinigung des Anbieters') =>
    keeper.post('/staff/access-log/erasure', { address, shown });
  const left = async (address: string) => (await linesAbout(own.world, address)).length;
  return { own, keeper, erase, left };
}

test('the lines of the address go at once, its neighbours stay, and the journal names the slice and nobody', async () => {
  const { own, keeper, erase, left } = await house();
  const offered = await readPage(await keeper.post('/staff/access-log', { address: theirs }));
  assert.match(offered.text, /Vor der Zeit löschen/);
  const answer = await erase();
  assert.equal(answer.status, 200);
  assert.match((await readPage(answer)).text, /Eigenes Protokoll: 2 Zeilen gelöscht/);
  assert.deepEqual([await left(theirs), await left(other)], [0, 1]);
  const { rows } = await sql<{ rule: string; class: string; actor: string }>`
    select rule, class, actor from journal.entry where what = 'erased' and rule = 'Art.17'`.execute(own.world.db);
  assert.deepEqual(rows, [{ rule: 'Art.17', class: 'access-log.entry', actor: 'staff' }]);
});

test('nothing is erased before somebody says how it was shown, nor of what is no address', async () => {
  const { erase, left } = await house();
  assert.equal((await erase(theirs, ' ')).status, 422);
  assert.equal((await erase('anna')).status, 422);
  assert.equal(await left(theirs), 2);
});

test('what proves an incident stays, and the page says so', async () => {
  const { own, erase, left } = await house();
  const now = own.now();
  const found = await openIncident(
    own.world,
    {
      kind: 'incident',
      reference: 'V-1',
      reason: 'An attack',
      from: now.subtract({ hours: 1 }),
      until: now.add({ hours: 1 }),
      address: theirs,
      route: '/imprint',
      account: null,
      reviewBy: now.add({ hours: 48 }),
    },
    { now, by: 'staff' },
  );
  assert.ok('incident' in found);
  const page = await readPage(await erase());
  assert.match(page.text, /bleiben bis zu dessen Klärung: 1\./);
  assert.equal(await left(theirs), 1);
});

test('files that were put aside are rewritten without them; one that is written to is reported, and goes at its limit', async () => {
  await using folder = await temporaryDirectory();
  const line = (address: string) => `${address} - - [23/Nov/2026:11:00:00 +0100] "GET / HTTP/1.1" 200 1 "-" "x"\n`;
  const file = (name: string) => join(folder.path, name);
  await writeFile(file('access.log'), line(theirs));
  await writeFile(file('access.log.1'), line(theirs) + line(other));
  await writeFile(file('access.log.2.gz'), gzipSync(line(theirs)));
  const { erase } = await house([folder.path]);
  const page = await readPage(await erase());
  assert.match(page.text, /Überwachte Ordner: 2 Zeilen gelöscht/);
  assert.match(page.text, /verfallen mit der Frist aller anderen: 1\./);
  assert.equal(await readFile(file('access.log.1'), 'utf8'), line(other));
  assert.equal(await readFile(file('access.log'), 'utf8'), line(theirs));
  await assert.rejects(readFile(file('access.log.2.gz')), { code: 'ENOENT' });
});
