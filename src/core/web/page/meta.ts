import type { Text } from '../../policy/index.ts';

export interface PageMeta {
  readonly title: Text | string;
  readonly description?: Text | string;
  readonly status?: number;
  readonly robots?: 'noindex';
  /** For pages whose address is a secret. */
  readonly referrer?: 'no-referrer';
  /** For tables and workbenches: more than the measure of a text. */
  readonly wide?: boolean;
  /** Further files of `assets`, by plain name. */
  readonly scripts?: readonly string[];
  readonly styles?: readonly string[];
  /** Path of a feed of what the page lists. */
  readonly feed?: string;
}
