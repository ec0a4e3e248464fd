import assert from 'node:assert/strict';
import { recognise } from '../../src/sections/newsletter/import/file/index.ts';
import type { Declaration } from '../../src/sections/newsletter/import/index.ts';
import {
  allImports,
  importByRecord,
  refusedLines,
  type StoredImport,
} from '../../src/sections/newsletter/import/queries.ts';
import { dismiss, runImports, startImport, undoImport, upload } from '../../src/sections/newsletter/index.ts';
import type { NewsletterWorld } from './newsletter.ts';

export const declared: Declaration = {
  list: 'newsletter',
  origin: 'Formular auf garten.example, altes System',
  wording: 'Ja, ich möchte den Newsletter per E-Mail erhalten.',
  document: 'Ordner 7, Blatt 12',
  language: 'de',
  zone: 'UTC',
  asking: '',
};

export const head = 'email,requested_at,requested_ip,confirmed_at,confirmed_ip';
/** A line with full evidence. */
export const proven = (email: string): string =>
  `${email},2024-03-05 10:15:22,203.0.113.9,2024-03-05 10:21:07,203.0.113.10`;

export interface Imports {
  /** Uploads a table and answers its import, or why it was refused. */
  uploaded(text: string | Uint8Array, name?: string): Promise<string>;
  /** Uploads, starts with the proposed mapping, and works until nothing is left to do. */
  takenIn(lines: readonly string[], declaration?: Partial<Declaration>): Promise<StoredImport>;
  undone(id: string): Promise<StoredImport>;
  reasons(id: string): Promise<Readonly<Record<number, string>>>;
  dismissed(id: string): Promise<void>;
  all(): Promise<readonly StoredImport[]>;
}

export function imports(w: NewsletterWorld): Imports {
  const { world } = w;
  const act = () => ({ now: w.now(), by: 'staff' as const });
  const found = async (id: string) => {
    const one = await importByRecord(world.db, id);
    assert.ok(one);
    return one;
  };
  const work = async () => {
    while (await runImports(world));
  };
  const self: Imports = {
    uploaded: async (text, name = 'file.csv') => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      const outcome = await upload(world, { name, bytes: [bytes] }, act());
      return 'refused' in outcome ? outcome.refused : outcome.import;
    },
    takenIn: async (lines, declaration = {}) => {
      const id = await self.uploaded(lines.join('\n'));
      const { mapping } = recognise((lines[0] ?? '').split(','));
      assert.ok(await startImport(world, id, { mapping, declaration: { ...declared, ...declaration } }, act()));
      await work();
      return found(id);
    },
    undone: async (id) => {
      assert.ok(await undoImport(world, id, act()));
      await work();
      return found(id);
    },
    reasons: async (id) =>
      Object.fromEntries((await refusedLines(world.db, id, 1000)).map(({ line, reason }) => [line, reason])),
    dismissed: (id) => dismiss(world, id, 'discarded', act()),
    all: () => allImports(world.db),
  };
  return self;
}
