import type { Policy } from '../policy/index.ts';
import type { Assets } from './assets.ts';
import type { NavigationItem } from './options.ts';

/** What stays the same from visit to visit. */
export interface Site {
  readonly policy: Policy;
  readonly baseUrl: string;
  readonly mode: 'trial' | 'production';
  readonly simulation: boolean;
  readonly navigation: readonly NavigationItem[];
  readonly assets: Assets;
}
