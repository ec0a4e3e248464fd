// The environment is read in one place: src/config.ts turns it into a typed value, everything else gets that value.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../runtime.js';

const reads = /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*\[|from 'node:process'|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/;

/** A verdict over the files of src under `base`. */
export async function environment(base = root) {
  const files = globSync('src/**/*.{ts,tsx}', { cwd: base }).filter((file) => file !== 'src/config.ts');
  const findings = files.flatMap((file) =>
    readFileSync(join(base, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        reads.test(line) && !/^\s*(\/\/|\*)/.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
  const output = findings.map((finding) => `${finding}\n  Only src/config.ts reads the environment.`).join('\n');
  return { ok: findings.length === 0, output, note: `${files.length} files` };
}
