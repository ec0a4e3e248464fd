// Compiles src to dist. Plain JavaScript for any Node from 20 on, because `prepare` runs it inside `npm ci`.
// Promises: dist is whole and free of type errors or it is the build from before; two builders wait for one another.
// Refuses: to emit past a type error. `--if-stale` builds only when a source differs from what dist was built from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from './runtime.js';

const source = join(root, 'src');
const dist = join(root, 'dist');
const workshop = join(root, '.build');
const mark = '.built-from';

/** Builds; with `ifStale` only when needed. Throws an Error whose message is ready to print. */
export async function build({ ifStale = false } = {}) {
  const wanted = fingerprint();
  if (ifStale && builtFrom() === wanted) return { built: false };
  const unlock = await lock();
  try {
    if (ifStale && builtFrom() === wanted) return { built: false };
    return { built: true, ...compile(wanted) };
  } finally {
    unlock();
  }
}

function compile(wanted) {
  const fresh = join(workshop, 'dist');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const files = sourceFiles();
  const typescript = files.filter(isTypeScript);
  if (typescript.length > 0) runTypeScript(fresh);
  for (const file of files.filter((name) => !isTypeScript(name))) {
    const target = join(fresh, relative(source, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  writeFileSync(join(fresh, mark), wanted);
  swap(fresh);
  return { files: files.length };
}

function runTypeScript(outDir) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(compiler)) {
    throw new Error(
      'build: TypeScript is not installed, so src cannot be compiled.\n' +
        '  Mend: run `npm ci` with development packages; drop them after the build with `npm prune --omit=dev --ignore-scripts`.',
    );
  }
  const config = join(root, 'tsconfig.build.json');
  const args = [compiler, '-p', config, '--outDir', outDir, '--noEmitOnError', '--pretty', 'false'];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (error) throw new Error(`build: TypeScript does not start: ${error.message}`);
  if (status !== 0) throw new Error(`${stdout}${stderr}build: type errors; dist is left as it was.`);
}

// Rename in, rename out: who loads a module finds the old build or the new one, never a part of either.
function swap(fresh) {
  const old = join(workshop, 'old');
  rmSync(old, { recursive: true, force: true });
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

async function lock() {
  mkdirSync(workshop, { recursive: true });
  const file = join(workshop, 'lock');
  for (let tries = 0; tries < 2400; tries++) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    // A builder that was killed leaves its lock; the next one takes it over.
    if (!isAlive(Number(read(file)))) rmSync(file, { force: true });
    await sleep(50);
  }
  throw new Error(`build: another build has held ${file} for two minutes.\n  Mend: remove that file.`);
}

function isAlive(pid) {
  if (!(pid > 0)) return true; // being written at this moment
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

// Contents, not times: a clone, a copy or a touched file does not make a build stale, a removed file does.
function fingerprint() {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'tools/build.js'];
  for (const file of [...settings.map((name) => join(root, name)), ...sourceFiles()]) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const builtFrom = () => read(join(dist, mark));

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function sourceFiles() {
  if (!existsSync(source)) return [];
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/[~#]$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

const isTypeScript = (file) => /\.tsx?$/.test(file);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const started = performance.now();
    const { built, files } = await build({ ifStale: process.argv.includes('--if-stale') });
    // On stderr: a command whose output is piped may have started this build.
    if (built) console.error(`build: ${files} files in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
