// The page “Your data”, walked through in a real browser: with and without script, with and without cookies, by keyboard.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { mailboxRoutes } from '../../src/core/mailbox/index.ts';
import { accessLog } from '../../src/sections/access-log/index.ts';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { rights } from '../../src/sections/rights/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, profiledBrowser, testBrowser } from '../support/browser.ts';
import { subscribers } from '../support/campaign.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { servedWorld } from '../support/served.ts';

const [browser, w] = await Promise.all([
  testBrowser(),
  servedWorld({
    sections: [website, accessLog, newsletter, rights],
    routes: (web, own) => mailboxRoutes(web, own),
  }),
]);

const faultless = async (page: Page) => {
  assert.deepEqual(await findings(page), [], page.url());
  assert.equal(await page.evaluate(pixelsTooWide), 0, page.url());
};

const button = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('button', { name });

/** Asks for a link and opens the page that it leads to. */
async function arrive(page: Page, language: 'de' | 'en', address: string): Promise<void> {
  await page.goto(`${w.origin}/${language}/your-data`);
  await page.getByRole('textbox').fill(address);
  await press(button(page, /Link zusenden|Send the link/));
  const letter = (await w.mails()).findLast(({ to }) => to.includes(address));
  const link = /http\S+\/your-data\/open\/\S+/.exec(letter?.text ?? '')?.[0];
  assert.ok(link);
  await page.goto(link);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).innerText();
const announced = (page: Page) => page.getByRole('status').first().innerText();

const ways = [
  {
    language: 'de',
    colorScheme: 'dark',
    width: 360,
    restrict: 'Einschränken',
    erase: 'Alles löschen',
    now: 'Jetzt löschen',
  },
  {
    language: 'en',
    colorScheme: 'light',
    width: 1280,
    restrict: 'Restrict',
    erase: 'Erase everything',
    now: 'Erase now',
  },
] as const;

for (const { language, colorScheme, width, restrict, erase, now } of ways) {
  test(`a person sees, restricts and erases their data in ${language}, ${colorScheme}, ${width} pixels wide`, async () => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, locale: language });
    const page = await context.newPage();
    const address = `anna.${language}@example.org`;
    await subscribers(w.world, [address]);
    await page.goto(`${w.origin}/${language}/your-data`);
    await faultless(page);
    await arrive(page, language, address);
    await faultless(page);
    assert.deepEqual(await context.cookies(), [], 'nothing is set before the button');
    await press(button(page, /Jetzt ansehen|See them now/));
    await faultless(page);
    const [cookie] = await context.cookies();
    assert.deepEqual(
      [cookie?.name, cookie?.httpOnly, cookie?.secure, cookie?.sameSite, cookie?.expires],
      ['__Host-rights', true, true, 'Lax', -1],
    );
    await press(button(page, new RegExp(`^${restrict} ?:`)));
    assert.match(page.url(), /\/your-data\?done$/);
    await faultless(page);
    await press(button(page, new RegExp(`^${erase}`)));
    await faultless(page);
    await press(button(page, now));
    await faultless(page);
    await press(button(page, /Abmelden|Sign out/));
    assert.deepEqual(await context.cookies(), []);
    await faultless(page);
    await page.goto(`${w.origin}/${language}/your-data/open/no-such-link`);
    await faultless(page);
    await context.close();
  });
}

test('without script and with all cookies blocked everything works from form to form, downloads too', async () => {
  await using profile = await temporaryDirectory();
  await mkdir(join(profile.path, 'Default'), { recursive: true });
  // The browser's own setting: block all cookies.
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile.path, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await profiledBrowser(profile.path, { javaScriptEnabled: false, acceptDownloads: true });
  try {
    const page = await context.newPage();
    await subscribers(w.world, ['berta@example.org']);
    await arrive(page, 'de', 'berta@example.org');
    await press(button(page, 'Jetzt ansehen'));
    assert.equal(await heading(page), 'Ihre Daten');
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'CSV').click()]);
    assert.match(download.suggestedFilename(), /^ihre-daten-.*\.csv$/);
    await press(button(page, /^Einwilligung widerrufen/));
    assert.match(await announced(page), /beendet, nur noch Nachweis/);
    // No way by an address that only a cookie would open.
    assert.match(page.url(), /\/your-data\/withdrawal$/);
    assert.deepEqual(await context.cookies(), []);
    await press(button(page, 'Abmelden'));
    assert.match(await announced(page), /abgemeldet/);
  } finally {
    await context.close();
  }
});

test('by keyboard alone one reaches the right to object and uses it', async () => {
  const context = await browser.newContext({ locale: 'de' });
  const page = await context.newPage();
  await subscribers(w.world, ['carla@example.org']);
  await arrive(page, 'de', 'carla@example.org');
  await button(page, 'Jetzt ansehen').focus();
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
  const focused = () => page.evaluate<string>('document.activeElement.innerText');
  for (let n = 0; n < 60 && (await focused()) !== 'Werbung beenden'; n += 1) await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Werbung beenden');
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
  await page.waitForLoadState('load');
  assert.match(await announced(page), /beendet, nur noch Nachweis/);
  await context.close();
});

test('a link that is loaded again leads back to the open visit, and to nothing for anybody else', async () => {
  const [own, other] = await Promise.all([browser.newContext(), browser.newContext()]);
  const page = await own.newPage();
  await arrive(page, 'de', 'dora@example.org');
  const link = page.url();
  await press(button(page, 'Jetzt ansehen'));
  await page.reload();
  assert.equal(await heading(page), 'Ihre Daten');
  const stranger = await other.newPage();
  await stranger.goto(link);
  assert.equal(await heading(stranger), 'Dieser Link führt nicht mehr weiter');
  await Promise.all([own.close(), other.close()]);
});
