import { setTimeout } from 'node:timers/promises';
import { BackupError } from '../errors.ts';

/** Longer than a disk that works takes to keep a line; nobody who withdraws waits for one that hangs. */
const patience = Temporal.Duration.from({ seconds: 2 });

/**
 * Waits until the journal's copy has what was just done, before whoever did it is answered. What was done stays done: where the
 * copy cannot be written, that is told to the operator and not to the person, and a server tries again every second.
 */
export async function copiedBeforeAnswer(
  follow: () => Promise<unknown>,
  failed: (error: unknown) => void,
): Promise<void> {
  const over = new AbortController();
  const late = setTimeout(patience.total('milliseconds'), true, { signal: over.signal }).catch(() => false);
  try {
    if ((await Promise.race([follow(), late])) === true) failed(slow());
  } catch (error) {
    failed(error);
  } finally {
    over.abort();
  }
}

const slow = (): BackupError =>
  new BackupError(
    'backup/journal-slow',
    'The copy of the journal (JOURNAL_COPY_DIR) is not written in time: look at its disk. Until then the last withdrawals stand in the database alone.',
  );
