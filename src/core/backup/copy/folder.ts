import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Signer } from '../../journal/index.ts';
import { destroyFile } from '../../vault/index.ts';
import { type Manifest, manifestName, readManifest, signatureName, signedManifest } from './manifest.ts';

/** A finished copy on disk. */
export interface Found<Of extends Manifest = Manifest> {
  readonly folder: string;
  readonly manifest: Of;
}

const finished = /^(data|keys)-\d{8}T\d{6}Z-[0-9a-f]{8}$/;

/** A place for a copy that is being written; it counts only once it has its name. */
export async function beginCopy(directory: string, owner: string): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const draft = join(directory, draftName('writing', owner));
  await mkdir(draft, { mode: 0o700 });
  return draft;
}

// Several deployments may share a folder: each clears away what is its own.
const draftName = (what: 'writing' | 'removing', owner: string): string =>
  `.avow-${what}-${owner.slice(0, 16)}-${randomBytes(8).toString('hex')}`;

/** Signs the copy, brings it to disk for good and gives it its name: whole, or not at all. Answers its folder. */
export async function finishCopy(draft: string, directory: string, content: Manifest, signer: Signer): Promise<string> {
  const { text, signature } = signedManifest(content, signer);
  await writeDurably(join(draft, manifestName), text);
  await writeDurably(join(draft, signatureName), signature);
  await sync(draft);
  const folder = join(directory, nameOf(content));
  await rename(draft, folder);
  await sync(directory);
  return folder;
}

const nameOf = ({ kind, takenAt, id }: Manifest): string =>
  `${kind}-${takenAt.toString({ fractionalSecondDigits: 0 }).replace(/[-:]/g, '')}-${id.slice(-8)}`;

async function writeDurably(path: string, content: string | Buffer): Promise<void> {
  await writeFile(path, content, { mode: 0o600, flush: true });
}

async function sync(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** The finished copies of one kind, newest first; those that cannot be read are left out. */
export async function copiesIn<K extends Manifest['kind']>(
  directory: string,
  kind: K,
): Promise<readonly Found<Extract<Manifest, { kind: K }>>[]> {
  const names = (await list(directory)).filter((name) => finished.test(name) && name.startsWith(`${kind}-`));
  const found: Found<Extract<Manifest, { kind: K }>>[] = [];
  for (const name of names) {
    const folder = join(directory, name);
    const manifest = await readManifest(folder).catch(() => undefined);
    if (manifest?.kind === kind) found.push({ folder, manifest: manifest as Extract<Manifest, { kind: K }> });
  }
  return found.sort(
    ({ manifest: a }, { manifest: b }) => Temporal.Instant.compare(b.takenAt, a.takenAt) || b.entry - a.entry,
  );
}

/** Removes a copy: from its name on it does not count any more. Keys are overwritten first. Foreign files stay. */
export async function removeCopy(directory: string, { folder, manifest }: Found): Promise<void> {
  const removing = join(directory, draftName('removing', manifest.publicKey));
  await rename(folder, removing);
  await removeFiles(removing, manifest.kind === 'keys');
}

/** Removes what a copy left that was cut off while it was written or removed. The caller knows that none is under way. */
export async function removeUnfinished(directory: string, owner: string): Promise<number> {
  const unfinished = new RegExp(`^\\.avow-(writing|removing)-${owner.slice(0, 16)}-[0-9a-f]{16}$`);
  const names = (await list(directory)).filter((name) => unfinished.test(name));
  for (const name of names) await removeFiles(join(directory, name), true);
  return names.length;
}

const ours = /^([a-z_]+\.[a-z_]+\.zst|manifest\.(json|sig))$/;

async function removeFiles(folder: string, overwrite: boolean): Promise<void> {
  const names = await list(folder);
  for (const name of names.filter((one) => ours.test(one)))
    await (overwrite ? destroyFile(join(folder, name)) : rm(join(folder, name)));
  // What somebody else has put there is not ours to remove.
  if (names.every((name) => ours.test(name))) await rm(folder, { recursive: true });
}

async function list(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
