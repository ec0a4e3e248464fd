// Finds the Chromium that the browser tests drive: CHROMIUM, Debian's, or a freshly installed one.
import { existsSync } from 'node:fs';
import { installPackages } from './debian.js';

const debian = '/usr/bin/chromium';

/** The path of a Chromium; throws an Error that says how to get one. */
export async function chromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which does not exist.\n  Mend: name a Chromium or unset CHROMIUM.`);
  }
  if (!existsSync(debian)) {
    await installPackages(['chromium'], {
      otherwise: 'run `apt-get install chromium` as root, or name a Chromium or Chrome in CHROMIUM.',
    });
  }
  return debian;
}
