import type { Act } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { Right } from './desk.ts';

/** A mail to people who work here, of a kind that its section declares. It says how much is to be done, and of whom nothing. */
export interface MemberMail {
  readonly kind: string;
  readonly payload: Readonly<Record<string, string>>;
}

/** The people who work here, as sections reach them: by what they may do, never by name or address. */
export interface Members {
  /** Orders the mail for everybody who has the right, in the first language of the policy; answers for how many. */
  remind(tx: Queries, right: Right, mail: MemberMail, act: Act): Promise<number>;
}

/** The purpose for which the account of a member is opened to remind them; kinds of such mails name it. */
export const reminding = 'staff.reminder';
