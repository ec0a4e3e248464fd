// Requests about rights at the desk in a real browser: wide and narrow, light and dark, German and English.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { append } from '../../src/core/journal/index.ts';
import { recordsOf } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { insideOf } from '../support/inside.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const [browser, world] = await Promise.all([testBrowser(), servedWorld(withStaff)]);
const inside = insideOf(browser, world);
// Where the pictures go, for whoever wants to look at them.
const pictures = process.env['PICTURES'];

const narrow = { viewport: { width: 390, height: 800 } };

/** Nothing that axe finds, nothing that scrolls sideways. */
async function sound(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
  assert.equal(await page.evaluate<number>(pixelsTooWide), 0, name);
  assert.deepEqual(await findings(page), [], name);
}

/** A subscriber whose subscription has been disclosed to the host, as mails do. */
async function subscriber(email: string): Promise<void> {
  await world.post('/newsletter', { email });
  const letter = (await world.mails()).findLast(({ to }) => to.includes(email));
  const link = new URL(/https?:\/\/\S+\/newsletter\/confirm\/\S+/.exec(letter?.text ?? '')?.[0] ?? '');
  await world.post(link.pathname, {});
  const subject = world.world.records.subject('newsletter', email);
  const [record] = await recordsOf(world.world.db, subject, 'newsletter.subscription');
  assert.ok(record);
  const told = { what: 'disclosed', class: record.class, stage: 'active', rule: 'recipient:hosting' } as const;
  await transaction(world.world.db, (tx) =>
    append(tx, [{ ...told, at: world.now(), record: record.id, actor: 'server' }]),
  );
}

test('a letter becomes a case, is acted on, its recipient told, answered and blocked', async () => {
  await subscriber('mia@example.org');
  await inside({}, async (page) => {
    await page.goto(`${world.origin}/staff/cases`);
    await page.getByText('Noch kein Antrag.').waitFor();
    await sound(page, 'cases-empty');
    await press(page.getByRole('link', { name: 'Antrag eintragen' }));
    await sound(page, 'cases-new');
    await press(page.getByRole('button', { name: 'Eintragen' }));
    await page.getByText('Bitte wählen Sie mindestens ein Recht.').waitFor();
    await sound(page, 'cases-new-wrong');
    await page.getByLabel('Wie er kam').selectOption('letter');
    await page.getByLabel('Eingang').fill('2026-11-20T09:30');
    await page.getByLabel('Auskunft').check();
    await page.getByLabel('Einschränkung').check();
    await page.getByLabel('E-Mail-Adresse').fill('mia@example.org');
    await page.getByLabel('Name').fill('Mia Muster');
    await page.getByLabel('Inhalt').fill('Bitte teilen Sie mir mit, was Sie haben,\nund nutzen Sie es vorerst nicht.');
    await press(page.getByRole('button', { name: 'Eintragen' }));
    await page.getByRole('heading', { name: 'Was gespeichert ist' }).waitFor();
    await sound(page, 'case-open');
    await press(page.getByRole('button', { name: 'Einschränken (Art. 18)' }));
    await page.getByText('Newsletter-Abonnement: jetzt: eingeschränkt.').waitFor();
    await page.getByText('Etwas vermerken').click();
    await page.locator('#note').fill('Angerufen: Sie möchte alles per E-Mail.');
    await press(page.getByRole('button', { name: 'Vermerken' }).first());
    await sound(page, 'case-acted');
    await page.getByLabel('Was wir mitteilen').fill('Bis auf Weiteres erhalten Sie keinen Newsletter.');
    await press(page.getByRole('button', { name: 'Weiter: Brief lesen' }));
    assert.match(await page.locator('.letter').innerText(), /Anlage: Auskunft nach Art\. 15 DSGVO/);
    await sound(page, 'case-preview');
    await press(page.getByRole('button', { name: 'Antwort senden' }));
    await page.getByText('Die Antwort wartet im Postausgang.').waitFor();
    await world.mails();
    await page.reload();
    await page.getByText('Die Person hat ihre Antwort.').waitFor();
    await sound(page, 'case-recipients');
    await press(page.getByRole('button', { name: 'Festhalten' }));
    await page.getByText('Gesperrt: nur noch Nachweis').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /Mia Muster|mia@example\.org/);
    await sound(page, 'case-blocked');
    await press(page.getByRole('button', { name: 'Inhalt als Nachweis öffnen' }));
    assert.match(await page.locator('main').innerText(), /Mia Muster/);
    await sound(page, 'case-proof');
  });
});

test('erasure is asked about once more, with what will go and what will stay', async () => {
  await subscriber('nele@example.org');
  await inside(narrow, async (page) => {
    await page.goto(`${world.origin}/staff/cases/new`);
    await sound(page, 'cases-new-narrow');
    await page.getByLabel('Löschung').check();
    await page.getByLabel('E-Mail-Adresse').fill('nele@example.org');
    await press(page.getByRole('button', { name: 'Eintragen' }));
    await sound(page, 'case-open-narrow');
    await press(page.getByRole('button', { name: 'Löschen (Art. 17) …' }));
    await page.getByText('Das wird aus den gewählten Datenobjekten.').waitFor();
    await sound(page, 'case-erase-narrow');
    await press(page.getByRole('button', { name: 'Jetzt löschen' }));
    await page.getByText('Wir müssen nachweisen können').first().waitFor();
  });
});

test('the list filters and sorts by its address, in the dark and in English, on a telephone too', async () => {
  await inside({ locale: 'en-GB', colorScheme: 'dark' }, async (page) => {
    await page.goto(`${world.origin}/en/staff/cases?state=all&sort=received`);
    await sound(page, 'cases-dark');
    await page.getByLabel('Right').selectOption('erasure');
    await press(page.getByRole('button', { name: 'Filter' }));
    assert.match(page.url(), /state=all&sort=received&kind=erasure|kind=erasure/);
    assert.equal(await page.locator('tbody tr').count(), 1);
    await press(page.locator('tbody a').first());
    await sound(page, 'case-dark');
  });
  await inside(narrow, async (page) => {
    await page.goto(`${world.origin}/staff/cases?state=all`);
    await sound(page, 'cases-narrow');
  });
});
