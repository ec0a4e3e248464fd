// The promise page in a real browser, with something held, something verified and something overdue.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeBlocks, noteVerification, verifyJournal } from '../../src/core/journal/index.ts';
import { findings, pixelsTooWide } from '../support/axe.ts';
import { testBrowser } from '../support/browser.ts';
import { servedWorld } from '../support/served.ts';
import { withStaff } from '../support/staff.ts';

const [browser, world] = await Promise.all([testBrowser(), servedWorld(withStaff)]);
const { db } = world.world;

const widths = { desk: { width: 1280, height: 900 }, telephone: { width: 390, height: 844 } };
const unfold = `for (const folded of document.querySelectorAll('details')) folded.open = true`;
/** For whoever wants to look: a folder that pictures are put into. */
const pictures = process.env['PICTURES'];

for (const state of ['in order', 'overdue'] as const)
  test(`axe finds nothing on the page, ${state}, at both widths, in both schemes and languages`, async () => {
    if (state === 'overdue') {
      await world.post('/newsletter', { email: 'ines@example.org' });
      await world.jumpTo('2027-12-01T00:00:00Z');
    }
    await closeBlocks(db, world.signer, world.now());
    await noteVerification(db, world.now(), await verifyJournal(db, world.signer.publicKey));
    for (const [name, viewport] of Object.entries(widths))
      for (const colorScheme of ['light', 'dark'] as const)
        for (const language of ['de', 'en']) {
          const page = await browser.newPage({ viewport, colorScheme });
          await page.goto(`${world.origin}/${language}/privacy/kept`);
          if (pictures)
            await page.screenshot({
              path: `${pictures}/kept-${state.replace(' ', '-')}-${name}-${colorScheme}-${language}.png`,
              fullPage: true,
            });
          await page.evaluate(unfold);
          assert.deepEqual(await findings(page), []);
          assert.equal(await page.evaluate(pixelsTooWide), 0);
          await page.close();
        }
  });

test('the class that is overdue is unfolded before anybody asks, and marked in words', async () => {
  const page = await browser.newPage({ viewport: widths.desk });
  await page.goto(`${world.origin}/de/privacy/kept`);
  const line = page.locator('.line--overdue .line__tone').first();
  await line.waitFor({ state: 'visible' });
  assert.equal(await line.textContent(), 'überfällig');
  await page.close();
});
