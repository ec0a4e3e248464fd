import { mkdir, mkdtemp, readlink, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';

/** Where the embedded server keeps its things. */
export interface Layout {
  readonly root: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  /** The folder of the Unix socket, open to this user alone. */
  readonly socket: string;
  readonly log: string;
  /** Library links for the case that node_modules can not be written. */
  readonly links: string;
}

// A socket's address holds 108 bytes on Linux and 104 on macOS, the file's name and an end included.
const longestSocketPath = 100;

/** Makes the directories that are missing and answers where everything is. */
export async function prepareLayout(dataDir: string): Promise<Layout> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const root = await realpath(dataDir);
    return {
      root,
      cluster: join(root, 'postgres'),
      socket: await socketDirectory(root),
      log: join(root, 'postgres.log'),
      links: join(root, 'postgres-libraries'),
    };
  } catch (cause) {
    if (cause instanceof StoreError) throw cause;
    throw new StoreError('directory-unusable', dataDir, { cause });
  }
}

async function socketDirectory(root: string): Promise<string> {
  const near = join(root, 'socket');
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= longestSocketPath) {
    await mkdir(near, { recursive: true, mode: 0o700 });
    return near;
  }
  return farSocketDirectory(join(root, 'socket-directory'));
}

/** DATA_DIR lies too deep for a socket: a short private directory elsewhere, written down for whoever comes next. */
async function farSocketDirectory(note: string): Promise<string> {
  const recorded = (await readNote(note)) ?? (await makeFar(note));
  // Temporary directories are emptied at boot; whoever made this name since must be us.
  await mkdir(recorded, { recursive: true, mode: 0o700 });
  const { uid, mode } = await stat(recorded);
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0) throw new StoreError('directory-of-another-user', recorded);
  return recorded;
}

async function makeFar(note: string): Promise<string> {
  const made = await mkdtemp(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'avow-'));
  try {
    // A link is there whole or not at all, so nobody reads half a note.
    await symlink(made, note);
    return made;
  } catch (error) {
    await rmdir(made);
    const first = await readNote(note);
    if (first === undefined) throw error;
    return first;
  }
}

function readNote(note: string): Promise<string | undefined> {
  return readlink(note).catch(() => undefined);
}
