import { randomBytes } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VaultError } from './errors.ts';

const prefix = 'avow-master-key-1:';

/** The operator's master key: 32 bytes in a file of its own, or null when there is no such file. */
export async function readMasterKey(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new VaultError(
      'vault/key-file',
      `The master key ${path} cannot be read (${error.code}). Check its owner and mode.`,
      { cause: error },
    );
  });
  if (text === null) return null;
  const key = Buffer.from(text.trim().slice(prefix.length), 'base64');
  if (!text.startsWith(prefix) || key.length !== 32)
    throw new VaultError('vault/key-file', `${path} is not an Avow master key. Put the right file in its place.`);
  return key;
}

/** Creates the file, mode 600, on disk for good before its first use. Of two who try at once, both get the winner's key. */
export async function createMasterKey(path: string): Promise<Buffer> {
  // Written whole under another name, then linked: nobody ever reads half a key, whoever dies on the way.
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  try {
    await writeDurably(draft, `${prefix}${randomBytes(32).toString('base64')}\n`);
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  const key = await readMasterKey(path);
  if (!key) throw new VaultError('vault/key-file', `The master key ${path} vanished while it was made.`);
  return key;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
