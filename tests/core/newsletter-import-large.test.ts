// Files as they come over the line: held in no place as a whole, refused where they are too large, and gone where they break off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { sql } from 'kysely';
import { readPage } from '../support/html.ts';
import { staffWorld } from '../support/staff.ts';

const w = await staffWorld();
const path = '/staff/newsletter/imports';
const mia = await w.insider();
const csrf = await mia.csrf();
const megabyte = 1024 * 1024;

const part = (about: string, body = '') => `--edge\r\nContent-Disposition: form-data; ${about}\r\n\r\n${body}`;
const before = (token = csrf) =>
  `${part('name="csrf"', token)}\r\n${part('name="file"; filename="viele.csv"')}email,note\n`;
const row = `reader@example.com,${'x'.repeat(32 * 1024 - 20)}\n`;
const rows = Buffer.from(row.repeat(4));

interface Sent {
  readonly megabytes: number;
  readonly breaksOff?: boolean;
  readonly token?: string;
  readonly seen?: () => void;
}

/** Posts a file of so many megabytes, made as it is asked for. */
async function sent({
  megabytes,
  breaksOff = false,
  token,
  seen,
}: Sent): Promise<{ response: Response; taken: number }> {
  let taken = 0;
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(Buffer.from(before(token))),
    pull: (stream) => {
      seen?.();
      if (taken < megabytes * megabyte) {
        taken += rows.length;
        return stream.enqueue(Buffer.from(rows));
      }
      if (breaksOff) return stream.error(new Error('The line is broken.'));
      stream.enqueue(Buffer.from('\r\n--edge--\r\n'));
      return stream.close();
    },
  });
  const response = await w.web.request(w.world.baseUrl + path, {
    method: 'POST',
    body,
    duplex: 'half',
    headers: {
      'Content-Type': 'multipart/form-data; boundary=edge',
      'Content-Length': String(megabytes * megabyte),
      Origin: w.world.baseUrl,
      Cookie: mia.cookie,
    },
  });
  return { response, taken };
}

const traces = async () => {
  const { rows: found } = await sql<{ imports: number; pieces: number; keys: number }>`
    select (select count(*)::int from newsletter.import) as imports, (select count(*)::int from newsletter.import_piece) as pieces,
      (select count(*)::int from vault.key k join core.record r on r.id = k.record where r.class = 'newsletter.import') as keys`.execute(
    w.world.db,
  );
  return found[0];
};

test('a file that breaks off half-way leaves nothing', async () => {
  const untouched = await traces();
  const { response } = await sent({ megabytes: 4, breaksOff: true }).catch(() => ({ response: undefined }));
  assert.notEqual(response?.status, 303);
  assert.deepEqual(await traces(), untouched);
});

test('without the token of the session the file is dropped as it comes', async () => {
  const untouched = await traces();
  const { response, taken } = await sent({ megabytes: 4, token: 'x' });
  assert.equal(response.status, 403);
  assert.ok(taken >= 4 * megabyte, 'the sender could send all of it');
  assert.deepEqual(await traces(), untouched);
});

test('a file of 60 MB is taken, and little of it is ever held', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = () => {
    // Buffers are let go by a thread beside; the second collection waits until the first one's are.
    collect();
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const at = held();
  let [most, asked] = [0, 0];
  const { response } = await sent({
    megabytes: 60,
    seen: () => {
      // What was let go counts only once it is collected, and collecting each time would take minutes.
      if (++asked % 50 === 0) most = Math.max(most, held() - at);
    },
  });
  assert.equal(response.status, 303);
  assert.ok(asked >= 300);
  assert.ok(most < 16 * megabyte, `${Math.round(most / megabyte)} MB were held`);
});

test('a file beyond 64 MB is refused by a page that says so, after all of it came, and nothing of it is kept', async () => {
  const untouched = await traces();
  const { response, taken } = await sent({ megabytes: 70 });
  assert.equal(response.status, 413);
  assert.ok(taken >= 70 * megabyte, 'the sender could send all of it, and sees the answer');
  const { text } = await readPage(response);
  assert.match(text, /Die Datei ist größer als 64 MB/);
  assert.match(text, /viele\.csv/, 'the imports that are there are still listed');
  assert.deepEqual(await traces(), untouched);
});
