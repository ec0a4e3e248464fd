import type { Page } from 'playwright-core';
import type { Simulation } from './simulation.ts';

/** Some months of a newsletter: people come, one forgets to confirm, one goes; each stands in another stage at the end. */
export async function liveThrough(page: Page, program: Simulation): Promise<void> {
  const { url, advance } = program;
  for (const name of ['anna', 'ben', 'carla', 'deniz']) await subscribe(page, url, name);
  await confirm(page, url, 'ben');
  await confirm(page, url, 'deniz');
  const farewell = await confirm(page, url, 'anna');
  // Carla does not confirm: within the month she is forgotten.
  await advance('P1M');
  await page.goto(new URL(farewell, url).href);
  await send(page);
  await advance('P3M');
  for (const name of ['emil', 'fatma', 'greta']) await subscribe(page, url, name);
  await confirm(page, url, 'fatma');
  await advance('P2D');
  await page.goto(await program.invite('keeper@example.org'));
  await send(page);
}

async function subscribe(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/en/newsletter`);
  await page.getByRole('textbox').fill(`${name}@example.org`);
  await send(page);
}

/** Follows the link in the mail; answers the address that ends the subscription. */
async function confirm(page: Page, url: string, name: string): Promise<string> {
  const letter = await letterTo(url, `${name}@example.org`);
  await page.goto(/http\S+\/newsletter\/confirm\/\S+/.exec(letter)?.[0] ?? '');
  await send(page);
  const link = page.getByRole('main').locator('a[href*="/newsletter/unsubscribe/"]');
  return (await link.getAttribute('href')) ?? '';
}

/** A mail leaves a moment after it was asked for. */
async function letterTo(url: string, address: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const letters = (await (await fetch(`${url}/mailbox.json`)).json()) as readonly { to: string[]; text: string }[];
    const letter = letters.findLast(({ to }) => to.includes(address));
    if (letter) return letter.text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail came for ${address}.`);
}

async function send(page: Page): Promise<void> {
  const button = page.getByRole('main').locator('button[type=submit]').first();
  await Promise.all([page.waitForEvent('framenavigated'), button.click()]);
  await page.waitForLoadState('load');
}
