// Imports, exports, tokens and the interface for programs in a real browser: without script, by keyboard, wide and narrow.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { runImports } from '../../src/sections/newsletter/index.ts';
import { press, testBrowser } from '../support/browser.ts';
import { withNewsletter } from '../support/campaign.ts';
import { head, proven } from '../support/import.ts';
import { insideOf } from '../support/inside.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

// Two persons need a second pair of eyes here, so that the page with a request can be looked at.
const policy = await withNewsletter(({ exports }) => (exports ? { exports: { ...exports, approvedAbove: 1 } } : {}));
const [browser, world] = await Promise.all([testBrowser(), servedWorld({ ...withStaff, policy })]);
const inside = insideOf(browser, world);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
// Where the pictures go, for whoever wants to look at them.
const pictures = process.env['PICTURES'];

const narrow = { viewport: { width: 360, height: 740 } };

/** Nothing that axe finds, nothing that scrolls sideways. */
async function sound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  assert.ok(wide <= 0, `${name} is ${wide} pixels too wide`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id}: ${target.join(' ')}`)),
    [],
  );
}

const lines = [head, proven('ada@example.com'), proven('ben@example.com'), 'cyd@example.com,,,,', 'nobody,,,,'];
const table = { name: 'listmonk-export.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };

test('a file is taken in without any script, and the import is undone', async () => {
  await inside({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${world.origin}/staff/newsletter/imports`);
    await page.getByLabel('Tabelle (CSV)').setInputFiles(table);
    await page.getByRole('button', { name: 'Datei prüfen' }).click();
    await page.getByLabel('Wo und wie die Einwilligung eingeholt wurde').fill('Formular auf garten.example');
    await page.getByLabel('Wortlaut, in den eingewilligt wurde').fill('Ja, ich möchte den Newsletter.');
    await page.getByLabel('Wo der ursprüngliche Beleg abgelegt ist').fill('Ordner 7');
    await page.getByRole('button', { name: 'Probe rechnen' }).click();
    await page.getByRole('heading', { name: 'Ergebnis der Probe' }).waitFor();
    assert.match(await page.locator('#outcome').innerText(), /cyd@example\.com/);
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText('Die Seite erneuert sich von selbst').waitFor();
    while (await runImports(world.world));
    await page.getByRole('button', { name: 'Übernahme zurücknehmen' }).waitFor();
    assert.match(await page.locator('main').innerText(), /mit Nachweis übernommen\s+2/);
    await page.getByRole('button', { name: 'Übernahme zurücknehmen' }).click();
    await page.getByRole('button', { name: 'Ja, zurücknehmen' }).click();
    while (await runImports(world.world));
    await page.getByText('zurückgenommen').first().waitFor();
  });
});

test('a token is made and shown once', async () => {
  await inside({ javaScriptEnabled: false }, async (page) => {
    await page.goto(`${world.origin}/staff/newsletter/tokens`);
    await page.getByLabel('Bezeichnung').fill('Warenwirtschaft');
    await page.getByLabel(/subscribers:write/).check();
    await page.getByRole('button', { name: 'Schlüssel ausstellen' }).click();
    assert.match(await page.getByRole('status').innerText(), /avow_/);
    await page.goto(`${world.origin}/staff/newsletter/tokens`);
    assert.doesNotMatch(await page.locator('main').innerText(), /avow_/);
  });
});

test('an export is fetched as a file', async () => {
  await inside({}, async (page) => {
    await page.goto(`${world.origin}/staff/newsletter/exports`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Datei holen' }).click(),
    ]);
    assert.equal(download.suggestedFilename(), 'newsletter-statistics.csv');
  });
});

for (const [name, options] of [
  ['wide', {}],
  ['narrow', narrow],
  ['night', { colorScheme: 'dark' }],
  ['english', { locale: 'en-GB' }],
] as const)
  test(`every page is sound: ${name}`, async () => {
    await inside({ locale: 'de-DE' }, async (page) => {
      if ('viewport' in options) await page.setViewportSize(options.viewport);
      if ('colorScheme' in options) await page.emulateMedia({ colorScheme: options.colorScheme });
      const at = (path: string) => `${world.origin}${name === 'english' ? '/en' : ''}${path}`;
      await page.goto(at('/staff/newsletter/imports'));
      await page.locator('input[type=file]').setInputFiles(table);
      await press(page.locator('form[enctype] button'));
      await sound(page, `import-check-${name}`);
      await page.locator('[name=origin]').fill('Formular auf garten.example');
      await page.locator('[name=wording]').fill('Ja, ich möchte den Newsletter.');
      await page.locator('[name=document]').fill('Ordner 7');
      await press(page.locator('button[value=check]'));
      await sound(page, `import-trial-${name}`);
      await press(page.locator('button[value=start]'));
      await page.locator('progress').waitFor();
      await sound(page, `import-running-${name}`);
      while (await runImports(world.world));
      await page.reload();
      await sound(page, `import-done-${name}`);
      await page.goto(at('/staff/newsletter/exports'));
      await page.locator('[name=content][value=list]').check();
      await page.locator('[name=reason][value=audit]').check();
      await press(page.locator('form[action$="/exports"] button'));
      await page.locator('#requests').waitFor();
      await sound(page, `exports-asked-${name}`);
      for (const [shot, path] of [
        ['imports', '/staff/newsletter/imports'],
        ['exports', '/staff/newsletter/exports'],
        ['tokens', '/staff/newsletter/tokens'],
        ['reports', '/staff/newsletter/reports'],
        ['api', '/api/v1'],
      ] as const) {
        await page.goto(at(path));
        await sound(page, `${shot}-${name}`);
      }
    });
  });
