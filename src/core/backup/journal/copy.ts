import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type CopiedJournal, parsed } from './lines.ts';

/**
 * The journal's copy outside the database: one folder for each journal (by its public key), in it a file for each day,
 * in it the journal's lines as they are hashed, and a line for each closed block. Names nobody, as the journal itself.
 */
export const copyFolder = (root: string, publicKey: Buffer): string =>
  join(root, publicKey.toString('hex').slice(0, 16));

const daily = /^\d{4}-\d{2}-\d{2}\.log$/;

export async function filesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => daily.test(name)).sort();
}

/** Everything that the copy holds. */
export async function readCopy(folder: string): Promise<CopiedJournal> {
  const names = await filesOf(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return parsed(texts.flatMap(completeLines));
}

/** The newest days of the copy, back to its last block: where it goes on. */
export async function readEnd(folder: string): Promise<CopiedJournal> {
  const lines: string[] = [];
  for (const name of (await filesOf(folder)).toReversed()) {
    lines.unshift(...completeLines(await readFile(join(folder, name), 'utf8')));
    if (parsed(lines).blocks.size > 0) break;
  }
  return parsed(lines);
}

// A line that a crash cut off has no end; the next writer writes it again.
const completeLines = (text: string): readonly string[] => text.slice(0, text.lastIndexOf('\n') + 1).split('\n');

/** Appends lines, on disk for good when it answers. */
export async function appendLines(folder: string, now: Temporal.Instant, lines: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = await open(join(folder, `${dayOf(now)}.log`), 'a', 0o600);
  try {
    // Begun on a line of its own, whatever a crash left before it; one write, so that no other writer comes in between.
    const isNew = (await file.stat()).size === 0;
    await file.write(`\n${lines.join('\n')}\n`);
    await file.sync();
    if (isNew) await syncFolder(folder);
  } finally {
    await file.close();
  }
}

/** The name of a new file is on disk for good as well. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const dayOf = (now: Temporal.Instant): string => now.toZonedDateTimeISO('UTC').toPlainDate().toString();

/** Removes the days that no backup needs any more. */
export async function removeDays(folder: string, isOver: (end: Temporal.Instant) => boolean): Promise<void> {
  const days = await filesOf(folder);
  // The newest stays, however old: it says where the copy goes on.
  for (const name of days.slice(0, -1)) {
    const end = Temporal.PlainDate.from(name.slice(0, 10)).add({ days: 2 }).toZonedDateTime('UTC').toInstant();
    if (isOver(end)) await rm(join(folder, name));
  }
}

/** Puts a copy aside whose journal a restore has cut: what follows is another story. */
export async function putAside(folder: string, now: Temporal.Instant): Promise<void> {
  await rename(folder, `${folder}-until-${now.epochMilliseconds}`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
