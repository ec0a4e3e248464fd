import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { WebError } from './errors.ts';

/** A file as it is served: under a name that holds the hash of its content, so that it may be cached for ever. */
interface Asset {
  readonly path: string;
  readonly type: string;
  readonly etag: string;
  readonly body: Buffer<ArrayBuffer>;
  readonly packed: Readonly<Partial<Record<'br' | 'gzip', Buffer<ArrayBuffer>>>>;
}

export interface Assets {
  /** The address of a file by its plain name; throws `web/unknown-asset`. */
  path(name: string): string;
  at(path: string): Asset | undefined;
}

/** Style sheets that are one file to the browser: by name, their parts in the order in which they may overrule each other. */
export type Sheets = Readonly<Record<string, readonly URL[]>>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

// Served from their packages, so the files and their licence (SIL OFL 1.1) come from one place.
const fonts = [
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2',
  '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
];

// The one stylesheet, in the order in which its parts may overrule each other.
const styles = ['tokens', 'type', 'page', 'form', 'parts', 'line', 'places', 'notice', 'print'];

/** Reads, hashes and packs everything once. Style sheets come last: they name other files by their plain names. */
export function loadAssets(further: readonly URL[] = [], sheets: Sheets = {}): Assets {
  const own = new URL('./assets/', import.meta.url);
  const files = [
    ...fonts.map((font) => new URL(import.meta.resolve(font))),
    new URL('mark.svg', own),
    ...further,
  ].toSorted((a, b) => Number(isStyle(a)) - Number(isStyle(b)));
  const byName = new Map<string, Asset>();
  const path = (name: string) => {
    const asset = byName.get(name);
    if (!asset) throw new WebError('web/unknown-asset', name);
    return asset.path;
  };
  const isRead = new Set<string>();
  const load = (file: URL) => {
    const name = basename(fileURLToPath(file));
    if (isRead.has(name)) return;
    isRead.add(name);
    byName.set(name, asset(name, bodyOf(file)));
  };
  const bodyOf = (file: URL): Buffer<ArrayBuffer> => {
    if (isStyle(file)) return resolved(readFileSync(file, 'utf8'), path);
    if (extname(file.pathname) !== '.js') return readFileSync(file);
    // A script is named by what it holds, and that includes the names of those it imports.
    return Buffer.from(
      readFileSync(file, 'utf8').replace(imported, (_all, before: string, from: string) => {
        load(new URL(from, file));
        return `${before}'${path(basename(from))}'`;
      }),
    );
  };
  for (const file of files) load(file);
  const all: Sheets = { ...sheets, 'avow.css': styles.map((part) => new URL(`styles/${part}.css`, own)) };
  for (const [name, parts] of Object.entries(all)) {
    const sheet = parts.map((part) => readFileSync(part, 'utf8')).join('\n');
    byName.set(name, asset(name, resolved(sheet, path)));
  }
  const byPath = new Map([...byName.values()].map((one) => [one.path, one]));
  return { path, at: (address) => byPath.get(address) };
}

/** The scripts of this site that a script imports: `from './name.js'`. */
const imported = /(\bfrom |^import )'(\.{1,2}\/[^']+\.js)'/gm;

const isStyle = (file: URL): boolean => file.pathname.endsWith('.css');

const resolved = (css: string, path: (name: string) => string): Buffer<ArrayBuffer> =>
  Buffer.from(css.replace(/url\("?([^")]+)"?\)/g, (_all, name: string) => `url("${path(name)}")`));

function asset(name: string, body: Buffer<ArrayBuffer>): Asset {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12);
  const extension = extname(name);
  return {
    path: `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    etag: `"${hash}"`,
    body,
    packed: extension === '.woff2' ? {} : { br: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) },
  };
}
