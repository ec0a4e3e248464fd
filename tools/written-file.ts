import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';

/** Writes what a tool generated or, with `--check`, fails where the committed file differs. */
export async function writeOrCheck(path: string, text: string, mend: string): Promise<void> {
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === text) return;
  const name = relative(process.cwd(), path);
  if (!process.argv.includes('--check')) {
    await writeFile(path, text);
    console.log(`${name} written`);
    return;
  }
  console.error(`${name} does not match the migrations. Mend: \`${mend}\`, read the difference, commit it.`);
  process.exitCode = 1;
}
