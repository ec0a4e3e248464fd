// Issues at the desk in a real browser: written, shown, approved, sent, read; with script and without, in both languages.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { preferencesPath, unsubscribePath } from '../../src/sections/newsletter/link.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { readers, subscribers, withNewsletter } from '../support/campaign.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { insideOf } from '../support/inside.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const policy = await withNewsletter(({ lists: [first], campaigns }) => ({
  campaigns: { ...campaigns, approvedAbove: 2 },
  lists: [
    ...(first ? [first] : []),
    {
      name: 'events',
      title: { de: 'Termine', en: 'Events' },
      topics: [{ de: 'unsere Veranstaltungen', en: 'our events' }],
    },
  ],
}));
const [browser, world] = await Promise.all([testBrowser(), servedWorld({ ...withStaff, policy })]);
const inside = insideOf(browser, world);
const [reader = ''] = await subscribers(world.world, readers(3));

/** SCREENSHOTS names a folder in which every page that is judged is kept as a picture. */
const folder = process.env['SCREENSHOTS'];
let shots = 0;

async function faultless(page: Page, name = 'page'): Promise<void> {
  if (folder)
    await page.screenshot({ path: join(folder, `${String(++shots).padStart(2, '0')}-${name}.png`), fullPage: true });
  assert.deepEqual(await findings(page), [], page.url());
  assert.equal(await page.evaluate(pixelsTooWide), 0, page.url());
}

const main = (page: Page) => page.getByRole('main');
const button = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

async function write(page: Page, subject: string): Promise<string> {
  await page.goto(`${world.origin}/staff/campaigns/new`);
  await page.getByLabel('Betreff').fill(subject);
  await page.getByLabel('Vorspann').fill('Was sich ändert');
  await page.getByLabel('Text', { exact: true }).fill('## Guten Tag\n\nEs gibt **Neues**.\n\n- eins\n- zwei');
  await press(button(page, 'Speichern'));
  return new URL(page.url()).pathname.replace('/edit', '');
}

test('without script an issue is written, previewed, approved by somebody else, sent, taken back and followed', async () => {
  let path = '';
  await inside({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${world.origin}/staff/campaigns`);
    await main(page).getByText('Es gibt noch keine Ausgabe').waitFor();
    await press(main(page).getByRole('link', { name: 'Neue Ausgabe' }));
    path = await write(page, 'Neues im Dezember');
    await main(page).getByText('Gespeichert.').waitFor();
    await button(page, 'Vorschau erneuern').click();
    await page.frameLocator('iframe').getByText('Es gibt Neues.').waitFor();
    await page.goto(world.origin + path);
    await main(page).getByText('An mehr als 2 Personen geht eine Ausgabe erst').waitFor();
    assert.equal(await button(page, 'Freigeben').count(), 0, 'nobody approves their own issue');
    await press(button(page, 'Um Freigabe bitten'));
    await main(page).getByText('wartet jetzt auf eine Freigabe').waitFor();
  });
  await inside({ javaScriptEnabled: false, address: 'sender@avow.test', role: 'sender' }, async (page) => {
    await page.goto(world.origin + path);
    await press(button(page, 'Freigeben'));
    await press(main(page).getByRole('link', { name: 'Versenden …' }));
    await main(page).getByText('unsere Leistungen').waitFor();
    await press(button(page, 'An 3 Empfänger versenden'));
    await main(page).getByText('Bis dahin lässt er sich zurückholen.').waitFor();
    await press(button(page, 'Zurückholen'));
    await main(page).getByText('es ist nichts versandt').waitFor();
    assert.equal((await world.mails()).filter(({ subject }) => subject === 'Neues im Dezember').length, 0);
    await press(main(page).getByRole('link', { name: 'Versenden …' }));
    await press(button(page, 'An 3 Empfänger versenden'));
    await world.travel('PT2M');
    await page.goto(`${world.origin}${path}/progress`);
    await main(page).getByText('Alle sind erledigt.').waitFor();
    await main(page).getByText('3 von 3').waitFor();
    assert.equal((await world.mails()).filter(({ subject }) => subject === 'Neues im Dezember').length, 3);
    await page.goto(world.origin + path);
    await press(button(page, 'Ins öffentliche Archiv'));
    await page.goto(`${world.origin}/newsletter/archive`);
    await press(main(page).getByRole('link', { name: 'Neues im Dezember' }));
    await main(page).getByRole('heading', { name: 'Guten Tag' }).waitFor();
  });
});

test('the buttons write Markdown, the preview follows, and the browser takes it back', async () => {
  await inside({}, async (page) => {
    await page.goto(`${world.origin}/staff/campaigns/new`);
    const text = page.getByLabel('Text', { exact: true });
    await text.fill('Ein Wort');
    await text.press('Control+A');
    await page.getByRole('button', { name: 'fett' }).click();
    assert.equal(await text.inputValue(), '**Ein Wort**');
    await page.frameLocator('iframe').locator('strong', { hasText: 'Ein Wort' }).waitFor();
    await page.getByRole('button', { name: 'fett' }).click();
    assert.equal(await text.inputValue(), 'Ein Wort');
    await text.press('Control+Z');
    assert.equal(await text.inputValue(), '**Ein Wort**');
    await page.getByRole('button', { name: 'Aufzählung' }).click();
    assert.equal(await text.inputValue(), '- **Ein Wort**');
    await page.getByRole('button', { name: 'fett' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.evaluate('document.activeElement.dataset.tool'), 'italic');
  });
});

test('a picture goes into the mail with what it shows, and not without', async () => {
  await using files = await temporaryDirectory();
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  const file = join(files.path, 'Ein Bild.png');
  await writeFile(file, Buffer.from(png, 'base64'));
  await inside({}, async (page) => {
    const path = await write(page, 'Mit Bild');
    const add = async (alt: string) => {
      await page.getByText('Bilder und Anhänge').click({ trial: true });
      await page.evaluate('document.querySelector(".campaign-files").open = true');
      await page.getByLabel('Datei', { exact: true }).setInputFiles(file);
      await page.getByLabel('Was das Bild zeigt').fill(alt);
      await press(button(page, 'Speichern'));
    };
    await add('');
    await main(page).getByText('Es fehlt, was auf dem Bild zu sehen ist.').waitFor();
    assert.match(await page.getByLabel('Text', { exact: true }).inputValue(), /Es gibt \*\*Neues\*\*/);
    await add('Ein Punkt');
    assert.match(await page.getByLabel('Text', { exact: true }).inputValue(), /!\[Ein Punkt\]\(cid:Ein-Bild\.png\)/);
    await page.goto(`${world.origin}${path}/preview`);
    const picture = page.frameLocator('iframe').getByRole('img', { name: 'Ein Punkt' });
    await picture.waitFor();
    assert.equal(
      await picture.evaluate((image: { readonly naturalWidth?: number }) => image.naturalWidth),
      1,
      'the picture is shown',
    );
  });
});

test('two who write at once both keep their words', async () => {
  await inside({ javaScriptEnabled: false }, async (first) => {
    const path = await write(first, 'Zu zweit');
    await inside({ address: 'second@avow.test' }, async (second) => {
      await second.goto(`${world.origin}${path}/edit`);
      await first.goto(`${world.origin}${path}/edit`);
      await first.getByLabel('Text', { exact: true }).fill('Worte der Ersten');
      await press(button(first, 'Speichern'));
      await second.getByLabel('Text', { exact: true }).fill('Worte der Zweiten');
      await press(button(second, 'Speichern'));
      await second.getByText('Jemand anderes war schneller').waitFor();
      await second.getByText('keeper@avow.test').waitFor();
      const [mine, theirs] = await second.getByLabel('Text', { exact: true }).all();
      assert.equal(await mine?.inputValue(), 'Worte der Zweiten');
      assert.equal(await theirs?.inputValue(), 'Worte der Ersten');
      await faultless(second, 'conflict');
      await press(button(second, 'Meine Fassung speichern'));
      assert.equal(await second.getByLabel('Text', { exact: true }).inputValue(), 'Worte der Zweiten');
    });
  });
});

test('an author writes and does not send; a reader looks and does not write', async () => {
  await inside({ address: 'author@avow.test', role: 'author' }, async (page) => {
    const path = await write(page, 'Vom Autor');
    await page.goto(world.origin + path);
    assert.equal(await button(page, 'Freigeben').count(), 0);
    const refused = await page.goto(`${world.origin}${path}/start`);
    assert.equal(refused?.status(), 403);
    await main(page).getByText('fehlt Ihrem Zugang das Recht').waitFor();
    assert.equal((await page.goto(`${world.origin}/staff/person`))?.status(), 403);
    assert.equal(await page.getByRole('link', { name: 'Aussetzungen' }).count(), 0);
  });
  await inside({ address: 'reader@avow.test', role: 'reader' }, async (page) => {
    await page.goto(`${world.origin}/staff/campaigns?q=Autor`);
    assert.equal(await main(page).getByRole('link', { name: 'Neue Ausgabe' }).count(), 0);
    await press(main(page).getByRole('link', { name: 'Vom Autor' }));
    assert.equal(await main(page).getByRole('button').filter({ hasNotText: 'Abmelden' }).count(), 0);
    assert.equal((await page.goto(`${world.origin}/staff/campaigns/new`))?.status(), 403);
  });
});

test('what staff did stands in the log, by name, and without what was in the forms', async () => {
  await inside({}, async (page) => {
    await page.goto(`${world.origin}/staff/deeds`);
    const row = main(page).getByRole('row').filter({ hasText: 'Ausgabe freigegeben' });
    await row.getByText('sender@avow.test').waitFor();
    assert.equal(await main(page).getByText('Neues im Dezember').count(), 0);
    await faultless(page, 'deeds');
  });
});

const views = [
  { language: 'de', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { language: 'de', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { language: 'en', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { language: 'en', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
] as const;

for (const { language, colorScheme, viewport } of views) {
  test(`every page of issues is sound in ${language}, ${colorScheme}, ${viewport.width} wide`, async () => {
    if (folder) await mkdir(folder, { recursive: true });
    await inside({ colorScheme, viewport, locale: language === 'de' ? 'de-DE' : 'en-GB' }, async (page) => {
      const name = `${language}-${colorScheme}`;
      const open = (path: string) => page.goto(`${world.origin}/${language}${path}`);
      await open('/staff/campaigns?sort=subject');
      await faultless(page, `list-${name}`);
      const links = await main(page).getByRole('rowheader').getByRole('link').all();
      const hrefs = await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? ''));
      for (const [at, href] of hrefs.entries()) {
        await page.goto(world.origin + href);
        await faultless(page, `issue-${at}-${name}`);
      }
      const [issue = ''] = hrefs.map((href) => href.replace(`/${language}`, ''));
      for (const path of [
        '/edit',
        '/preview',
        '/preview?look=phone',
        '/preview?look=dark',
        '/preview?look=text',
        '/progress',
      ])
        await open(issue + path).then(() => faultless(page, `${path.slice(1).replace('?look=', '-')}-${name}`));
      await open('/staff/campaigns/new');
      await faultless(page, `new-${name}`);
      await open('/staff/team');
      await faultless(page, `team-${name}`);
      await open('/newsletter/archive');
      await faultless(page, `archive-${name}`);
      await press(main(page).getByRole('link').first());
      await faultless(page, `archived-${name}`);
      await open('/newsletter?list=events');
      await faultless(page, `form-${name}`);
      await open(preferencesPath(unsubscribePath(world.world, reader)));
      await faultless(page, `preferences-${name}`);
    });
  });
}
