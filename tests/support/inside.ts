import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inviteStaff, type Role } from '../../src/staff/index.ts';
import type { TestWorld } from './world.ts';

/** Who sits at the desk, in a browser that is set up so. */
export interface Insider extends BrowserContextOptions {
  readonly address?: string;
  readonly role?: Role;
}

export type Inside = (who: Insider, use: (page: Page, context: BrowserContext) => Promise<void>) => Promise<void>;

/** Invites somebody, signs them in through the page that their link opens, and closes their browser when they are done. */
export const insideOf =
  (browser: Browser, world: Pick<TestWorld, 'world' | 'now'>): Inside =>
  async ({ address = 'keeper@avow.test', role, ...options }, use) => {
    const context = await browser.newContext({ locale: 'de-DE', ...options });
    try {
      const page = await context.newPage();
      const { link } = await inviteStaff(world.world, address, { now: world.now(), by: 'operator' }, role);
      await page.goto(link);
      await page.getByRole('main').getByRole('button').first().click();
      await page.waitForURL(/\/staff\/access\/passkey$|\/staff$/);
      await use(page, context);
    } finally {
      await context.close();
    }
  };
