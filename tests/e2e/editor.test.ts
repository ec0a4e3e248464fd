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
/** Waits until the text begins so. */
async function written(page: Page, start: string): Promise<void> {
  const until = Date.now() + 10_000;
  while (!(await markdown(page).inputValue()).startsWith(start)) {
    assert.ok(Date.now() < until, `The text does not begin with ${start}`);
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
}
const mode = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const tool = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });

const whole = [
  '## Guten Tag',
  'Es gibt **Neues** für {{email|Sie}}, *kursiv* und [ein Link](https://example.org/a_b).',
  '- eins\n  1. darin\n  2. tiefer\n- zwei',
  '| Was | Wie viel |\n| --- | --: |\n| Äpfel | **3** |',
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
    const quoted = page.frameLocator('iframe').locator('blockquote', { hasText: 'Gesagt' });
    await quoted.waitFor();
    assert.match(await quoted.evaluate(fontOf), /Charter/, 'as a mail looks');
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

test('whoever writes visually finds it so after saving and the next day, and with Markdown that', async () => {
  await writing({}, async (page) => {
    const pressed = async (name: string) => mode(page, name).getAttribute('aria-pressed');
    await page.getByLabel('Betreff').fill('Wie es war');
    await mode(page, 'Visuell').click();
    await page.keyboard.type('Guten Tag');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.waitForURL(/saved/);
    assert.equal(await pressed('Visuell'), 'true');
    assert.match(await visual(page).innerText(), /Guten Tag/);
    assert.equal(await page.evaluate('document.activeElement.isContentEditable'), false, 'nothing takes the focus');
    const address = page.url().replace('?saved', '');
    // What is refused keeps it as well.
    await page.locator('input[name="lists"]').first().uncheck({ force: true });
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Noch nicht gespeichert').waitFor();
    assert.equal(await pressed('Visuell'), 'true');
    await page.goto(address);
    assert.equal(await pressed('Visuell'), 'true');
    await mode(page, 'Markdown').click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.waitForURL(/saved/);
    assert.equal(await pressed('Markdown'), 'true');
    assert.equal(await markdown(page).inputValue(), 'Guten Tag');
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

test('HTML among the words keeps the Markdown, and the page says why', async () => {
  await writing({}, async (page) => {
    const table = 'a\n\n<div>b</div>';
    await markdown(page).fill(table);
    await mode(page, 'Visuell').click();
    await page.getByText('etwas, das nur Markdown zeigt').waitFor();
    assert.equal(await mode(page, 'Markdown').getAttribute('aria-pressed'), 'true');
    assert.ok(await markdown(page).isVisible());
    assert.equal(await markdown(page).inputValue(), table);
    assert.deepEqual(await findings(page), []);
  });
});

/** Runs in the browser. */
function fontOf(element: object): string {
  const { getComputedStyle } = globalThis as unknown as {
    readonly getComputedStyle: (of: object) => { readonly fontFamily: string };
  };
  return getComputedStyle(element).fontFamily;
}

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const panel = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const inPanel = (page: Page, name: string, button: string) =>
  panel(page, name).getByRole('button', { name: button, exact: true });
/** A picture as a browser hands it over by clipboard or by hand. */
const handed = (event: 'paste' | 'drop') => `{
  const bytes = Uint8Array.from(atob('${png}'), (sign) => sign.charCodeAt(0));
  const data = new DataTransfer();
  data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
  const region = document.querySelector('#visual-body');
  const { x, y } = region.lastElementChild.getBoundingClientRect();
  region.dispatchEvent('${event}' === 'paste'
    ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    : new DragEvent('drop', { dataTransfer: data, clientX: x + 2, clientY: y + 2, bubbles: true, cancelable: true }));
}`;

test('a picture is put among the words with what it shows, or as an ornament, and comes from this host', async () => {
  await writing({}, async (page) => {
    await page.getByLabel('Betreff').fill('Mit Bildern');
    await markdown(page).fill('Anfang');
    await mode(page, 'Visuell').click();
    await page.keyboard.press('Control+End');
    await tool(page, 'Bild').click();
    await inPanel(page, 'Bild', 'Einfügen').click();
    await panel(page, 'Bild').getByText('Wählen Sie ein Bild.').waitFor();
    await page
      .getByLabel('Neues Bild')
      .setInputFiles({ name: 'Ein Bild.png', mimeType: 'image/png', buffer: Buffer.from(png, 'base64') });
    await inPanel(page, 'Bild', 'Einfügen').click();
    await panel(page, 'Bild').getByText('Beschreiben Sie das Bild').waitFor();
    await page.locator('#visual-alt').fill('Ein Punkt');
    await page.getByLabel('Breite in Pixeln').fill('120');
    assert.deepEqual(await findings(page), []);
    await inPanel(page, 'Bild', 'Einfügen').click();
    const shown = visual(page).getByRole('img', { name: 'Ein Punkt' });
    await shown.waitFor();
    assert.equal(await markdown(page).inputValue(), 'Anfang![Ein Punkt](cid:Ein-Bild.png "=120")');
    assert.match(page.url(), /\/staff\/campaigns\/[0-9a-f-]{36}\/edit$/, 'the draft is saved');
    const widthOf = (image: { readonly decode?: () => Promise<void>; readonly naturalWidth?: number }) =>
      image.decode?.().then(() => image.naturalWidth);
    assert.equal(await shown.evaluate(widthOf), 1, 'the picture is shown');
    assert.match((await shown.getAttribute('src')) ?? '', /^\/staff\/campaigns\//);
    await page.keyboard.press('Control+z');
    assert.equal(await markdown(page).inputValue(), 'Anfang');
    await page.keyboard.press('Control+Shift+z');
    assert.equal(await markdown(page).inputValue(), 'Anfang![Ein Punkt](cid:Ein-Bild.png "=120")');

    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ende');
    await page.evaluate(handed('paste'));
    await page.getByLabel(/nur Schmuck, es zeigt nichts, was/).check();
    await inPanel(page, 'Bild', 'Einfügen').click();
    await visual(page).locator('img').nth(1).waitFor();
    await page.evaluate(handed('drop'));
    await page.locator('#visual-alt').fill('Noch einer');
    await inPanel(page, 'Bild', 'Einfügen').click();
    await visual(page).getByRole('img', { name: 'Noch einer' }).waitFor();
    const written = await markdown(page).inputValue();
    assert.match(written, /!\[\]\(cid:image\.png\)/);
    assert.match(written, /!\[Noch einer\]\(cid:image\.png\)/, 'the same picture is kept once');

    await press(page.getByRole('main').getByRole('button', { name: 'Speichern', exact: true }));
    assert.equal((await markdown(page).inputValue()).replaceAll('\r\n', '\n'), written);
    await mode(page, 'Visuell').click();
    await visual(page).getByRole('img', { name: 'Ein Punkt' }).click();
    await tool(page, 'Bild').click();
    assert.equal(await page.locator('#visual-alt').inputValue(), 'Ein Punkt');
    await page.locator('#visual-alt').fill('Ein kleiner Punkt');
    await inPanel(page, 'Bild', 'Einfügen').click();
    assert.equal(await markdown(page).inputValue(), written.replace('Ein Punkt', 'Ein kleiner Punkt'));
    await page.getByRole('img', { name: 'Noch einer' }).click();
    await tool(page, 'Bild').click();
    await inPanel(page, 'Bild', 'Bild entfernen').click();
    assert.doesNotMatch(await markdown(page).inputValue(), /Noch einer/);
  });
});

test('lists go deeper and back, tables grow and shrink, fields are one thing, and each step is taken back', async () => {
  await writing({}, async (page) => {
    await mode(page, 'Visuell').click();
    const { keyboard } = page;
    await keyboard.press('Control+Shift+Digit7');
    await keyboard.type('eins');
    await keyboard.press('Enter');
    await keyboard.type('darin');
    await keyboard.press('Control+]');
    assert.equal(await markdown(page).inputValue(), '1. eins\n   1. darin');
    await keyboard.press('Control+[');
    assert.equal(await markdown(page).inputValue(), '1. eins\n2. darin');
    await tool(page, 'rückgängig').click();
    assert.equal(await markdown(page).inputValue(), '1. eins\n   1. darin');
    await tool(page, 'wiederherstellen').click();
    assert.equal(await markdown(page).inputValue(), '1. eins\n2. darin');
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    await tool(page, 'Feld').click();
    await page.getByLabel('Worte, wo nichts bekannt ist').fill('Sie');
    await keyboard.press('Enter');
    assert.match(await markdown(page).inputValue(), /darin\n\n\{\{email\|Sie\}\}$/);
    assert.equal(await visual(page).locator('[data-field]').count(), 1);
    await keyboard.press('Enter');
    await tool(page, 'Tabelle').click();
    assert.match(
      await markdown(page).inputValue(),
      /\| Spalte 1 \| Spalte 2 \|\n\| --- \| --- \|\n\|  \|  \|\n\|  \|  \|/,
    );
    await visual(page).locator('td').first().click();
    await keyboard.type('drei | vier');
    await inPanel(page, 'Tabelle', 'Zeile darunter').click();
    await inPanel(page, 'Tabelle', 'Spalte rechts').click();
    assert.match(await markdown(page).inputValue(), /\| drei \\\| vier \|  \|  \|\n\|  \|  \|  \|\n\|  \|  \|  \|/);
    await inPanel(page, 'Tabelle', 'Spalte entfernen').click();
    await inPanel(page, 'Tabelle', 'Zeile entfernen').click();
    assert.deepEqual(await findings(page), []);
  });
});

test('any page that Markdown can say is shown, and read from what is shown as it was', async () => {
  await writing({}, async (page) => {
    await mode(page, 'Visuell').click();
    const address = (name: string) =>
      page.evaluate<string>(
        `performance.getEntriesByType('resource').map(({ name }) => name).find((name) => name.includes('/assets/${name}.'))`,
      );
    const modules = await Promise.all(['read', 'write', 'elements', 'blocks'].map(address));
    const failures = await page.evaluate<readonly string[]>(`(async () => {
      const [{ readMarkdown }, { writeMarkdown }, { elementsOf }, { blocksOf }] = await Promise.all(${JSON.stringify(modules)}.map((one) => import(one)));
      let seed = 11;
      const below = (limit) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * limit); };
      const run = (more) => ({ kind: 'text', text: 'Wort', address: '', width: 0, bold: below(3) === 0, italic: below(4) === 0, href: '', ...more });
      const runs = () => Array.from({ length: 1 + below(4) }, () => [run({}), run({ text: ' zwei, ' }), run({ kind: 'field', text: '{{email|Sie}}' }),
        run({ kind: 'image', text: 'Ein Bild', address: 'cid:b.png', width: below(2) * 200 }), run({ text: 'dort', href: 'https://example.org/a_b' })][below(5)]);
      const list = (depth) => ({ type: 'list', start: below(2) ? undefined : 1 + below(3), loose: false,
        items: Array.from({ length: 1 + below(3) }, () => ({ runs: runs(), lists: depth > 0 && below(2) ? [list(depth - 1)] : [] })) });
      const block = () => [() => ({ type: 'paragraph', runs: runs() }), () => ({ type: 'heading', level: 1 + below(4), runs: runs() }), () => list(2),
        () => ({ type: 'table', align: ['left', ''], head: [runs(), runs()], rows: [[runs(), runs()]] }), () => ({ type: 'quote', paragraphs: [runs()] }), () => ({ type: 'rule' })][below(6)]();
      const failed = [];
      for (let round = 0; round < 400; round++) {
        const written = writeMarkdown(Array.from({ length: 1 + below(4) }, block).filter(({ type }, at, all) => all[at - 1]?.type !== type));
        const holder = document.createElement('div');
        holder.append(...elementsOf(readMarkdown(written) ?? [], () => ''));
        holder.innerHTML = String(holder.innerHTML);
        if (writeMarkdown(blocksOf(holder, true)) !== written) failed.push(written + ' ==> ' + writeMarkdown(blocksOf(holder, true)));
      }
      return failed;
    })()`);
    assert.deepEqual(failures.slice(0, 2), []);
  });
});

test('a text goes from Markdown to HTML and back, and what would be lost is said before', async () => {
  await writing({}, async (page) => {
    await page.getByLabel('Betreff').fill('In HTML');
    await markdown(page).fill(whole);
    await mode(page, 'HTML').click();
    await written(page, '<h2>');
    assert.match(await markdown(page).inputValue(), /<table>[^]*<td align="right"><strong>3<\/strong>/);
    await mode(page, 'Markdown').click();
    await written(page, '## ');
    assert.equal(await markdown(page).inputValue(), whole);

    await mode(page, 'HTML').click();
    await written(page, '<h2>');
    await markdown(page).fill('<p style="color:red">Ein <u>Wort</u> und <b>noch</b> eins</p>\n<script>x()</script>');
    await page.getByRole('region', { name: 'Nicht in der E-Mail' }).getByText('Zeile 2: <script>…</script>').waitFor();
    await mode(page, 'Visuell').click();
    await page.getByText('Beim Wechsel ginge verloren:').waitFor();
    await page.locator('[data-loss]').getByText('1 × <u>').waitFor();
    assert.deepEqual(await findings(page), []);
    await page.getByRole('button', { name: 'Nicht wechseln' }).click();
    assert.match(await markdown(page).inputValue(), /<u>Wort/);
    await press(page.getByRole('main').getByRole('button', { name: 'Speichern', exact: true }));
    assert.equal(await mode(page, 'HTML').getAttribute('aria-pressed'), 'true');
    assert.match(await markdown(page).inputValue(), /<p style="color:red">/, 'the source is kept as it was written');
    await page
      .getByRole('region', { name: 'Nicht in der E-Mail' })
      .getByText('Zeile 1: <p style="color:red">')
      .waitFor();
    if (folder) {
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, 'html.png'), fullPage: true });
    }
    await mode(page, 'Visuell').click();
    await page.getByRole('button', { name: 'Trotzdem wechseln' }).click();
    assert.equal(await markdown(page).inputValue(), 'Ein Wort und **noch** eins');
    assert.ok(await visual(page).isVisible());
  });
});

test('without script the way of writing is a choice, and a file that is too large costs no word', async () => {
  await writing({ javaScriptEnabled: false }, async (page) => {
    await page.getByLabel('Betreff').fill('Zu groß');
    await page.getByRole('radio', { name: 'HTML' }).check();
    await markdown(page).fill('<p onclick="x()">Meine Worte</p>');
    await page.locator('summary', { hasText: 'Bilder und Anhänge' }).click();
    await page
      .getByLabel('Datei', { exact: true })
      .setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(9_000_000) });
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      press(page.getByRole('main').getByRole('button', { name: 'Speichern', exact: true })),
    ]);
    assert.equal(answer.status(), 413);
    await page.getByText('Die Datei ist größer als 5 MB').waitFor();
    assert.equal(await markdown(page).inputValue(), '<p onclick="x()">Meine Worte</p>');
    await press(page.getByRole('main').getByRole('button', { name: 'Speichern', exact: true }));
    await page.getByText('Gespeichert.', { exact: true }).waitFor();
    assert.ok(await page.getByRole('radio', { name: 'HTML' }).isChecked());
    await page.getByText('Zeile 1: <p onclick="x()">').waitFor();
  });
});

for (const { locale, colorScheme, width } of [
  { locale: 'de-DE', colorScheme: 'light', width: 1280 },
  { locale: 'en-GB', colorScheme: 'dark', width: 390 },
  { locale: 'en-GB', colorScheme: 'light', width: 1280 },
  { locale: 'de-DE', colorScheme: 'dark', width: 390 },
] as const)
  test(`the visual mode is sound in ${locale}, ${colorScheme}, ${width} wide`, async () => {
    await writing({ locale, colorScheme, viewport: { width, height: 900 } }, async (page) => {
      await markdown(page).fill(whole);
      await mode(page, locale === 'de-DE' ? 'Visuell' : 'Visual').click();
      await page.locator('#visual-body a').click({ timeout: 3000 });
      await page.keyboard.press('Control+k');
      await page.getByRole('group', { name: 'Link', exact: true }).waitFor();
      if (folder) {
        await mkdir(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `visual-${locale}-${colorScheme}.png`), fullPage: true });
      }
      assert.deepEqual(await findings(page), []);
      assert.equal(await page.evaluate(pixelsTooWide), 0);
      await page.keyboard.press('Escape');
      assert.equal(await visual(page).evaluate('document.activeElement.id'), 'visual-body');
      await tool(page, locale === 'de-DE' ? 'Bild' : 'picture').click();
      if (folder) await page.screenshot({ path: join(folder, `picture-${locale}-${colorScheme}.png`), fullPage: true });
      assert.deepEqual(await findings(page), []);
      assert.equal(await page.evaluate(pixelsTooWide), 0);
      await page.keyboard.press('Escape');
      await tool(page, locale === 'de-DE' ? 'Feld' : 'field').click();
      assert.deepEqual(await findings(page), []);
      await page.keyboard.press('Escape');
    });
  });
