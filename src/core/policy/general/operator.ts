import type { Deadline } from '../deadline/index.ts';
import type { Paragraph } from '../paragraph.ts';
import type { Text } from '../text.ts';

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

/** How long copies of the data and copies of their keys are kept (Q12): a backup without its keys opens nothing. */
export interface Backups {
  readonly data: Deadline;
  readonly keys: Deadline;
}

/** The data protection officer, where one is appointed (Art. 13(1)(b) GDPR, BDSG § 38). */
export interface Officer {
  readonly name: string;
  readonly email: string;
}

/** What the general part is composed from. */
export interface Facts {
  readonly controller: Controller;
  readonly authority: Authority;
  readonly officer?: Officer;
  readonly timeZone: string;
  readonly statutory: readonly StatutoryDuty[];
  readonly backups?: Backups;
  readonly sections: readonly Paragraph[];
}
