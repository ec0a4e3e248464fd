import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isSigned, type Signer } from '../../journal/index.ts';
import { BackupError } from '../errors.ts';

const hex = z.string().regex(/^([0-9a-f]{2})+$/);

const file = z.object({
  /** Name within the copy. */
  name: z.string().regex(/^[a-z_]+\.[a-z_]+\.zst$/),
  sha256: hex,
  bytes: z.number(),
});

const tableFile = file.extend({
  /** `schema.table` */
  table: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  columns: z.array(z.string().regex(/^[a-z_0-9]+$/)),
  rows: z.number(),
});
export type TableFile = z.infer<typeof tableFile>;

const common = {
  avow: z.literal('backup'),
  format: z.literal(1),
  id: z.uuid(),
  takenAt: z.string().transform((text) => Temporal.Instant.from(text)),
  /** The newest entry of the journal that the copy knows: of two copies of one instant it tells the newer. */
  entry: z.number(),
  /** Whose copy it is: the public key that signs the journal, in hexadecimal. */
  publicKey: hex,
};

const dataManifest = z.object({
  ...common,
  kind: z.literal('data'),
  simulation: z.boolean(),
  migrations: z.array(z.object({ name: z.string(), sha256: hex })),
  policy: z.object({ version: z.number(), hash: hex }),
  /** The newest closed block, and its last entry. */
  journal: z.object({ block: z.number(), hash: hex, blockEnd: z.number() }),
  tables: z.array(tableFile),
  /** Tables that are in no backup, and the classes whose records are in none. */
  leftOut: z.object({ tables: z.array(z.string()), classes: z.array(z.string()) }),
  sequences: z.array(z.object({ name: z.string(), value: z.number() })),
});
export type DataManifest = z.infer<typeof dataManifest>;

const keysManifest = z.object({
  ...common,
  kind: z.literal('keys'),
  /** The copy of the data that was taken with it. */
  beside: z.uuid(),
  tables: z.array(tableFile),
  /** The operator's own secrets and the fingerprints of the master keys: wrapped, and no secret. */
  secrets: z.array(z.object({ name: z.string(), wrapped: hex, master: z.number() })),
  masters: z.array(z.object({ generation: z.number(), fingerprint: hex })),
});
export type KeysManifest = z.infer<typeof keysManifest>;

const manifest = z.discriminatedUnion('kind', [dataManifest, keysManifest]);
export type Manifest = z.infer<typeof manifest>;

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig';

/** The manifest as it is written, and its signature: Ed25519 over the SHA-256 of the text. */
export function signedManifest(
  content: Manifest,
  signer: Signer,
): { readonly text: string; readonly signature: Buffer } {
  const text = `${JSON.stringify(content, null, 2)}\n`;
  return { text, signature: signer.sign(createHash('sha256').update(text).digest()) };
}

/** Reads a manifest and checks that its own signature fits. Throws `backup/damaged`. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    const text = await readFile(join(folder, manifestName), 'utf8');
    const signature = await readFile(join(folder, signatureName));
    const read = manifest.parse(JSON.parse(text));
    const publicKey = Buffer.from(read.publicKey, 'hex');
    if (isSigned(createHash('sha256').update(text).digest(), signature, publicKey)) return read;
  } catch (cause) {
    throw damaged(folder, cause);
  }
  throw damaged(folder);
}

export const damaged = (folder: string, cause?: unknown): BackupError =>
  new BackupError(
    'backup/damaged',
    `The copy ${folder} is not as it was written. Use another one: “avow restore DIR --copy NAME”.`,
    { cause },
  );
