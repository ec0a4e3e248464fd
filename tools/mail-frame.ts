// Compiles the frame of newsletters from MJML into the HTML that is committed; `--check` only compares. MJML brings two
// hundred packages and has no place in a running server.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mjml2html from 'mjml';
import { writeOrCheck } from './written-file.ts';

const folder = fileURLToPath(new URL('../src/sections/newsletter/campaign/render/', import.meta.url));

/** The text of `compiled-frame.ts` as frame.mjml makes it now. */
export async function compiledFrame(): Promise<string> {
  const source = await readFile(join(folder, 'frame.mjml'), 'utf8');
  const { html, errors } = await mjml2html(source, { validationLevel: 'strict', keepComments: false, fonts: {} });
  if (errors.length > 0) throw new Error(errors.map((error) => error.formattedMessage).join('\n'));
  return [
    '// Written by `npm run mail:frame` from frame.mjml; never by hand.',
    '',
    '/** The frame of every issue, with its places as [[names]]. */',
    `export const compiledFrame = \`${quoted(tidied(html))}\`;`,
    '',
  ].join('\n');
}

/** Blank lines and the indents between tags say nothing and cost bytes in every mail. */
const tidied = (html: string): string =>
  html
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

const quoted = (text: string): string => text.replace(/[\\`]|\$\{/g, (found) => `\\${found}`);

if (import.meta.main)
  await writeOrCheck(join(folder, 'compiled-frame.ts'), await compiledFrame(), 'npm run mail:frame');
