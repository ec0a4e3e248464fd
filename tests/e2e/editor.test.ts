// The visual mode of the editor in a real browser: what is typed there is what is posted, as Markdown.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inviteStaff } from '../../src/staff/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { withNewsletter } from '../support/campaign.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const policy = await withNewsletter((settings) => settings);
const [browser, world] = await Promise.all([testBrowser(), servedWorld({ ...withStaff, policy })]);

/** SCREENSHOTS names a folder in which every page that is judged is kept as a picture. */
const folder = process.env['SCREENSHOTS'];

async function writing(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ locale: 'de-DE', ...options });
  try {
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', ({ message }) => failures.push(message));
    const { link } = await inviteStaff(world.world, 'writer@avow.test', { now: world.now(), by: 'operator' }, 'keeper');
    await page.goto(link);
    await page.getByRole('main').getByRole('button').first().click();
    await page.waitForURL(/\/staff\/access\/passkey$|\/staff$/);
    await page.goto(`${world.origin}/${options.locale === 'en-GB' ? 'en' : 'de'}/staff/campaigns/new`);
    await use(page);
    assert.deepEqual(failures, []);
  } finally {
    await context.close();
  }
}

const markdown = (page: Page) => page.locator('#field-body');
const visual = (page: Page) => page.getByRole('textbox', { name: /Text, wie er aussieht|Text as it looks/ });
const mode = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tool = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });

const whole = [
  '## Guten Tag',
  'Es gibt **Neues** für {{email|Sie}}, *kursiv* und [ein Link](https://example.org/a_b).',
  '- eins\n- zwei',
  '1. erstens\n2. zweitens',
  '> Ein Zitat',
  '---',
  'Zeile\\\nnoch eine 2 \\* 3',
].join('\n\n');

test('headings, bold, links, lists, quotations and fields are typed, and stand in the text as Markdown', async () => {
  await writing({}, async (page) => {
    await mode(page, 'Visuell').click();
    assert.equal(await mode(page, 'Visuell').getAttribute('aria-pressed'), 'true');
    const { keyboard } = page;
    await tool(page, 'Überschrift').click();
    await keyboard.type('Guten Tag');
    await keyboard.press('Enter');
    await keyboard.type('Es gibt ');
    await keyboard.press('Control+b');
    await keyboard.type('Neues');
    await keyboard.press('Control+b');
    await keyboard.type(' für {{email|Sie}}, ');
    await keyboard.press('Control+i');
    await keyboard.type('heute');
    await keyboard.press('Control+i');
    await keyboard.type(': ');
    await keyboard.press('Control+k');
    await page.getByLabel('Adresse', { exact: true }).fill('example.org/a');
    await keyboard.press('Enter');
    assert.equal(
      await markdown(page).inputValue(),
      '## Guten Tag\n\nEs gibt **Neues** für {{email|Sie}}, *heute*: [example.org/a](https://example.org/a)',
    );
    assert.equal(await visual(page).locator('[data-field]').getAttribute('contenteditable'), 'false');
    await keyboard.press('End');
    await keyboard.press('Enter');
    await tool(page, 'Aufzählung').click();
    await keyboard.type('eins');
    await keyboard.press('Enter');
    await keyboard.type('zwei * drei');
    assert.match(await markdown(page).inputValue(), /\n\n- eins\n- zwei \\\* drei$/);
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await tool(page, 'Zitat').click();
    await keyboard.type('Gesagt');
    assert.match(await markdown(page).inputValue(), /drei\n\n> Gesagt$/);
    await page.frameLocator('iframe').locator('blockquote', { hasText: 'Gesagt' }).waitFor();
    await tool(page, 'Zitat').click();
    assert.match(await markdown(page).inputValue(), /drei\n\nGesagt$/);
  });
});

test('a text that is shown and typed into comes back as it was, and is what is saved', async () => {
  await writing({}, async (page) => {
    await page.getByLabel('Betreff').fill('Hin und zurück');
    await markdown(page).fill(whole);
    await mode(page, 'Visuell').click();
    await visual(page).getByRole('heading', { name: 'Guten Tag' }).waitFor();
    assert.equal(await markdown(page).inputValue(), whole, 'looking changes nothing');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('!');
    assert.equal(await markdown(page).inputValue(), `${whole}!`);
    await page.keyboard.press('Control+z');
    await mode(page, 'Markdown').click();
    assert.equal(await markdown(page).inputValue(), whole);
    await mode(page, 'Visuell').click();
    await press(page.getByRole('main').getByRole('button', { name: 'Speichern', exact: true }));
    assert.equal((await markdown(page).inputValue()).replaceAll('\r\n', '\n'), whole);
  });
});

test('what is pasted keeps words, links and marks, and nothing else', async () => {
  await writing({}, async (page) => {
    await mode(page, 'Visuell').click();
    await page.evaluate(`{
      const data = new DataTransfer();
      data.setData('text/html', '<style>p{}</style><h2 onclick="x()">Titel</h2><p style="color:red">Ein <b>fettes</b> <a href="https://example.org" onclick="x()">Wort</a><a href="javascript:x()">!</a><img src="https://tracker.example/p.gif"></p><table><tr><td>Zelle</td></tr></table><script>x()</script>');
      document.querySelector('#visual-body').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }`);
    assert.equal(await markdown(page).inputValue(), '## Titel\n\nEin **fettes** [Wort](https://example.org)!\n\nZelle');
    assert.equal(await visual(page).locator('img, table, script, style, [onclick]').count(), 0);
  });
});

test('a table keeps the Markdown, and the page says why', async () => {
  await writing({}, async (page) => {
    const table = '| a | b |\n| - | - |\n| 1 | 2 |';
    await markdown(page).fill(table);
    await mode(page, 'Visuell').click();
    await page.getByText('etwas, das nur Markdown zeigt').waitFor();
    assert.equal(await mode(page, 'Markdown').getAttribute('aria-pressed'), 'true');
    assert.ok(await markdown(page).isVisible());
    assert.equal(await markdown(page).inputValue(), table);
    assert.deepEqual(await findings(page), []);
  });
});

for (const { locale, colorScheme, width } of [
  { locale: 'de-DE', colorScheme: 'light', width: 1280 },
  { locale: 'en-GB', colorScheme: 'dark', width: 390 },
] as const)
  test(`the visual mode is sound in ${locale}, ${colorScheme}, ${width} wide`, async () => {
    await writing({ locale, colorScheme, viewport: { width, height: 900 } }, async (page) => {
      await markdown(page).fill(whole);
      await mode(page, locale === 'de-DE' ? 'Visuell' : 'Visual').click();
      await page.locator('#visual-body a').click({ timeout: 3000 });
      await page.keyboard.press('Control+k');
      await page.getByRole('group', { name: 'Link' }).waitFor();
      if (folder) {
        await mkdir(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `visual-${locale}-${colorScheme}.png`), fullPage: true });
      }
      assert.deepEqual(await findings(page), []);
      assert.equal(await page.evaluate(pixelsTooWide), 0);
      await page.keyboard.press('Escape');
      assert.equal(await visual(page).evaluate('document.activeElement.id'), 'visual-body');
    });
  });
