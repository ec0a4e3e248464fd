// Log files of other servers on a real file system, in every form in which they are put aside.
import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { sql } from 'kysely';
import { lateBesideRecords } from '../../src/core/section/index.ts';
import { instantOf } from '../../src/sections/access-log/folders/format.ts';
import { accessLog, watchedFolders } from '../../src/sections/access-log/index.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { testWorld } from '../support/world.ts';

const combined = (day: string, time = '12:00:00') =>
  `203.0.113.7 - - [${day}/Nov/2026:${time} +0100] "GET /a?b HTTP/1.1" 200 12 "-" "Probe/1"`;
const json = (day: string) => JSON.stringify({ time: `2026-11-${day}T12:00:00+01:00`, remote_addr: '203.0.113.7' });

async function folder(files: Readonly<Record<string, string | Buffer>>, at = '2026-11-23T12:00:00+01:00') {
  const made = await temporaryDirectory();
  after(() => made[Symbol.asyncDispose]());
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(made.path, name), content);
    await utimes(join(made.path, name), new Date(at), new Date(at));
  }
  const own = await testWorld({ sections: [accessLog], logFolders: [made.path], at });
  const text = (name: string) => readFile(join(made.path, name), 'utf8');
  return { ...own, path: made.path, text, names: async () => (await readdir(made.path)).toSorted() };
}

test('the instant of a line is read in the forms of nginx, Apache and JSON loggers', () => {
  const at = '2026-11-23T11:00:00Z';
  for (const line of [
    combined('23'),
    `site.example:443 ${combined('23')}`,
    json('23'),
    '{"ts":1795431600.25,"request":{}}',
    '{"msec":"1795431600.000"}',
    '{"@timestamp":"2026-11-23T11:00:00.000Z"}',
    '{"time_local":"23/Nov/2026:12:00:00 +0100"}',
  ])
    assert.equal(instantOf(line)?.round('second').toString(), at, line);
  for (const line of [
    '',
    'error',
    '[23/Foo/2026:12:00:00 +0100]',
    '{"time":1e300}',
    '{"time":',
    '[99/Nov/2026:12:00:00 +0100]',
  ])
    assert.equal(instantOf(line), undefined, line);
});

test('no line, however odd, makes the reader fail', () => {
  fc.assert(fc.property(fc.string(), (line) => void instantOf(line)));
  fc.assert(fc.property(fc.json(), (line) => void instantOf(line)));
});

test('lines past their time leave rotated files, plain and compressed; mode and time of the files stay', async () => {
  const lines = [combined('10'), combined('16', '12:30:00'), combined('20')].join('\n');
  const own = await folder({
    'access.log.1': `${lines}\n`,
    'access.log.2.gz': gzipSync(`${json('15')}\n${json('22')}\n`),
  });
  await chmod(join(own.path, 'access.log.1'), 0o640);
  const before = await stat(join(own.path, 'access.log.1'));
  await own.deliver();
  assert.equal(await own.text('access.log.1'), `${combined('20')}\n`);
  assert.equal(gunzipSync(await readFile(join(own.path, 'access.log.2.gz'))).toString(), `${json('22')}\n`);
  const now = await stat(join(own.path, 'access.log.1'));
  assert.deepEqual([now.mode, now.mtimeMs, now.uid], [before.mode, before.mtimeMs, before.uid]);
  assert.deepEqual(await own.names(), ['access.log.1', 'access.log.2.gz']);
});

test('a file of which every line is past its time is deleted, and the journal says that something was erased', async () => {
  const own = await folder({ 'access.log-20261110': `${combined('09')}\n${combined('10')}\n` });
  await own.deliver();
  assert.deepEqual(await own.names(), []);
  const { rows } = await sql`select from journal.entry where what = 'erased' and class = 'access-log.entry'`.execute(
    own.world.db,
  );
  assert.equal(rows.length, 1);
});

test('a file that is being written to is never touched, and what it holds too long is overdue until it is put aside', async () => {
  const own = await folder({ 'access.log': `${combined('10')}\n${combined('20')}\n` });
  await own.deliver();
  assert.equal((await own.text('access.log')).split('\n').length, 3);
  assert.equal((await watchedFolders(own.world))[0]?.overdue, 1);
  assert.deepEqual(
    (await lateBesideRecords(own.world, [accessLog])).map((late) => [late.class, late.count]),
    [['access-log.entry', 1]],
    'it counts as overdue, like a record',
  );
  await rename(join(own.path, 'access.log'), join(own.path, 'access.log.1'));
  await own.travel('PT1H');
  assert.equal(await own.text('access.log.1'), `${combined('20')}\n`);
  assert.deepEqual(await lateBesideRecords(own.world, [accessLog]), []);
});

test('a line that cannot be read is as old as the one before it; a file of such lines is as old as itself', async () => {
  const own = await folder({
    'access.log.1': `${combined('10')}\ngarbage\n${combined('20')}\n  at more garbage\n`,
    'odd.log.1': 'what\n',
  });
  await own.deliver();
  assert.equal(await own.text('access.log.1'), `${combined('20')}\n  at more garbage\n`);
  assert.equal(await own.text('odd.log.1'), 'what\n');
  await own.travelTo('2026-11-30T12:00:00+01:00');
  assert.deepEqual(await own.names(), []);
});

test('a compressed file that is broken off goes when its own time has come', async () => {
  const whole = gzipSync(Array.from({ length: 500 }, (_, i) => `${combined('20')}${i}`).join('\n'));
  const own = await folder({ 'access.log.3.gz': whole.subarray(0, 200) });
  await own.deliver();
  assert.deepEqual(await own.names(), ['access.log.3.gz']);
  await own.travelTo('2026-11-30T12:00:00+01:00');
  assert.deepEqual(await own.names(), []);
});

test('the clock stops at every line that falls due: none is ever older than the limit', async () => {
  const own = await folder({ 'access.log.1': `${['20', '21', '22'].map((day) => combined(day)).join('\n')}\n` });
  for (const [instant, left] of [
    ['27T10:58:00', 3],
    ['27T11:00:00', 2],
    ['28T12:00:00', 1],
    ['29T12:00:00', 0],
  ] as const) {
    await own.travelTo(`2026-11-${instant}+01:00`);
    const text = (await own.names()).length === 0 ? '' : await own.text('access.log.1');
    assert.equal(text.split('\n').filter(Boolean).length, left, instant);
  }
});

test('links and folders are left alone, and a folder that is not there is told as absent', async () => {
  const own = await folder({});
  await mkdir(join(own.path, 'sub.1'));
  await writeFile(join(own.path, 'sub.1', 'access.log.1'), combined('01'));
  await symlink(join(own.path, 'sub.1', 'access.log.1'), join(own.path, 'access.log.1'));
  await own.deliver();
  assert.deepEqual(await own.names(), ['access.log.1', 'sub.1']);
  assert.equal(await own.text('access.log.1'), combined('01'));
  const gone = await testWorld({ sections: [accessLog], logFolders: [join(own.path, 'none')] });
  await gone.deliver();
  assert.equal((await watchedFolders(gone.world))[0]?.problem, 'absent');
});
