import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on the page as it stands, in a line each. */
export async function findings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  // Passes are not asked for: finding a selector for each of them costs more than the rules.
  const { violations } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** An expression for the browser: how far the page runs over its edge. */
export const pixelsTooWide = 'Math.max(0, document.documentElement.scrollWidth - innerWidth)';
