import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cleaned, cleanFile, unfinished } from './file.ts';
import type { Judging } from './judge.ts';

/** What was found in a folder, after it was cleaned. */
export interface FolderState {
  readonly path: string;
  readonly files: number;
  /** The oldest line that is still there. */
  readonly oldest: Temporal.Instant | null;
  /** Files that hold lines that have to go and could not be touched. */
  readonly overdue: number;
  readonly unreadable: number;
  readonly removed: number;
  readonly problem: 'absent' | 'not-writable' | 'failed' | null;
}

/** Drops from every log file of a folder what is judged to go. One file that fails does not keep the others from it. */
export async function cleanFolder(path: string, judging: Judging): Promise<FolderState> {
  let state: FolderState = { path, files: 0, oldest: null, overdue: 0, unreadable: 0, removed: 0, problem: null };
  try {
    const entries = await readdir(path, { withFileTypes: true });
    await clearAway(
      path,
      entries.map(({ name }) => name).filter((name) => name.startsWith(unfinished)),
    );
    // Links and folders lead elsewhere: what lies there is named by itself, or is not ours.
    for (const { name } of entries.filter((entry) => entry.isFile() && !entry.name.startsWith(unfinished)))
      state = await withFile(state, join(path, name), judging);
    return state;
  } catch (error) {
    return { ...state, problem: problemOf(error) };
  }
}

async function withFile(state: FolderState, path: string, judging: Judging): Promise<FolderState> {
  try {
    return added(state, await cleanFile(path, judging));
  } catch (error) {
    // Rotated away between two looks: it is seen under its next name.
    if (codeOf(error) === 'ENOENT') return state;
    return { ...state, files: state.files + 1, overdue: state.overdue + 1, problem: problemOf(error) };
  }
}

function added(state: FolderState, { outcome, removed, unreadable, oldest }: Cleaned): FolderState {
  const first = oldest !== null && (state.oldest === null || Temporal.Instant.compare(oldest, state.oldest) < 0);
  return {
    ...state,
    files: state.files + (outcome === 'deleted' ? 0 : 1),
    oldest: first ? oldest : state.oldest,
    overdue: state.overdue + (outcome === 'reported' ? 1 : 0),
    unreadable: state.unreadable + (outcome === 'deleted' ? 0 : unreadable),
    removed: state.removed + removed,
  };
}

const hour = 3_600_000;

/** What a run left behind that was killed. Another worker's file is younger. */
async function clearAway(path: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { ctimeMs } = await lstat(join(path, name));
    if (Date.now() - ctimeMs > hour) await rm(join(path, name), { force: true });
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

function problemOf(error: unknown): NonNullable<FolderState['problem']> {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'absent';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-writable';
    default:
      return 'failed';
  }
}
