import type { Language } from '../../../core/policy/index.ts';
import type { Mapping, Reading, Source } from './file/index.ts';

/** What whoever takes a file in declares about it; it becomes part of every proof (Art. 7(1) GDPR). */
export interface Declaration {
  readonly list: string;
  /** Where and how the consent was obtained. */
  readonly origin: string;
  /** What people read when they consented. */
  readonly wording: string;
  /** Where the original evidence is filed. */
  readonly document: string;
  /** Language of the wording, and of whoever's language the file does not say. */
  readonly language: Language;
  /** Zone of the times that name none. */
  readonly zone: string;
  /** Why the unproven may be asked by mail; empty where they may not. */
  readonly asking: string;
}

/** What is known about a file: how it was read, and in the end what was declared. */
export interface Content extends Reading {
  readonly file: string;
  readonly source: Source;
  readonly mapping: Mapping;
  readonly declaration?: Declaration;
}

export const contentColumn = 'newsletter.import.content';
export const linesColumn = 'newsletter.import_piece.lines';

/** What stands beside each imported consent, sealed under its own key. */
export interface ImportEvidence {
  readonly origin: string;
  readonly document: string;
  readonly importedAt: string;
}
