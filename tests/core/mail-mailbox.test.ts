import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simpleParser } from 'mailparser';
import { fixedClock } from '../../src/core/clock/index.ts';
import type { Letter, MailKind } from '../../src/core/mail/index.ts';
import { mailboxRoutes } from '../../src/core/mailbox/index.ts';
import { createWeb } from '../../src/core/web/index.ts';
import { smallPolicy } from '../support/policy.ts';
import { mailHouse } from '../support/smtp-house.ts';
import { start } from '../support/smtp-world.ts';

const house = await mailHouse();

async function mailbox(kind: Partial<MailKind> = {}) {
  await house.empty();
  const clock = fixedClock(start);
  const world = await house.world({ clock, kind });
  const web = createWeb({ policy: smallPolicy, clock, baseUrl: 'http://localhost:3000' });
  mailboxRoutes(web, { db: house.store.db, vault: world.vault });
  const get = async (path: string) => web.request(`http://localhost:3000${path}`);
  return {
    get,
    text: async (path: string) => (await get(path)).text(),
    letters: async () => (await (await get('/mailbox.json')).json()) as Letter[],
    mail: async (to: string, payload: Record<string, string> = {}) => {
      await world.order(await world.subscriber(to), to, { payload });
      await world.outbox.deliverDue();
      clock.advance({ minutes: 1 });
    },
    mails: async (to: string, subjects: readonly string[]) => {
      const record = await world.subscriber(to);
      for (const subject of subjects) await world.order(record, to, { payload: { subject } });
      await world.outbox.deliverDue();
    },
    [Symbol.asyncDispose]: () => world.outbox.close(),
  };
}

test('/mailbox.json has each letter with the very bytes, newest last', async () => {
  await using box = await mailbox();
  await box.mail('ada@example.org', { subject: 'Eins' });
  await box.mail('grüße@gärten.example', { subject: 'Zwei: „schön“' });
  const [first, second, ...more] = await box.letters();
  assert.ok(first && second);
  assert.equal(more.length, 0);
  assert.deepEqual(Object.keys(first), ['id', 'at', 'from', 'to', 'subject', 'headers', 'text', 'html', 'raw']);
  assert.equal(first.at, '2026-03-02T08:00:00Z');
  assert.equal(first.from, 'post@garten.example');
  assert.deepEqual(second.to, ['grüße@gärten.example']);
  assert.equal(second.subject, 'Zwei: „schön“');
  assert.equal(first.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
  assert.equal(first.headers['auto-submitted'], 'auto-generated');
});

test('mails of the same instant keep the order in which they were queued', async () => {
  await using box = await mailbox();
  const subjects = Array.from({ length: 12 }, (_, n) => `Brief ${n}`);
  await box.mails('ada@example.org', subjects);
  assert.deepEqual(
    (await box.letters()).map((letter) => letter.subject),
    subjects,
  );
});

test('what the mailbox shows is what a mail program reads in the bytes', async () => {
  await using box = await mailbox();
  await box.mail('ada@example.org', {
    subject: 'Ein langer Betreff mit Umlauten: äöüß '.repeat(5),
    text: 'Grüße\n\n„Ende“ = gut\n',
  });
  const [letter] = await box.letters();
  assert.ok(letter);
  const read = await simpleParser(letter.raw);
  assert.equal(read.subject?.trim(), letter.subject.trim());
  assert.equal(read.text, letter.text);
  assert.equal(read.html, letter.html);
  assert.equal(read.messageId, letter.headers['message-id']);
});

test('the page lists letters, newest first, and one letter is a page with its links', async () => {
  await using box = await mailbox();
  assert.match(await box.text('/mailbox'), /Noch keine Post/);
  await box.mail('ada@example.org', { subject: 'Eins' });
  await box.mail('ada@example.org', {
    subject: 'Zwei <b>',
    text: 'Bitte hier: https://garten.example/newsletter/confirm/abc.',
  });
  const list = await box.text('/mailbox');
  assert.ok(list.indexOf('Zwei &lt;b&gt;') < list.indexOf('>Eins<'));
  const letter = (await box.letters())[1];
  const path = `/mailbox/${letter?.id}`;
  assert.ok(list.includes(`href="${path}"`));
  assert.match(
    await box.text(path),
    /<a href="https:\/\/garten\.example\/newsletter\/confirm\/abc">https:\/\/garten\.example\/newsletter\/confirm\/abc<\/a>\./,
  );
});

test("a mail's HTML runs no script and loads nothing", async () => {
  await using box = await mailbox();
  await box.mail('ada@example.org');
  const [letter] = await box.letters();
  const answer = await box.get(`/mailbox/${letter?.id}/html`);
  assert.equal(await answer.text(), letter?.html);
  const rules = answer.headers.get('content-security-policy') ?? '';
  assert.match(rules, /^sandbox /);
  assert.doesNotMatch(rules, /allow-scripts|allow-same-origin/);
  assert.match(rules, /default-src 'none'/);
});

test('a letter without HTML has no such page, and an unknown one is not found', async () => {
  await using box = await mailbox({ compose: () => ({ subject: 'Nur Text', text: 'Nur Text', autoSubmitted: 'no' }) });
  await box.mail('ada@example.org');
  const [letter] = await box.letters();
  assert.equal(letter?.html, null);
  assert.equal((await box.get(`/mailbox/${letter?.id}/html`)).status, 404);
  assert.equal((await box.get('/mailbox/nothing')).status, 404);
  assert.equal(await box.text(`/mailbox/${letter?.id}/raw`), letter?.raw);
});
