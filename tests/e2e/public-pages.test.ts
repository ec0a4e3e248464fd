// Every public page in a real browser: both languages, both colour schemes, a desk and a telephone.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { newsletter } from '../../src/sections/newsletter/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { crawl } from '../support/crawl.ts';
import { servedWorld } from '../support/served.ts';

const [browser, world] = await Promise.all([testBrowser(), servedWorld({ sections: [website, newsletter] })]);
const pages = (
  await crawl((path) => fetch(world.origin + path, { redirect: 'manual' }), ['/de', '/en', '/de/none', '/en/none'])
)
  .filter(({ html, path }) => html !== '' && /^\/(de|en)(\/|$)/.test(path))
  .map(({ path }) => path);

const widths = { desk: { width: 1280, height: 900 }, telephone: { width: 360, height: 740 } };
const schemes = ['light', 'dark'] as const;

const open = async (options: BrowserContextOptions, use: (page: Page) => Promise<void>) => {
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
};

const go = (page: Page, path: string) => page.goto(world.origin + path, { waitUntil: 'load' });

const unfold = `for (const folded of document.querySelectorAll('details')) folded.open = true`;

for (const [name, viewport] of Object.entries(widths)) {
  for (const colorScheme of schemes) {
    test(`axe finds nothing on any page at a ${name}, ${colorScheme}, and nothing runs over its edge`, async () => {
      await open({ viewport, colorScheme }, async (page) => {
        for (const path of pages) {
          await go(page, path);
          // What is folded away is judged as well.
          await page.evaluate(unfold);
          assert.deepEqual(await findings(page), [], path);
          assert.equal(await page.evaluate(pixelsTooWide), 0, path);
        }
      });
    });
  }
}

test('a visit to every page stores nothing and asks nobody but this site', async () => {
  await open({}, async (page) => {
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    page.on('console', (message) => complaints.push(message.text()));
    for (const path of pages.filter((one) => !one.endsWith('/none'))) await go(page, path);
    assert.deepEqual([...new Set(asked)], [world.origin]);
    assert.deepEqual(complaints, []);
    assert.deepEqual(await page.context().cookies(), []);
    const stored = await page.evaluate(`(async () => [
      localStorage.length,
      sessionStorage.length,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ])()`);
    assert.deepEqual(stored, [0, 0, 0, 0]);
  });
});

describe('without script and without cookies', () => {
  const bare = { javaScriptEnabled: false };

  test('every page shows its heading', async () => {
    await open(bare, async (page) => {
      for (const path of pages) {
        await go(page, path);
        assert.ok((await page.locator('main h1').first().innerText()).length > 3, path);
      }
    });
  });

  test('the newsletter is asked for', async () => {
    await open(bare, async (page) => {
      await page.route('**', (route) => route.continue({ headers: { ...route.request().headers(), cookie: '' } }));
      await go(page, '/de/newsletter');
      await page.getByRole('textbox').fill('anna@example.org');
      await press(page.getByRole('button', { name: 'abonnieren' }));
      assert.equal(
        await page
          .context()
          .cookies()
          .then((all) => all.length),
        0,
      );
      assert.deepEqual((await world.mails()).at(-1)?.to, ['anna@example.org']);
    });
  });
});

test('the settings are remembered by one cookie, and the button takes it away', async () => {
  await open({}, async (page) => {
    await go(page, '/de/settings');
    await page.getByLabel('sehr groß').check();
    await page.getByLabel('dunkel').check();
    await press(page.getByRole('button', { name: 'Einstellungen speichern' }));
    await page.getByRole('status').getByText('Gespeichert.').waitFor();
    const [cookie, ...others] = await page.context().cookies();
    assert.equal(cookie?.name, 'prefs');
    assert.deepEqual(others, []);
    await go(page, '/de');
    assert.equal(await page.evaluate('getComputedStyle(document.documentElement).colorScheme'), 'dark');
    await go(page, '/de/cookies');
    await press(page.getByRole('button', { name: 'Cookies löschen' }));
    await page.getByRole('status').getByText('Erledigt.').waitFor();
    assert.deepEqual(await page.context().cookies(), []);
  });
});

test('a keyboard reaches the content first', async () => {
  await open({}, async (page) => {
    await go(page, '/de/privacy');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Zum Inhalt springen');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.id'), 'content');
  });
});

test('the fonts of the page are the ones that it brings', async () => {
  await open({}, async (page) => {
    await go(page, '/de/privacy');
    const loaded = await page.evaluate<string[]>(`document.fonts.ready.then((fonts) =>
      [...fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family))`);
    assert.deepEqual([...new Set(loaded)].toSorted(), ['Inter', 'Source Serif']);
  });
});
