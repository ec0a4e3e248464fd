// The staff area in a real browser: signing in by link and by passkey, without script, at a desk and on a telephone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { holdPerson } from '../../src/core/section/index.ts';
import { inviteStaff } from '../../src/staff/index.ts';
import { profiledBrowser, testBrowser } from '../support/browser.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { insideOf } from '../support/inside.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const [browser, world] = await Promise.all([testBrowser(), servedWorld(withStaff)]);
const inside = insideOf(browser, world);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const linkFor = async (address: string) =>
  (await inviteStaff(world.world, address, { now: world.now(), by: 'operator' })).link;

/** Gives the page an authenticator that always says yes. */
async function authenticator(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** What axe finds wrong, in a line each. */
async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

test('on http://localhost the browser takes the cookie, keeps it from script and forgets it when it closes', async () => {
  await inside({}, async (page, context) => {
    const [cookie, ...others] = await context.cookies();
    assert.deepEqual(others, []);
    assert.equal(cookie?.name, '__Host-sid');
    assert.deepEqual(
      { httpOnly: cookie?.httpOnly, secure: cookie?.secure, sameSite: cookie?.sameSite, expires: cookie?.expires },
      { httpOnly: true, secure: true, sameSite: 'Lax', expires: -1 },
    );
    assert.equal(await page.evaluate('document.cookie'), '');
  });
});

test('a passkey is set up after the first sign-in, signs in alone, and is removed', async () => {
  await inside({ address: 'passkey@avow.test' }, async (page) => {
    await authenticator(page);
    await page.getByRole('button', { name: 'Passkey einrichten' }).click();
    await page.getByText('Der Passkey ist eingerichtet.').waitFor();
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    await page.getByText('Ihre Anmeldung ist beendet').waitFor();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.waitForURL(/\/staff$/);
    await page.goto(`${world.origin}/staff/access`);
    await page.getByRole('button', { name: 'Entfernen' }).click();
    await page.getByText('Der Passkey ist entfernt.').waitFor();
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.getByRole('heading', { name: 'Der Passkey passte nicht' }).waitFor();
  });
});

test('the passkey of an account that is withdrawn under a hold signs nobody in', async () => {
  const address = 'kept-key@avow.test';
  await inside({ address }, async (page) => {
    await authenticator(page);
    await page.getByRole('button', { name: 'Passkey einrichten' }).click();
    await page.getByText('Der Passkey ist eingerichtet.').waitFor();
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.waitForURL(/\/staff$/);
    const act = { now: world.now(), by: 'operator' } as const;
    const held = { address, class: 'staff.account', reference: 'V-2026/3', kind: 'dispute' } as const;
    const opened = await holdPerson(world.world, { ...held, reviewBy: act.now.add({ hours: 24 }) }, act);
    assert.ok('hold' in opened);
    await inside({}, async (keeper) => {
      await keeper.goto(`${world.origin}/staff/team`);
      const row = keeper.locator('tr', { hasText: address });
      await row.locator('form[action$="/staff/team/remove"] button').click();
      await keeper.getByRole('button', { name: 'Jetzt entziehen' }).click();
      await keeper.getByText('Niemand meldet sich mehr mit ihm an').waitFor();
    });
    await page.goto(`${world.origin}/staff/sign-in`);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.getByRole('heading', { name: 'Der Passkey passte nicht' }).waitFor();
    await page.goto(`${world.origin}/staff`);
    assert.match(page.url(), /\/staff\/sign-in/);
  });
});

test('an answer that was sent once signs nobody in a second time', async () => {
  await inside({ address: 'replay@avow.test' }, async (page) => {
    await authenticator(page);
    await page.getByRole('button', { name: 'Passkey einrichten' }).click();
    await page.getByText('Der Passkey ist eingerichtet.').waitFor();
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    const sent = page.waitForRequest((request) => request.url().endsWith('/staff/passkey/sign-in'));
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    const body = (await sent).postData() ?? '';
    await page.waitForURL(/\/staff$/);
    const again = await world.post('/staff/passkey/sign-in', Object.fromEntries(new URLSearchParams(body)));
    assert.equal(again.status, 422);
    assert.deepEqual(again.headers.getSetCookie(), []);
  });
});

test('with cookies blocked the sign-in explains itself', async () => {
  await using profile = await temporaryDirectory();
  await mkdir(join(profile.path, 'Default'));
  // The browser's own setting: block all cookies.
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile.path, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await profiledBrowser(profile.path, { locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(await linkFor('blocked@avow.test'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Signing in does not work without cookies' }).waitFor();
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
});

test('without script everything works but passkeys, which are not offered', async () => {
  await inside({ javaScriptEnabled: false }, async (page) => {
    assert.equal(await page.getByRole('button', { name: 'Passkey einrichten' }).count(), 0);
    await page.getByRole('link', { name: 'Später, weiter zur Übersicht' }).click();
    await page.getByLabel('Suche').fill('Cookie');
    await page.getByRole('button', { name: 'Filtern' }).click();
    assert.match(page.url(), /\?q=Cookie/);
    await page.getByRole('link', { name: 'Uhr' }).click();
    await page.getByRole('button', { name: '1 Woche' }).click();
    await page.getByRole('heading', { name: 'Was geschehen ist' }).waitFor();
  });
});

test('the board is used by keyboard alone: every stop is seen, and Enter sorts', async () => {
  await inside({}, async (page) => {
    await page.goto(`${world.origin}/staff`);
    const focused = () => page.evaluate<string>('document.activeElement.textContent');
    for (let i = 0; i < 100 && (await focused()) !== 'Zusage'; i += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`);
      assert.notEqual(outline, 'none', await page.evaluate<string>('document.activeElement.outerHTML'));
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=title/);
  });
});

test('axe finds nothing on what forms answer, nor on the way in, at a telephone', async () => {
  await world.post('/newsletter', { email: 'petra@person.test' });
  const asWide = 'Math.max(0, document.documentElement.scrollWidth - innerWidth)';
  const judge = async (page: Page, heading: string) => {
    await page.getByRole('heading', { name: heading }).first().waitFor();
    assert.deepEqual(await findings(page), [], heading);
    assert.equal(await page.evaluate(asWide), 0, heading);
  };
  await inside({ viewport: { width: 360, height: 740 } }, async (page) => {
    const press = (name: string) => page.getByRole('main').getByRole('button', { name }).first().click();
    await page.goto(`${world.origin}/staff/person`);
    await page.getByLabel('E-Mail-Adresse der Person').fill('petra@person.test');
    await press('Nachsehen');
    await judge(page, 'Was gespeichert ist');
    await page.getByLabel('Was ihn belegt').fill('Anruf am Morgen');
    await press('Weiter');
    await judge(page, 'Widerruf erfassen');
    await press('Widerruf jetzt erfassen');
    await judge(page, 'Widerruf erfasst');
    await page.goto(`${world.origin}/staff/journal`);
    await press('Jetzt prüfen');
    await page.getByText('Das Protokoll ist unverändert').waitFor();
    await judge(page, 'Protokoll');
    await page.goto(`${world.origin}/staff`);
    await press('1 Monat');
    await judge(page, 'Was geschehen ist');
    await press('Abmelden');
    await judge(page, 'Anmelden');
    await page.getByLabel('E-Mail-Adresse').fill('keeper@avow.test');
    await press('Link zusenden');
    await judge(page, 'Sehen Sie in Ihr Postfach');
    const mail = (await world.mails()).findLast(({ to }) => to.includes('keeper@avow.test'));
    const link = /http:\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    await page.goto(link);
    await judge(page, 'Jetzt anmelden');
    await press('Anmelden');
    await judge(page, 'Passkey einrichten');
    await page.goto(link);
    await judge(page, 'Dieser Link gilt nicht mehr');
  });
});

const paths = [
  '/staff',
  '/staff/clock',
  '/staff/person',
  '/staff/holds',
  '/staff/outbox',
  '/staff/journal',
  '/staff/team',
  '/staff/access',
];
const widths = { desk: { width: 1280, height: 900 }, telephone: { width: 360, height: 740 } };

for (const [name, viewport] of Object.entries(widths)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on any page at a ${name}, ${colorScheme}, and nothing runs over its edge`, async () => {
      await inside({ viewport, colorScheme }, async (page) => {
        for (const path of paths.flatMap((one) => [`/de${one}`, `/en${one}`])) {
          await page.goto(world.origin + path);
          assert.deepEqual(await findings(page), [], path);
          assert.equal(await page.evaluate('Math.max(0, document.documentElement.scrollWidth - innerWidth)'), 0, path);
        }
      });
    });
  }
}
