// Copies of everything held about a person (Art. 15(3), 20 GDPR): two to read, two for programs.
// Promises: each is whole by itself, loads nothing, and says the same as the page.
// Refuses: to hold anything back but tokens, of which only hashes exist here.
import type { Language } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Overview } from '../overview/collect.ts';
import { csvOf } from './csv.ts';
import { copyOf } from './data.ts';
import { htmlOf } from './html.tsx';
import { pdfOf } from './pdf.ts';

export { type Copied, copyOf, copyOfAddress } from './data.ts';

export type Format = 'html' | 'pdf' | 'json' | 'csv';

interface Written {
  readonly type: string;
  /** What the journal says the copy was for. */
  readonly rule: 'Art.15' | 'Art.20';
  readonly write: (world: World, overview: Overview, language: Language) => Uint8Array | Promise<Uint8Array>;
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

export const formats: Readonly<Record<Format, Written>> = {
  html: {
    type: 'text/html; charset=utf-8',
    rule: 'Art.15',
    write: async (world, overview, language) => bytes(await htmlOf(world, overview, language)),
  },
  pdf: { type: 'application/pdf', rule: 'Art.15', write: pdfOf },
  json: {
    type: 'application/json; charset=utf-8',
    rule: 'Art.20',
    write: (world, overview) => bytes(`${JSON.stringify(copyOf(world, overview), null, 2)}\n`),
  },
  csv: { type: 'text/csv; charset=utf-8', rule: 'Art.20', write: (world, overview) => bytes(csvOf(world, overview)) },
};
