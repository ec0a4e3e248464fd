import type { Deadline } from './deadline/index.ts';
import { general } from './general.ts';
import type { Paragraph, Passage, PromiseOf } from './paragraph.ts';
import type { Language, Text } from './text.ts';

/** Who is responsible (Art. 4(7), 13(1)(a) GDPR; S1, S2). */
export interface Controller {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: Text;
  readonly phone: string;
  /** Published address. */
  readonly email: string;
  /** Further addresses that reach the same desk (Q1). */
  readonly aliases: readonly string[];
  readonly website: string;
}

/** The supervisory authority (Art. 77 GDPR, S82). */
export interface Authority {
  readonly name: Text;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly website: string;
}

/** Retention that a statute demands (S84, S88), longest first. */
export interface StatutoryDuty {
  readonly name: string;
  readonly title: Text;
  readonly law: Text;
  readonly keep: Deadline;
}

export interface Policy {
  readonly controller: Controller;
  readonly authority: Authority;
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
  readonly sections: readonly Paragraph[];
}

/** What a policy file writes down. `issued` is an ISO date; what every policy says is composed from these facts. */
export type PolicySource = Omit<Policy, 'issued' | 'promises' | 'opening' | 'closing'> & { readonly issued: string };

/** The operator's declaration. Only shape is settled here; `check` judges what it says. */
export function policy(source: PolicySource): Policy {
  return { ...source, issued: Temporal.PlainDate.from(source.issued), ...general(source) };
}
