import assert from 'node:assert/strict';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { authenticate } from 'mailauth';
import { type DkimKey, signDkim } from '../../src/core/mail/dkim/index.ts';
import { encode } from '../../src/core/mail/encode.ts';
import { readDkimKey } from '../../src/core/mail/index.ts';
import { temporaryDirectory } from '../support/directory.ts';

const at = Temporal.Instant.from('2026-03-02T08:00:00Z');
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const keys: readonly DkimKey[] = [
  { domain: 'garten.example', selector: 'r1', key: rsa.privateKey },
  { domain: 'garten.example', selector: 'e1', key: ed25519.privateKey },
];

const published = (key: KeyObject): string => {
  const der = key.export({ type: 'spki', format: 'der' });
  // RFC 8463: the bare 32 octets of the key, not their envelope.
  return key.asymmetricKeyType === 'ed25519'
    ? `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString('base64')}`
    : `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
};

const names: Readonly<Record<string, string>> = {
  'r1._domainkey.garten.example': published(rsa.publicKey),
  'e1._domainkey.garten.example': published(ed25519.publicKey),
};

async function verify(raw: Buffer): Promise<readonly string[]> {
  const { dkim } = await authenticate(raw, {
    disableArc: true,
    disableDmarc: true,
    disableBimi: true,
    resolver: async (domain) => {
      const text = names[domain];
      if (text === undefined) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
      return [[text]];
    },
  });
  return (dkim?.results ?? []).map((result) => result.status.result);
}

const signed = async (using = keys, text = 'Guten Tag,  \n\n.\nhier wächst etwas. \t\n\n\n') =>
  signDkim(
    await encode(
      {
        subject: 'Grüße aus dem Garten mit einer Betreffzeile, die so lang ist, dass sie gefaltet werden muss',
        text,
        html: `<p>${'Guten Tag. '.repeat(40)}</p>`,
        autoSubmitted: 'no',
        replyTo: 'info@garten.example',
        listUnsubscribe: {
          url: `https://garten.example/newsletter/unsubscribe/${'t0ken'.repeat(20)}`,
          listId: 'rundbrief.garten.example',
        },
      },
      {
        sender: { name: 'Gärtnerei', address: 'post@garten.example' },
        to: 'grüße@example.org',
        language: 'de',
        messageId: '<1@garten.example>',
        at,
      },
    ),
    using,
    at,
  );

test("somebody else's code finds both signatures good", async () => {
  assert.deepEqual(await verify(await signed()), ['pass', 'pass']);
});

test('an empty text is signed as well', async () => {
  assert.deepEqual(await verify(await signed(keys, '')), ['pass', 'pass']);
});

test('the signature covers the headers that receivers act on, From more often than it occurs', async () => {
  const head = (await signed([keys[0] as DkimKey])).toString('latin1').split('\r\n\r\n')[0] ?? '';
  const tag = /h=([^;]+);/.exec(head.replace(/\r\n[ \t]+/g, ''))?.[1] ?? '';
  const covered = tag.split(':').map((name) => name.trim());
  for (const name of [
    'to',
    'subject',
    'date',
    'message-id',
    'mime-version',
    'content-type',
    'reply-to',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'list-id',
  ])
    assert.ok(covered.includes(name), `${name} is not signed`);
  assert.equal(covered.filter((name) => name === 'from').length, 2);
});

const changes: readonly (readonly [string, (text: string) => string])[] = [
  ['its text', (text) => text.replace('Guten Tag', 'Guten Abend')],
  ['its subject', (text) => text.replace(/^Subject: /m, 'Subject: Re: ')],
  ['its way to unsubscribe', (text) => text.replace('List-Unsubscribe=One-Click', 'List-Unsubscribe=Never')],
  ['a second From', (text) => `From: Eve <eve@example.net>\r\n${text}`],
  ['a second Subject', (text) => `Subject: Eve\r\n${text}`],
];

for (const [what, change] of changes)
  test(`a mail with ${what} changed or added does not verify`, async () => {
    const raw = (await signed()).toString('latin1');
    const changed = change(raw);
    assert.notEqual(changed, raw);
    const results = await verify(Buffer.from(changed, 'latin1'));
    assert.ok(results.length > 0 && results.every((result) => result !== 'pass'), results.join());
  });

test('a key is read from a file; a weak one is refused', async () => {
  await using directory = await temporaryDirectory();
  const write = async (key: KeyObject) => {
    const file = join(directory.path, 'dkim.pem');
    await writeFile(file, key.export({ type: 'pkcs8', format: 'pem' }));
    return file;
  };
  const read = await readDkimKey(await write(rsa.privateKey), 'garten.example', 'r1');
  assert.deepEqual(await verify(await signed([read])), ['pass']);
  const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
  await assert.rejects(readDkimKey(await write(weak.privateKey), 'garten.example', 'r1'), { code: 'mail/signing-key' });
  await assert.rejects(readDkimKey(join(directory.path, 'none.pem'), 'garten.example', 'r1'), {
    code: 'mail/signing-key',
  });
});
