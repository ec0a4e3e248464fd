import { randomBytes } from 'node:crypto';
import { open, rm } from 'node:fs/promises';

/**
 * Overwrites a file that holds keys with random bytes, in place, and removes it. A file that is not there is no error. On
 * file systems that never write in place only the removal is sure; hence keys are also short-lived and wrapped.
 */
export async function destroyFile(path: string): Promise<void> {
  const file = await open(path, 'r+').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return;
  try {
    const { size } = await file.stat();
    for (let at = 0; at < size; at += piece) {
      const length = Math.min(piece, size - at);
      await file.write(randomBytes(length), 0, length, at);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rm(path);
}

const piece = 1 << 20;
