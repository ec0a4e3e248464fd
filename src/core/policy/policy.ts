import {
  type Authority,
  type Backups,
  type Controller,
  general,
  type Officer,
  type StatutoryDuty,
} from './general/index.ts';
import type { Paragraph, Passage, PromiseOf } from './paragraph.ts';
import type { Language } from './text.ts';

export interface Policy {
  readonly controller: Controller;
  readonly authority: Authority;
  readonly officer?: Officer;
  /** IANA zone in which days begin and end. */
  readonly timeZone: string;
  /** Holiday calendar: country and state, e.g. `DE-NI`. */
  readonly holidays: string;
  readonly languages: readonly Language[];
  readonly issued: Temporal.PlainDate;
  /** Promises that belong to no section (S1..S5, S83..S92). */
  readonly promises: readonly PromiseOf[];
  readonly opening: readonly Passage[];
  readonly closing: readonly Passage[];
  readonly statutory: readonly StatutoryDuty[];
  /** Without it no backup may be taken: a copy without an end is a promise broken. */
  readonly backups?: Backups;
  readonly sections: readonly Paragraph[];
}

/** What a policy file writes down. `issued` is an ISO date; what every policy says is composed from these facts. */
export type PolicySource = Omit<Policy, 'issued' | 'promises' | 'opening' | 'closing'> & { readonly issued: string };

/** The operator's declaration. Only shape is settled here; `check` judges what it says. */
export function policy(source: PolicySource): Policy {
  return { ...source, issued: Temporal.PlainDate.from(source.issued), ...general(source) };
}
