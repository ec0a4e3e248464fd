import type { Child, FC, PropsWithChildren } from 'hono/jsx';
import type { Policy, Text } from '../policy/index.ts';
import type { Act } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { PageMeta, Upload, WebContext } from '../web/index.ts';

/**
 * What somebody at work may do. `read`: see what concerns no single person. `write`: prepare what is to go out.
 * `send`: let it go out. `persons`: bring data of many persons in or out, and hand out keys that can.
 */
export type Right = 'read' | 'write' | 'send' | 'persons';

/** Somebody signed in to the staff area. */
export interface Member {
  /** The record of their account. */
  readonly account: string;
  readonly act: Act;
  /** Everywhere in the section whose page is shown, or in the named part of it. */
  readonly may: (right: Right, part?: string) => boolean;
  /** The right that the route has asked for. */
  readonly asked: Right;
}

/** A part of what a section does, for which somebody may have a role of their own: a list of the newsletter. */
export interface StaffPart {
  readonly name: string;
  readonly title: Text;
}

export type AtDesk = (c: WebContext, member: Member) => Response | Promise<Response>;

/** What is done with a form that carries a file; what it leaves unread is read to its end and dropped. */
export type WithUpload = (c: WebContext, member: Member, form: Upload) => Response | Promise<Response>;

/** A page that a section adds to the navigation of the staff area. */
export interface StaffPlace {
  readonly path: string;
  readonly label: Text;
  /** Whether the policy in force has what the page is about; always where it is left out. */
  readonly isIn?: (policy: Policy) => boolean;
  /** What one must be allowed to do there; `read` where it is left out. */
  readonly right?: Right;
  /** Also for those who have the right in some part of the section alone. */
  readonly inParts?: true;
}

/** What lays routes behind the sign-in and a right. */
export interface StaffRoutes {
  get(path: string, right: Right, handle: AtDesk): void;
  post(path: string, right: Right, handle: AtDesk): void;
  /** For a form with a file of so many bytes at most. It is read as it comes, and never held as a whole. */
  upload(path: string, right: Right, most: number, handle: WithUpload): void;
}

/**
 * The staff area as sections see it, so that they lay their pages in it and know nothing of sign-in and sessions.
 * Every route needs a sign-in and a right; a posted form must carry the session's token, which `Form` puts into it.
 */
export interface StaffDesk extends StaffRoutes {
  /** The same for those who have the right in some part of the section alone: the route itself asks for the part. */
  readonly inParts: StaffRoutes;
  page(c: WebContext, member: Member, meta: PageMeta, body: Child): Promise<Response>;
  /** What members are called, by the record of their account; who has left is not among them. */
  names(accounts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  readonly Form: FC<PropsWithChildren<StaffFormProps>>;
}

export interface StaffFormProps {
  readonly action: `/${string}`;
  readonly label?: string;
  readonly inline?: boolean;
  /** The form carries a file. */
  readonly upload?: boolean;
}

/** A mail to people who work here, of a kind that its section declares. It says how much is to be done, and of whom nothing. */
export interface MemberMail {
  readonly kind: string;
  readonly payload: Readonly<Record<string, string>>;
  /** Only for those who have the right in all of these parts of the section. */
  readonly within?: { readonly section: string; readonly parts: readonly string[] };
  /** The accounts of those whose eyes are the first where a second pair is asked for. */
  readonly except?: readonly (string | null)[];
}

/** The people who work here, as sections reach them: by what they may do, never by name or address. */
export interface Members {
  /** Orders the mail for everybody who has the right, in the first language of the policy; answers for how many. */
  remind(tx: Queries, right: Right, mail: MemberMail, act: Act): Promise<number>;
}

/** The purpose for which the account of a member is opened to remind them; kinds of such mails name it. */
export const reminding = 'staff.reminder';
