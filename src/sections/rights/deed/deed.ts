import type { Meant, RequestKind } from '../../../core/section/index.ts';

/** What a person has us do on their page. */
export type Deed =
  | { readonly deed: 'erasure'; readonly records: Meant }
  | { readonly deed: 'restriction'; readonly records: Meant }
  | { readonly deed: 'lifting'; readonly records: Meant }
  /** `advertising`: only what an objection ends at once (Art. 21(2) GDPR). */
  | { readonly deed: 'objection'; readonly records: Meant; readonly to: 'advertising' | 'all'; readonly text: string }
  | { readonly deed: 'withdrawal'; readonly record: string }
  | { readonly deed: 'rectification'; readonly record: string; readonly field: string; readonly value: string }
  /** What cannot be done without somebody's judgement: it becomes a request that is answered in time. */
  | { readonly deed: 'message'; readonly kind: RequestKind; readonly text: string };

export type DeedName = Deed['deed'];

/** The right that each deed exercises; to lift one's own restriction is none, and says so only here. */
export function kindOf(deed: Deed): RequestKind | null {
  if (deed.deed === 'lifting') return null;
  return deed.deed === 'message' ? deed.kind : deed.deed;
}
