// The second factor and the roles of staff in a real browser: set up without script, asked for at the next sign-in, given by a keeper.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inviteStaff, type Role } from '../../src/staff/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { appOf } from '../support/factor.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const [browser, world] = await Promise.all([testBrowser(), servedWorld(withStaff)]);

const linkFor = async (address: string, role?: Role) =>
  (await inviteStaff(world.world, address, { now: world.now(), by: 'operator' }, role)).link;

async function inBrowser(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

const looks: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['desk', { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false }],
  ['telephone', { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' }],
];

/** Nothing runs over the edge of the screen, and axe finds nothing wrong; both need script. */
async function isSound(page: Page, hasScript: boolean): Promise<void> {
  if (!hasScript) return;
  assert.equal(await page.evaluate(pixelsTooWide), 0);
  assert.deepEqual(await findings(page), []);
}

for (const [name, options] of looks)
  test(`on a ${name} an app is set up, its codes are shown once, and the next sign-in asks for one`, async () => {
    const address = `${name}@avow.test`;
    const hasScript = options.javaScriptEnabled !== false;
    await inBrowser(options, async (page) => {
      await page.goto(await linkFor(address));
      await press(page.locator('main').getByRole('button').first());
      await page.goto(`${world.world.baseUrl}/staff/access/factor`);
      await isSound(page, hasScript);
      await press(page.locator('main form[action$="/begin"] button'));
      await isSound(page, hasScript);
      const app = appOf((await page.locator('code.secret').innerText()).replaceAll(/\s/g, ''));
      assert.equal(await page.locator('svg.qr').getAttribute('role'), 'img');
      await page.locator('#field-code').fill('000000');
      await press(page.locator('main form[action$="/factor"] button'));
      assert.equal(await page.locator('#field-code').getAttribute('aria-invalid'), 'true');
      await page.locator('#field-code').fill(app.digits(world.now()));
      await press(page.locator('main form[action$="/factor"] button'));
      assert.equal(await page.locator('.codes li').count(), 10);
      await isSound(page, hasScript);
      await page.goto(`${world.world.baseUrl}/staff/access`);
      await isSound(page, hasScript);
      await world.jumpTo(world.now().add({ seconds: 60 }).toString());
      await page.goto(await linkFor(address));
      await isSound(page, hasScript);
      await page.locator('#field-code').fill(app.digits(world.now()));
      await press(page.locator('main form[action*="/staff/sign-in/"] button'));
      await page.goto(`${world.world.baseUrl}/staff/team`);
      await press(page.locator(`a[href*="/staff/team/"]`).first());
      await isSound(page, hasScript);
      assert.ok((await page.locator('select').count()) >= 3);
    });
  });

for (const [language, { locale, prefix, wrong }] of Object.entries({
  de: { locale: 'de-DE', prefix: '', wrong: /passt nicht/ },
  en: { locale: 'en-GB', prefix: '/en', wrong: /does not fit/ },
}))
  for (const width of [390, 1280])
    test(`recovery codes are renewed and the app is removed, with a code each: ${language}, ${width}`, () =>
      inBrowser({ locale, viewport: { width, height: 900 } }, async (page) => {
        const address = `${language}-${width}@avow.test`;
        const at = `${world.world.baseUrl}${prefix}/staff/access/factor`;
        const send = async (code: string) => {
          await page.locator('#field-code').fill(code);
          await press(page.locator('main form[action*="/factor"] button'));
        };
        const later = () => world.jumpTo(world.now().add({ seconds: 60 }).toString());
        await page.goto(await linkFor(address, 'reader'));
        await press(page.locator('main').getByRole('button').first());
        await page.goto(at);
        await press(page.locator('main form[action$="/begin"] button'));
        const app = appOf((await page.locator('code.secret').innerText()).replaceAll(/\s/g, ''));
        await send(app.digits(world.now()));
        const first = await page.locator('.codes li').allInnerTexts();
        for (const purpose of ['recovery', 'remove']) {
          await later();
          await page.goto(`${at}/${purpose}`);
          await isSound(page, true);
          await send('000000');
          assert.match(await page.locator('.field__error').innerText(), wrong);
          await isSound(page, true);
          await send(app.digits(world.now()));
          await isSound(page, true);
          if (purpose === 'remove') continue;
          const fresh = await page.locator('.codes li').allInnerTexts();
          assert.equal(new Set([...first, ...fresh]).size, 20);
        }
        assert.equal(new URL(page.url()).pathname, `${prefix}/staff/access`);
        await page.goto(`${at}/remove`);
        assert.equal(page.url(), at);
        assert.equal(await page.locator('main form[action$="/begin"]').count(), 1);
      }));
