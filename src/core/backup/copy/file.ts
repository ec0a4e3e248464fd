import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { damaged, type TableFile } from './manifest.ts';

type Written = Pick<TableFile, 'name' | 'sha256' | 'bytes'>;

/** Writes a stream compressed (zstd reads it without us) and durably; answers its hash and size. */
export async function writeFileFrom(source: Readable, folder: string, name: string): Promise<Written> {
  const path = join(folder, name);
  const hash = createHash('sha256');
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  // Most of a backup is sealed and does not shrink: the quickest level finds what does.
  const compress = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 1 } });
  await pipeline(source, compress, measured, createWriteStream(path, { mode: 0o600 }));
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return { name, sha256: hash.digest('hex'), bytes };
}

/** Throws `backup/damaged` when a file is not the one that was written. */
export async function verifyFile(folder: string, { name, sha256 }: Written): Promise<void> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, name)), hash);
  } catch (cause) {
    throw damaged(folder, cause);
  }
  if (hash.digest('hex') !== sha256) throw damaged(folder);
}

export function readFileTo(folder: string, name: string): Readable {
  const source = createReadStream(join(folder, name));
  const plain = createZstdDecompress();
  source.on('error', (error) => plain.destroy(error));
  return source.pipe(plain);
}
