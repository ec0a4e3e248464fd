import assert from 'node:assert/strict';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import type { App } from '../../src/app.ts';
import { recordsOf, type StoredRecord } from '../../src/core/records/index.ts';
import { transaction } from '../../src/core/store/index.ts';
import { type Said, type Settings, type Shell, testShell } from './shell.ts';

export const day = '2026-11-23T12:00:00+01:00';

/** A house with a folder of backups, on the simulated clock. */
export interface Backed extends Shell {
  readonly backups: string;
  readonly journal: string;
  backUp(...words: readonly string[]): Promise<Said>;
  /** Brings a backup back into a database of its own, beside the house's own journal; fails when that fails. */
  restored(...words: readonly string[]): Promise<Restored>;
}

export interface Restored extends Shell {
  readonly said: Said;
}

export async function backedHouse(settings: Settings = {}): Promise<Backed> {
  const shell = await testShell({ SIMULATED_CLOCK: day, ...settings });
  const backups = join(shell.folder, 'backups');
  const journal = join(shell.folder, 'journal-copy');
  return {
    ...shell,
    backups,
    journal,
    backUp: async (...words) => {
      const said = await shell.avow('backup', backups, ...words);
      assert.equal(said.code, 0, said.err);
      return said;
    },
    restored: async (...words) => {
      const other = await emptyHouse(shell);
      const said = await other.avow('restore', backups, ...words);
      assert.equal(said.code, 0, said.err);
      return { ...other, said };
    },
  };
}

/** A new database with the master key and the journal's copy of another, as they are by now. */
export async function emptyHouse(of: Shell): Promise<Shell> {
  const shell = await testShell({ MASTER_KEY_FILE: join(of.folder, 'master.key') });
  await cp(join(of.folder, 'journal-copy'), join(shell.folder, 'journal-copy'), { recursive: true });
  return shell;
}

/** Something happens to every record that the newsletter holds about an address. */
export const befalls = (shell: Shell, address: string, event: string): Promise<void> =>
  shell.inside(async (app) => {
    const { world } = app;
    await transaction(world.db, async (tx) => {
      for (const { id } of await recordsOf(tx, world.records.subject('newsletter', address), 'newsletter.subscription'))
        await world.records.advance(tx, id, event, { now: world.clock.now(), by: 'person' });
    });
    await app.followJournal();
  });

/** The subscriptions of an address. */
export const held = (shell: Shell, address: string): Promise<readonly StoredRecord[]> =>
  shell.inside(({ world }: App) =>
    recordsOf(world.db, world.records.subject('newsletter', address), 'newsletter.subscription'),
  );

/** Every file below a folder, uncompressed, by its path. */
export async function plainFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = async (path: string) => {
    const bytes = await readFile(path);
    return (path.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('latin1');
  };
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const)));
}
