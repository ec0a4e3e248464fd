import type { Registry } from 'prom-client';
import type { Clock } from '../clock/index.ts';
import type { Policy, Text } from '../policy/index.ts';
import type { Sheets } from './assets.ts';
import type { Access } from './watch/access.ts';
import type { Health } from './watch/health.ts';
import type { WebLog } from './watch/log.ts';

export interface NavigationItem {
  readonly path: string;
  readonly label: Text;
}

export interface WebOptions {
  readonly policy: Policy;
  readonly clock: Clock;
  /** Public address without a slash at its end. */
  readonly baseUrl: string;
  readonly mode?: 'trial' | 'production';
  readonly simulation?: boolean;
  /** Networks whose forwarded client address is believed: `10.0.0.0/8`, `::1`. None by default. */
  readonly trustedProxies?: readonly string[];
  /** Pages of the sections that run, between start page and privacy notice. */
  readonly navigation?: readonly NavigationItem[];
  /** Names of the sections whose code runs; left out, all of the policy's do. */
  readonly running?: ReadonlySet<string>;
  /** Further files to serve beside those of the web base; their names must be unique. */
  readonly assets?: readonly URL[];
  /** Further style sheets, each of several files that the browser gets as one. */
  readonly sheets?: Sheets;
  /** Asked at /health; without it the answer is only that the process serves. */
  readonly health?: () => Promise<Health>;
  /** Whether the policy in force lacks what the running code counts on: then what breaks waits for the operator, and says so. */
  readonly isBehind?: () => boolean;
  /** Where requests are measured; add counts to it with `counted`. */
  readonly registry?: Registry;
  readonly log?: WebLog;
  /** Told of every request, once it is answered. */
  readonly seen?: (access: Access) => void;
  /** Bytes of a request body at most. */
  readonly bodyLimit?: number;
  /** Paths at which a body may be larger, with its bytes at most. */
  readonly uploads?: Readonly<Record<string, number>>;
}
