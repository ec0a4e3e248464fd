import type { Policy } from '../policy/index.ts';
import type { Assets } from './assets.ts';
import type { NavigationItem } from './options.ts';

/** What stays the same from visit to visit. */
export interface Site {
  readonly policy: Policy;
  readonly baseUrl: string;
  readonly mode: 'trial' | 'production';
  readonly simulation: boolean;
  /** Names of the sections whose code runs; without it all of the policy's do. */
  readonly running: ReadonlySet<string>;
  readonly navigation: readonly NavigationItem[];
  readonly assets: Assets;
}
