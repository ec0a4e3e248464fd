// Draws the pictures of the README from the running program: a simulation is lived through, then photographed.
// Invented people on the reference policy; the directory and the server are gone when it ends.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { root } from '../src/root.ts';
import { liveThrough } from './pictures/life.ts';
import { simulation } from './pictures/simulation.ts';

const pictures = join(root, 'pictures');

/** The chapter on the newsletter, with its sentences and the line of time beside them. */
async function notice(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/en/privacy`);
  await page.getByRole('heading', { name: '6. Newsletter' }).evaluate(scrollUp);
  await page.screenshot({ path: join(pictures, 'notice.png') });
}

// Runs in the page.
const scrollUp = (heading: { scrollIntoView(): void }): void => heading.scrollIntoView();

async function board(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/en/staff`);
  await page.setViewportSize({ width: 1280, height: 1275 });
  await page.screenshot({ path: join(pictures, 'board.png') });
}

async function draw(browser: Browser, directory: string): Promise<void> {
  await using program = await simulation(directory);
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, locale: 'en-GB', colorScheme: 'light' });
  await liveThrough(page, program);
  await notice(page, program.url);
  await board(page, program.url);
}

if (import.meta.main) {
  const directory = await mkdtemp(join(tmpdir(), 'avow-pictures-'));
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  });
  try {
    await mkdir(pictures, { recursive: true });
    await draw(browser, directory);
  } finally {
    await browser.close();
    await rm(directory, { recursive: true, force: true });
  }
}
