// The pages that a subscriber passes, walked through in a real browser without script and judged by axe on the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { mailboxRoutes } from '../../src/core/mailbox/index.ts';
import { recordsOf } from '../../src/core/records/index.ts';
import { newsletter, unsubscribeUrl } from '../../src/sections/newsletter/index.ts';
import { hasWorked } from '../../src/sections/newsletter/robots/index.ts';
import { website } from '../../src/sections/website/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { press, testBrowser } from '../support/browser.ts';
import { withNewsletter } from '../support/campaign.ts';
import { servedWorld } from '../support/served.ts';

const [browser, world] = await Promise.all([
  testBrowser(),
  servedWorld({ sections: [website, newsletter], routes: (web, own) => mailboxRoutes(web, own) }),
]);

const undoing = await servedWorld({
  sections: [website, newsletter],
  policy: await withNewsletter(() => ({ undo: true })),
});

// Where the pictures go, for whoever wants to look at them.
const pictures = process.env['PICTURES'];
const pictured = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
};

const faultless = async (page: Page) => {
  assert.deepEqual(await findings(page), [], page.url());
  assert.equal(await page.evaluate(pixelsTooWide), 0, page.url());
};

const ways = [
  { language: 'de', colorScheme: 'dark', subscribe: 'abonnieren', confirm: 'Anmeldung bestätigen' },
  { language: 'en', colorScheme: 'light', subscribe: 'subscribe', confirm: 'Confirm' },
] as const;

const button = (page: Page, name?: string) =>
  page.getByRole('main').getByRole('button', name === undefined ? {} : { name });

for (const { language, colorScheme, subscribe, confirm } of ways) {
  test(`a subscription begins, is confirmed and ends in ${language}, ${colorScheme}, on a telephone`, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme, locale: language });
    const page = await context.newPage();
    const address = `anna.${language}@example.org`;
    await page.goto(`${world.origin}/${language}/newsletter`);
    await page.getByRole('textbox').fill(address);
    await press(button(page, subscribe));
    await faultless(page);

    const letter = (await world.mails()).findLast(({ to }) => to.includes(address));
    const link = /http\S+\/newsletter\/confirm\/\S+/.exec(letter?.text ?? '')?.[0];
    assert.ok(link);
    await page.goto(link);
    await faultless(page);
    await press(button(page, confirm));
    await faultless(page);

    const { db, records } = world.world;
    const [record] = await recordsOf(db, records.subject('newsletter', address), 'newsletter.subscription');
    assert.equal(record?.stage, 'active');
    await page.goto(unsubscribeUrl(world.world, record.id));
    await faultless(page);
    await press(button(page));
    await faultless(page);
    const [ended] = await recordsOf(db, records.subject('newsletter', address), 'newsletter.subscription');
    assert.notEqual(ended?.stage, 'active');

    await page.goto(`${world.origin}/${language}/newsletter/confirm/no-such-token`);
    await faultless(page);
    assert.deepEqual(await context.cookies(), []);
    await context.close();
  });
}

for (const { language, colorScheme, subscribe, confirm } of ways)
  test(`who unsubscribed by accident comes back by the mail, in ${language}, ${colorScheme}`, async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme, locale: language });
    const page = await context.newPage();
    const address = `otto.${language}@example.org`;
    const linkOf = async () => {
      const letter = (await undoing.mails()).findLast(({ to }) => to.includes(address));
      return /http\S+\/newsletter\/confirm\/\S+/.exec(letter?.text ?? '')?.[0] ?? assert.fail('no link came');
    };
    await page.goto(`${undoing.origin}/${language}/newsletter`);
    await page.getByRole('textbox').fill(address);
    await press(button(page, subscribe));
    await page.goto(await linkOf());
    await press(button(page, confirm));
    await undoing.travel('P2D');
    const { db, records } = undoing.world;
    const subscriptions = () => recordsOf(db, records.subject('newsletter', address), 'newsletter.subscription');
    const [record] = await subscriptions();
    assert.ok(record);
    await page.goto(
      `${undoing.origin}/${language}${unsubscribeUrl(undoing.world, record.id).slice(undoing.origin.length)}`,
    );
    await press(button(page));
    await faultless(page);
    await pictured(page, `undo-mailed-${language}`);
    await page.goto(await linkOf());
    await faultless(page);
    await pictured(page, `undo-${language}`);
    await press(button(page));
    await faultless(page);
    assert.deepEqual(
      (await subscriptions()).map(({ stage }) => stage),
      ['proof', 'active'],
    );
    await context.close();
  });

test('where script runs, the browser does its work before it sends, and the person notices nothing', async () => {
  const context = await browser.newContext({ locale: 'de' });
  const page = await context.newPage();
  await page.goto(`${world.origin}/newsletter`);
  await page.getByRole('textbox').fill('ines@example.org');
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST'),
    button(page, 'abonnieren').click(),
  ]);
  const form = new URLSearchParams(sent.postData() ?? '');
  assert.deepEqual([form.get('email'), form.get('homepage')], ['ines@example.org', '']);
  assert.ok(hasWorked(world.world, 'ines@example.org', form.get('work') ?? '', world.now()));
  await page.waitForURL('**/newsletter/requested');
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test('the trial mailbox reads well too', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(`${world.origin}/mailbox`);
  await faultless(page);
  await page.getByRole('main').getByRole('link').first().click();
  await page.waitForLoadState('load');
  await faultless(page);
});
