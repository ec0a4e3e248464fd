import type { Policy } from '../../../core/policy/index.ts';

/** What the start page is made from. */
export interface HomeProps {
  readonly policy: Policy;
  /** Names of the sections whose code runs here. */
  readonly running: ReadonlySet<string>;
  readonly mode: 'trial' | 'production';
}
