import type { Right } from '../../core/section/index.ts';
import { everyPart, type PartRole } from '../account/part-roles.ts';
import type { Role } from '../account/queries.ts';

/** What each role may do at the pages of the sections. */
const rights: Readonly<Record<Role | PartRole['role'], ReadonlySet<Right>>> = {
  keeper: new Set<Right>(['read', 'write', 'send', 'persons']),
  manager: new Set<Right>(['read', 'write', 'send', 'persons']),
  sender: new Set<Right>(['read', 'write', 'send']),
  author: new Set<Right>(['read', 'write']),
  reader: new Set<Right>(['read']),
  listed: new Set<Right>(),
};

/** Somebody's roles: the one for everything, and those for parts of sections. */
export interface Roles {
  readonly role: Role;
  readonly parts: readonly PartRole[];
}

export const mayDo = (role: Role, right: Right): boolean => rights[role].has(right);

/** In one part of a section; without its name everywhere in the section. */
export const mayIn = ({ role, parts }: Roles, right: Right, section: string, part: string = everyPart): boolean =>
  mayDo(role, right) ||
  parts.some((one) => one.section === section && [everyPart, part].includes(one.part) && rights[one.role].has(right));

/** In some part of the section at least. */
export const maySomewhere = ({ role, parts }: Roles, right: Right, section: string): boolean =>
  mayDo(role, right) || parts.some((one) => one.section === section && rights[one.role].has(right));
