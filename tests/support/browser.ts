import { existsSync } from 'node:fs';
import { after } from 'node:test';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Locator } from 'playwright-core';

/** A headless Chromium for one test file; closed when the file ends. CHROMIUM names it, Debian's is the default. */
export async function testBrowser(): Promise<Browser> {
  const browser = await chromium.launch(settings());
  after(() => browser.close());
  return browser;
}

/** A Chromium on a profile of its own, for what only its settings can say. Who opens it closes it. */
export const profiledBrowser = (profile: string, options: BrowserContextOptions): Promise<BrowserContext> =>
  chromium.launchPersistentContext(profile, { ...settings(), ...options });

function settings() {
  const executablePath = process.env['CHROMIUM'] || '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`No browser at ${executablePath}. Install it (apt-get install chromium) or name one in CHROMIUM.`);
  }
  return {
    executablePath,
    // Containers give no user namespaces to a sandbox and little shared memory; the pages are our own.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  };
}

/** Presses a button that sends a form, and waits for the page that answers. */
export async function press(button: Locator): Promise<void> {
  const page = button.page();
  await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
  await page.waitForLoadState('load');
}
