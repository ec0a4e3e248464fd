import type { Policy } from '../policy.ts';

/** One thing that is wrong in a policy. The sentence names the place, what is wrong and the mend. */
export interface Finding {
  readonly code: string;
  /** An error stops the start; a warning stops a production start where an operator's fact is missing. */
  readonly severity: 'error' | 'warning';
  readonly place: string;
  readonly sentence: string;
}

export type Fault = Pick<Finding, 'place' | 'sentence'>;

/** One kind of mistake. */
export interface Rule {
  readonly code: string;
  readonly severity: Finding['severity'];
  readonly find: (policy: Policy) => Iterable<Fault>;
}

export const refuse = (code: string, find: Rule['find']): Rule => ({ code, severity: 'error', find });
export const warn = (code: string, find: Rule['find']): Rule => ({ code, severity: 'warning', find });

/** The sentence opens with its place, so that it can be read alone in a log. */
export const fault = (place: string, sentence: string): Fault => ({ place, sentence: `${place}: ${sentence}` });
