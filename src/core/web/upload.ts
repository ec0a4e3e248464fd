import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import type { WebContext } from './visit.ts';

/** A form with at most one file, read as it comes. */
export interface Upload {
  /** The first value of a field, '' without one. Fields that stand behind the file are known once `end` is over. */
  readonly text: (name: string) => string;
  readonly all: (name: string) => readonly string[];
  /** Undefined where the form has none; without a choice it has no bytes. */
  readonly file: UploadedFile | undefined;
  /** Reads the rest and drops it. Whoever sends is answered after that: a browser shows no answer before it has sent all. */
  end(): Promise<void>;
}

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  /** At most as many as are taken; what is beyond them is dropped as it comes. Throws where the sender breaks off. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Known at the end of the bytes. */
  readonly isTooLarge: () => boolean;
}

// A text of an issue is the longest field there is.
const limits = { fieldSize: 2_000_000, fields: 500, files: 1, headerPairs: 50 };

/** Opens a posted form up to its file: the fields before it are known, and nothing of the file has been taken yet. */
export async function openUpload(c: WebContext, most: number): Promise<Upload> {
  const fields = new Map<string, string[]>();
  const shown = { text: (name: string) => fields.get(name)?.[0] ?? '', all: (name: string) => fields.get(name) ?? [] };
  const parser = parserOf(c, most);
  if (!parser || !c.req.raw.body) return { ...shown, file: undefined, end: async () => {} };
  const { promise: first, resolve } = Promise.withResolvers<(Readable & { readonly truncated: boolean }) | undefined>();
  let about = { name: '', type: '' };
  parser.on('field', (name, value) => fields.set(name, [...(fields.get(name) ?? []), value]));
  parser.on('file', (_field, stream, name, _encoding, type) => {
    about = { name: name ?? '', type };
    // Who reads the file is told by its bytes; nobody may be reading them.
    stream.on('error', () => {});
    resolve(stream);
  });
  const whole = pipeline(Readable.fromWeb(c.req.raw.body), parser).then(
    () => resolve(undefined),
    async (error: Error) => {
      resolve(undefined);
      (await first)?.destroy(error);
    },
  );
  const stream = await first;
  return {
    ...shown,
    file: stream && {
      ...about,
      // Whoever has seen enough of a file leaves the rest to `end`.
      bytes: { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) },
      isTooLarge: () => stream.truncated,
    },
    end: async () => {
      stream?.resume();
      await whole;
    },
  };
}

function parserOf(c: WebContext, most: number): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': c.req.header('content-type') ?? '' },
      limits: { ...limits, fileSize: most },
    });
  } catch {
    // It is no form at all, and so has no field that anybody could ask for.
    return undefined;
  }
}
