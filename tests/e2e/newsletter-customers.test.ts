// Customers at the desk, and the page by which they object, in a real browser: without script, wide and narrow, by axe.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { recordsOf } from '../../src/core/records/index.ts';
import { unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { inviteStaff } from '../../src/staff/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const [browser, world] = await Promise.all([testBrowser(), servedWorld(withStaff)]);
// Where the pictures go, for whoever wants to look at them.
const pictures = process.env['PICTURES'];

/** Nothing that axe finds, nothing that scrolls sideways. */
async function sound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  const wide = await page.evaluate<number>(pixelsTooWide);
  assert.equal(wide, 0, `${name} is ${wide} pixels too wide`);
  assert.deepEqual(await findings(page), [], name);
}

for (const [name, options, prefix] of [
  ['wide', { viewport: { width: 1280, height: 900 } }, ''],
  ['narrow', { viewport: { width: 390, height: 800 } }, ''],
  ['night', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }, ''],
  ['english', { viewport: { width: 1280, height: 900 }, locale: 'en-GB' }, '/en'],
] as const)
  test(`a customer is entered, completed and objects, and every page is sound: ${name}`, async () => {
    const context = await browser.newContext({ locale: 'de-DE', ...options });
    try {
      const page = await context.newPage();
      const { link } = await inviteStaff(world.world, 'keeper@avow.test', { now: world.now(), by: 'operator' });
      await page.goto(link);
      await press(page.locator('main .button--main'));
      await page.waitForURL(/\/staff\/access\/passkey$|\/staff$/);
      const path = `${world.origin}${prefix}/staff/newsletter/customers`;
      const fill = async (values: Readonly<Record<string, string>>) => {
        for (const [field, value] of Object.entries(values)) await page.locator(`[name=${field}]`).fill(value);
      };
      const email = `kim-${name}@example.org`;
      await page.goto(path);
      await sound(page, `customers-${name}`);
      await page.goto(`${path}/new`);
      await fill({
        email,
        sold_on: '2026-11-20',
        sale: 'Online-Software, ein Jahr',
        sale_evidence: 'Rechnung 2026-117',
        similar_evidence: 'Verlängerung derselben Software',
      });
      await press(page.locator('main .button--main'));
      await sound(page, `customer-refused-${name}`);
      await page.locator('[name=offer_software]').check();
      await fill({ unobjected_evidence: 'Kundenakte geprüft' });
      await press(page.locator('main .button--main'));
      await sound(page, `customer-incomplete-${name}`);
      await fill({
        told_on: '2026-11-20',
        told_wording: 'Sie können jederzeit widersprechen.',
        told_evidence: 'Formular, Fassung 3',
      });
      await press(page.locator('main .button--main').first());
      await sound(page, `customer-${name}`);
      await page.goto(`${path}/file`);
      await sound(page, `customers-file-${name}`);
      const [record] = await recordsOf(world.world.db, world.world.records.subject('newsletter', email));
      assert.equal(record?.stage, 'active');
      await page.goto(
        unsubscribeUrl({ ...world.world, baseUrl: world.origin }, record.id).replace(
          '/newsletter',
          `${prefix}/newsletter`,
        ),
      );
      await sound(page, `objection-${name}`);
      await press(page.locator('main .button--main').first());
      await sound(page, `objected-${name}`);
      await page.goto(path);
      await sound(page, `customers-after-${name}`);
    } finally {
      await context.close();
    }
  });
