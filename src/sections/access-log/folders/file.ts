import { createReadStream, createWriteStream, type Stats } from 'node:fs';
import { chown, lstat, open, rename, rm, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Judge, Judging } from './judge.ts';

/** What became of a file. `reported`: it holds lines that have to go and may not be touched while somebody writes to it. */
export interface Cleaned {
  readonly outcome: 'kept' | 'rewritten' | 'deleted' | 'reported';
  readonly removed: number;
  readonly unreadable: number;
  readonly oldest: Temporal.Instant | null;
}

/** Names of our own unfinished files begin so. */
export const unfinished = '.avow-';

/** A file that its server has put aside: numbered, dated or compressed. The others are being written to. */
export const isRotated = (name: string): boolean => /(\.gz|[.-]\d+|\.old)$/.test(name);

/** Drops the lines of one log file that are judged to go, or the whole file where none stays. */
export async function cleanFile(path: string, judging: Judging): Promise<Cleaned> {
  const before = await lstat(path);
  const mayTouch = isRotated(basename(path));
  const found = await survey(path, before, judging);
  const { removed, unreadable, oldest } = found;
  if (removed === 0) return { outcome: 'kept', removed, unreadable, oldest };
  if (!mayTouch) return { outcome: 'reported', removed: 0, unreadable, oldest: null };
  const isDone = oldest === null ? await drop(path, before) : await rewrite(path, before, judging);
  // Somebody wrote to it meanwhile: the next run sees it again.
  if (!isDone) return { outcome: 'reported', removed: 0, unreadable, oldest: null };
  return { outcome: oldest === null ? 'deleted' : 'rewritten', removed, unreadable, oldest };
}

const writtenAt = ({ mtimeMs }: Stats) => Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs));

async function survey(path: string, stats: Stats, judging: Judging): Promise<Judge> {
  const verdict = judging(writtenAt(stats));
  try {
    for await (const line of linesOf(path)) verdict.stays(line);
  } catch (error) {
    if (!isBroken(error)) throw error;
    // Cut off or no gzip at all: what can be read was judged, the rest is one line that cannot be read.
    verdict.stays('');
  }
  return verdict;
}

const isBroken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');

async function* linesOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path);
  const input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => input.destroy(error));
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) if (line !== '') yield line;
}

/** Writes what stays beside the file, with its mode, owner and time, and puts it in its place in one step. */
async function rewrite(path: string, before: Stats, judging: Judging): Promise<boolean> {
  const next = join(dirname(path), `${unfinished}${basename(path)}.${process.pid}`);
  try {
    const output = createWriteStream(next, { mode: before.mode & 0o7777, flags: 'wx' });
    const kept = Readable.from(keptOf(path, before, judging));
    await (path.endsWith('.gz') ? pipeline(kept, createGzip(), output) : pipeline(kept, output));
    await chown(next, before.uid, before.gid);
    await settle(next);
    // The age of a file whose lines cannot be read is its time, so the time stays.
    await utimes(next, before.atime, before.mtime);
    if (!(await isUntouched(path, before))) return false;
    await rename(next, path);
    return true;
  } finally {
    await rm(next, { force: true });
  }
}

async function* keptOf(path: string, stats: Stats, judging: Judging): AsyncGenerator<string> {
  const verdict = judging(writtenAt(stats));
  try {
    for await (const line of linesOf(path)) if (verdict.stays(line)) yield `${line}\n`;
  } catch (error) {
    // What cannot be unpacked cannot be judged either, so it does not stay.
    if (!isBroken(error)) throw error;
  }
}

async function drop(path: string, before: Stats): Promise<boolean> {
  if (!(await isUntouched(path, before))) return false;
  await rm(path);
  return true;
}

async function settle(path: string): Promise<void> {
  await using file = await open(path, 'r+');
  await file.sync();
}

async function isUntouched(path: string, before: Stats): Promise<boolean> {
  const now = await lstat(path);
  return now.ino === before.ino && now.size === before.size && now.mtimeMs === before.mtimeMs;
}
