import type { Passage, PromiseOf } from './paragraph.ts';
import type { PolicySource } from './policy.ts';

/** What every policy says before and after its sections, composed from the operator's facts. */
export interface General {
  readonly promises: readonly PromiseOf[];
  readonly opening: readonly Passage[];
  readonly closing: readonly Passage[];
}

export function general(_source: PolicySource): General {
  return { promises: [], opening: [], closing: [] };
}
