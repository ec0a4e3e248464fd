import { existsSync } from 'node:fs';
import { after } from 'node:test';
import { type Browser, chromium } from 'playwright-core';

/** A headless Chromium for one test file; closed when the file ends. CHROMIUM names it, Debian's is the default. */
export async function testBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] || '/usr/bin/chromium';
  if (!existsSync(executablePath)) {
    throw new Error(`No browser at ${executablePath}. Install it (apt-get install chromium) or name one in CHROMIUM.`);
  }
  const browser = await chromium.launch({
    executablePath,
    // Containers give no user namespaces to a sandbox and little shared memory; the pages are our own.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  after(() => browser.close());
  return browser;
}
