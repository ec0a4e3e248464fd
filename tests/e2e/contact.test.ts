// The contact form, and the review of what came by it, in a real browser over a real mailbox: without script, wide and
// narrow, by day and by night, in both languages.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inviteStaff } from '../../src/staff/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { deskSections, idWith, letter, readMailboxes } from '../support/contact-desk.ts';
import { dovecot } from '../support/dovecot.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const user = 'desk';
const server = await dovecot({ users: [user] });
after(() => server[Symbol.asyncDispose]());
const [browser, world] = await Promise.all([
  testBrowser(),
  servedWorld({ ...withStaff, sections: deskSections, returns: { imapUrl: server.imapUrl(user) } }),
]);
// Where the pictures go, for whoever wants to look at them.
const pictures = process.env['PICTURES'];

const narrow = { width: 390, height: 844 };
const text = `Guten Tag,

wir planen für den 14. März eine Feier mit etwa 80 Gästen und überlegen, ob Ihre Software für die Einladungen taugt. Zwei Fragen:

1. Lassen sich Tische zuordnen?
2. Was kostet das für einen Abend?

Viele Grüße
Anna Beet`;
await server.deliver(user, letter({ from: 'Anna Beet <anna@example.org>', subject: 'Feier am 14. März', text }), {
  at: '2026-11-02T09:12:00Z',
});
await server.deliver(
  user,
  letter({ from: 'Ben Ohneland <ben@example.org>', subject: 'Rechnung 2025-118', text: 'Anbei die Korrektur.' }),
  { at: '2025-11-25T09:12:00Z' },
);
await server.deliver(
  user,
  letter({ from: 'cyd@example.org', subject: 'Werbung für Büromöbel', text: 'Nur diese Woche!' }),
  { at: '2026-10-20T09:12:00Z' },
);
await readMailboxes(world, server);
const anna = await idWith(world, 'anna@example.org');

async function visiting(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

const inside = (options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> =>
  visiting({ ...options, locale: 'de-DE' }, async (page) => {
    const { link } = await inviteStaff(world.world, 'keeper@avow.test', { now: world.now(), by: 'operator' });
    await page.goto(link);
    await press(page.getByRole('button', { name: 'Anmelden' }));
    await use(page);
  });

/** Nothing that axe finds, nothing that scrolls sideways. */
async function sound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  assert.equal(await page.evaluate(pixelsTooWide), 0, `${name} is too wide`);
  assert.deepEqual(await findings(page), [], name);
}

test('somebody writes by the form without script or cookie, and the mail is there', async () => {
  await visiting({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${world.origin}/contact`);
    await page.getByLabel('Ihr Name').fill('Dora Duden');
    await page.getByLabel('Ihre E-Mail-Adresse').fill('dora@example.org');
    await page.getByLabel('Betreff').fill('Öffnungszeiten');
    await page.getByLabel('Nachricht', { exact: true }).fill('Sind Sie zwischen den Jahren da?');
    await press(page.getByRole('button', { name: 'Nachricht senden' }));
    await page.getByRole('heading', { name: 'Danke für Ihre Nachricht' }).waitFor();
    assert.deepEqual(await page.context().cookies(), []);
  });
  const mail = (await world.mails()).at(-1);
  assert.equal(mail?.headers['reply-to'], 'dora@example.org');
  assert.match(mail.text, /zwischen den Jahren/);
});

test('the field that nobody sees cannot be reached by keyboard or seen', async () => {
  await visiting({}, async (page) => {
    await page.goto(`${world.origin}/contact`);
    await page.getByLabel('Nachricht', { exact: true }).focus();
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate<string>('document.activeElement.textContent'), 'Nachricht senden');
    assert.equal(await page.getByLabel('Dieses Feld bitte leer lassen').getAttribute('tabindex'), '-1');
    const box = await page.locator('#field-homepage').boundingBox();
    const shown = await page.locator('.unseen:has(#field-homepage)').boundingBox();
    assert.ok(box && shown && shown.width <= 1 && shown.height <= 1);
  });
});

test('somebody at the desk reviews a letter: refused without a ground, kept with one', async () => {
  await inside({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${world.origin}/staff/contact?show=all`);
    await press(page.getByRole('link', { name: 'Feier am 14. März' }));
    await page.getByText('Lassen sich Tische zuordnen?').waitFor();
    const form = page.getByRole('form', { name: 'Weiter nötig' });
    await form.getByLabel('Vertrag oder Anbahnung').check();
    await form.getByLabel('Grund in Worten').fill('   ');
    await press(form.getByRole('button', { name: 'Weiter nötig' }));
    assert.match(await page.getByRole('alert').innerText(), /Grund in Worten/);
    assert.ok(await form.getByLabel('Vertrag oder Anbahnung').isChecked());
    await form.getByLabel('Grund in Worten').fill('Angebot läuft bis März');
    await press(form.getByRole('button', { name: 'Weiter nötig' }));
    await page.getByText('Angebot läuft bis März').waitFor();
    await page.getByText('geprüft und behalten').waitFor();
  });
});

test('what is not needed is taken back', async () => {
  await inside({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${world.origin}/staff/contact/${await idWith(world, 'cyd@example.org')}`);
    await press(page.getByRole('button', { name: 'Nicht mehr nötig' }));
    await page.getByText(/gelöscht, spätestens am/).waitFor();
    assert.equal(await page.getByText('Nur diese Woche!').count(), 0);
    const form = page.getByRole('form', { name: 'Zurücknehmen' });
    await form.getByLabel('Berechtigtes Interesse').check();
    await form.getByLabel('Grund in Worten').fill('Versehen');
    await press(form.getByRole('button', { name: 'Zurücknehmen' }));
    await page.getByText('Nur diese Woche!').waitFor();
  });
});

for (const [name, options, prefix] of [
  ['wide', {}, ''],
  ['narrow', { viewport: narrow }, ''],
  ['night', { colorScheme: 'dark' }, ''],
  ['narrow-night', { viewport: narrow, colorScheme: 'dark' }, ''],
  ['english', {}, '/en'],
] as const) {
  test(`the form is sound: ${name}`, async () => {
    await visiting(options, async (page) => {
      await page.goto(`${world.origin}${prefix}/contact`);
      await sound(page, `form-${name}`);
      await page.evaluate(`document.querySelector('main form').noValidate = true`);
      await press(page.locator('form .button'));
      await sound(page, `form-refused-${name}`);
      await page.goto(`${world.origin}${prefix}/contact/sent`);
      await sound(page, `form-sent-${name}`);
    });
  });

  test(`list, letter, plan and search are sound: ${name}`, async () => {
    await inside(options, async (page) => {
      for (const [shot, path] of [
        ['list', '/staff/contact?show=all'],
        ['tasks', '/staff/contact'],
        ['letter', `/staff/contact/${anna}`],
        ['late', `/staff/contact/${await idWith(world, 'ben@example.org')}`],
        ['plan', '/staff/contact/plan'],
      ] as const) {
        await page.goto(`${world.origin}${prefix}${path}`);
        await page.evaluate(`for (const one of document.querySelectorAll('details')) one.open = true`);
        await sound(page, `desk-${shot}-${name}`);
      }
    });
  });
}
