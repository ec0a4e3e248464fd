import { createHmac, randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { VaultError } from '../errors.ts';
import { destroyFile } from './destroy-file.ts';

const prefix = 'avow-master-key-1:';

/**
 * The operator's master keys: 32 bytes each, in a file of their own; one, or two while the key is being changed. Empty
 * when there is no such file.
 */
export async function readMasterKeys(path: string): Promise<readonly Buffer[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new VaultError(
      'vault/key-file',
      `The master key ${path} cannot be read (${error.code}). Check its owner and mode.`,
      { cause: error },
    );
  });
  if (text === null) return [];
  const keys = text.trim().split('\n').map(keyOf);
  if (!keys.every((key) => key !== undefined))
    throw new VaultError('vault/key-file', `${path} is not an Avow master key. Put the right file in its place.`);
  return keys;
}

function keyOf(text: string): Buffer | undefined {
  const key = Buffer.from(text.trim().slice(prefix.length), 'base64');
  return text.startsWith(prefix) && key.length === 32 ? key : undefined;
}

/** What tells one master key from another, and opens nothing. */
export const masterFingerprint = (key: Buffer): Buffer => createHmac('sha256', key).update('avow-master-key').digest();

/** Creates the file, mode 600, on disk for good before its first use. Of two who try at once, both get the winner's key. */
export async function createMasterKey(path: string): Promise<Buffer> {
  // Written whole under another name, then linked: nobody ever reads half a key, whoever dies on the way.
  const draft = await writeDraft(path, [randomBytes(32)]);
  try {
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  const [key] = await readMasterKeys(path);
  if (!key) throw new VaultError('vault/key-file', `The master key ${path} vanished while it was made.`);
  return key;
}

/** Puts other keys into the file, whole or not at all; what stood there is overwritten before it is given up. */
export async function replaceMasterKeys(path: string, keys: readonly Buffer[]): Promise<void> {
  await destroyFormer(path);
  const draft = await writeDraft(path, keys);
  // A second name for the old file, so that its bytes are still within reach once the new one has taken its place.
  await link(path, formerOf(path));
  await rename(draft, path);
  await syncFolder(dirname(path));
  await destroyFormer(path);
}

/** Overwrites and removes what a change of the file left behind when it was cut off. */
export async function destroyFormer(path: string): Promise<void> {
  const former = formerOf(path);
  if (await isSameFile(former, path)) await rm(former);
  else await destroyFile(former);
}

const formerOf = (path: string): string => `${path}.former`;

// Cut off between the second name and the new file, both names lead to the key in use: that one must not be overwritten.
async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([inode(one), inode(other)]);
  return a !== undefined && a === b;
}

async function inode(path: string): Promise<number | undefined> {
  const file = await open(path).catch(() => undefined);
  try {
    return (await file?.stat())?.ino;
  } finally {
    await file?.close();
  }
}

async function writeDraft(path: string, keys: readonly Buffer[]): Promise<string> {
  const draft = `${path}.${randomBytes(8).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(keys.map((key) => `${prefix}${key.toString('base64')}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  return draft;
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
