import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.ts';

const folder = join(root, 'tests/support/reports');

export const reportNames = readdirSync(folder)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.slice(0, -4))
  .sort();

/** A report of the corpus as it would come to an address of ours, with the line breaks of mail. */
export function reportTo(name: string, bounce: string): Buffer {
  const text = readFileSync(join(folder, `${name}.eml`), 'utf8');
  return Buffer.from(text.replaceAll('{{bounce}}', bounce).replace(/\r?\n/g, '\r\n'));
}
