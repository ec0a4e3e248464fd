// Signing in by an identity provider in a real browser, from the button to the provider's page and back to the board.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { inviteStaff, type ProviderSettings, staffRoutes } from '../../src/staff/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { testProvider, withProvider } from '../support/provider.ts';
import { servedWorld } from '../support/served.ts';
import { dependencies, withStaff } from '../support/staff.ts';

// The provider leads back to an address that is known only once the pages are served.
const settings: { -readonly [K in keyof ProviderSettings]: ProviderSettings[K] } = {
  issuer: 'http://localhost',
  clientId: '',
  allowed: [],
};
const [browser, world] = await Promise.all([
  testBrowser(),
  servedWorld({
    ...withStaff,
    policy: withProvider,
    routes: (web, made, assembly) => staffRoutes(web, { ...dependencies(made, assembly), provider: settings }),
  }),
]);
const provider = await testProvider(`${world.origin}/staff/provider/back`);
Object.assign(settings, provider);

const languages = {
  de: {
    locale: 'de-DE',
    prefix: '',
    button: /Anmelden über Anmeldedienst.Beispiel/,
    next: /Bitten Sie jemanden/,
    board: /Zusagen/,
  },
  en: {
    // The address says English, the browser German: the address counts, on the way back as well.
    locale: 'de-DE',
    prefix: '/en',
    button: /Sign in by Example.Identity/,
    next: /Ask somebody/,
    board: /Promises/,
  },
} as const;

async function isSound(page: Page, name: string): Promise<void> {
  assert.equal(await page.evaluate(pixelsTooWide), 0, name);
  assert.deepEqual(await findings(page), [], name);
}

for (const [language, { locale, prefix, button, next, board }] of Object.entries(languages))
  for (const width of [390, 1280])
    test(`the button leads to the provider and back to the board; a stranger is told what to do: ${language}, ${width}`, async () => {
      const context = await browser.newContext({ locale, viewport: { width, height: 900 } });
      try {
        const page = await context.newPage();
        const asked: string[] = [];
        page.on('request', (request) => request.isNavigationRequest() && asked.push(request.url()));
        const signInAs = async (address: string) => {
          provider.signIn(address);
          await page.goto(`${world.origin}${prefix}/staff/sign-in`);
          await isSound(page, 'sign-in');
          await page.getByRole('button', { name: button }).click();
        };
        await signInAs(`stranger-${language}-${width}@avow.test`);
        await page.waitForURL(/\/staff\/provider\/back/);
        assert.ok(asked.some((url) => url.startsWith(`${provider.issuer}/auth?`)));
        await isSound(page, 'uninvited');
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        assert.match(await page.locator('main').innerText(), next);
        await press(page.locator('main a[href$="/staff/sign-in"]'));
        assert.equal(new URL(page.url()).pathname, `${prefix}/staff/sign-in`);
        assert.equal(await page.locator('html').getAttribute('lang'), language);
        assert.deepEqual(
          (await context.cookies(world.origin)).filter(({ name }) => name === '__Host-sid'),
          [],
        );
        // Another person at the same machine: the provider has a session of its own.
        await context.clearCookies();
        const address = `${language}-${width}@avow.test`;
        await inviteStaff(world.world, address, { now: world.now(), by: 'operator' });
        await signInAs(address);
        // Whoever has no passkey yet is offered one first.
        await page.waitForURL(`${world.origin}${prefix}/staff/access/passkey`);
        await isSound(page, 'passkey');
        await page.goto(`${world.origin}${prefix}/staff`);
        await isSound(page, 'board');
        assert.match(await page.locator('h1').innerText(), board);
      } finally {
        await context.close();
      }
    });
