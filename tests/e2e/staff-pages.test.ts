// Pages of the staff area that show much: at a desk and on a telephone, in light and dark, empty and filled.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { examine } from '../../src/doctor/index.ts';
import { inviteStaff, staffRoutes } from '../../src/staff/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { testPatient } from '../support/patient.ts';
import { servedWorld } from '../support/served.ts';
import { dependencies, withStaff } from '../support/staff.ts';

const { patient, dns } = await testPatient();
dns.serve({ 'mail.host.example': { A: ['203.0.113.9'] }, 'fluxcess.com': { MX: ['10 mail.host.example'] } });
const looked = () => examine(patient({ SMTP_URL: 'smtp://mail.host.example', BASE_URL: 'http://localhost:3000' }));
const [browser, world] = await Promise.all([
  testBrowser(),
  servedWorld({
    ...withStaff,
    trustedProxies: ['127.0.0.0/8'],
    routes: (web, own, assembly) => staffRoutes(web, { ...dependencies(own, assembly), examine: looked }),
  }),
]);
/** For whoever wants to look: a folder that pictures are put into. */
const pictures = process.env['PICTURES'];

const widths = { desk: { width: 1280, height: 900 }, telephone: { width: 390, height: 844 } };

async function signedIn(page: Page, language: string): Promise<void> {
  const { link } = await inviteStaff(world.world, 'keeper@avow.test', { now: world.now(), by: 'operator' });
  await page.goto(link.replace(world.origin, `${world.origin}/${language}`));
  await press(page.locator('main form button').first());
}

async function everywhere(name: string, path: string, act: (page: Page) => Promise<void> = async () => {}) {
  for (const [width, viewport] of Object.entries(widths))
    for (const colorScheme of ['light', 'dark'] as const) {
      const language = colorScheme === 'light' ? 'de' : 'en';
      const context = await browser.newContext({ viewport, colorScheme });
      const page = await context.newPage();
      await signedIn(page, language);
      await page.goto(`${world.origin}/${language}${path}`);
      await act(page);
      if (pictures) await page.screenshot({ path: `${pictures}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      assert.deepEqual(await findings(page), [], `${name}, ${width}, ${colorScheme}`);
      assert.equal(await page.evaluate(pixelsTooWide), 0, `${name}, ${width}, ${colorScheme}`);
      await context.close();
    }
}

test('the doctor: nothing looked at yet', () => everywhere('doctor-empty', '/staff/doctor'));

test('the doctor: after the button, what is to be mended stands first, each with its next step', async () => {
  await everywhere('doctor', '/staff/doctor', async (page) => {
    await press(page.locator('form[action$="/staff/doctor"] button'));
    await page.locator('.findings').first().waitFor();
    assert.match((await page.locator('.finding').first().textContent()) ?? '', /SPF/);
    assert.ok((await page.locator('.finding__mend').count()) >= 3);
  });
});

for (const path of ['access-log', 'incidents', 'breaches', 'recipients'])
  test(`${path}: empty`, () => everywhere(`${path}-empty`, `/staff/${path}`));

test('incidents: one that waits for its second person, one that is confirmed', async () => {
  const other = await inviteStaff(world.world, 'second@avow.test', { now: world.now(), by: 'operator' });
  const open = async (page: Page, reference: string, reason: string) => {
    await page.goto(`${world.origin}/de/staff/incidents`);
    for (const [name, value] of Object.entries({ reference, reason, address: '203.0.113.0/24', route: '/newsletter' }))
      await page.fill(`[name="${name}"]`, value);
    await page.fill('[name="from"]', '2026-11-22T00:00');
    await page.fill('[name="until"]', '2026-11-23T11:00');
    await page.fill('[name="review"]', '2026-12-23T12:00');
    await press(page.locator('section form button').last());
  };
  const [mine, theirs] = [await browser.newPage(), await browser.newPage()];
  await signedIn(mine, 'de');
  await open(mine, 'V-2026/17', 'Massenhafte Anfragen an das Formular, vermutlich um Adressen auszuprobieren');
  await theirs.goto(other.link);
  await press(theirs.locator('main form button').first());
  await theirs.goto(`${world.origin}/de/staff/incidents`);
  await press(theirs.getByRole('button', { name: 'Bestätigen' }).first());
  await open(theirs, 'V-2026/18', 'Versuchte Anmeldungen');
  await mine.close();
  await theirs.close();
  await everywhere('incidents', '/staff/incidents', async (page) => {
    assert.equal(await page.locator('tbody tr').count(), 2);
  });
});

test('breaches: one that runs, with its hours', async () => {
  const page = await browser.newPage();
  await signedIn(page, 'de');
  await page.goto(`${world.origin}/de/staff/breaches`);
  await page.fill('[name="reference"]', 'DS-2026/1');
  for (const area of await page.locator('textarea').all())
    await area.fill(
      'Ein Notebook ohne Verschlüsselung ging in der Bahn verloren; betroffen sind Kontaktdaten von etwa vierzig Menschen.',
    );
  await press(page.locator('section form button').last());
  await page.close();
  await everywhere('breaches', '/staff/breaches', async (own) => {
    assert.match((await own.locator('article').first().textContent()) ?? '', /noch 72 Stunden|72 hours left/);
  });
});

test('access log: the lines of one address', async () => {
  await world.deliver();
  await everywhere('access-log', '/staff/access-log', async (page) => {
    await page.fill('[name="address"]', '127.0.0.1');
    await press(
      page
        .locator('main form')
        .filter({ has: page.locator('[name="address"]') })
        .getByRole('button'),
    );
  });
});
