import type { Right } from '../../core/section/index.ts';
import type { Role } from '../account/queries.ts';

/** What each role may do at the pages of the sections. */
const rights: Readonly<Record<Role, ReadonlySet<Right>>> = {
  keeper: new Set<Right>(['read', 'write', 'send', 'persons']),
  sender: new Set<Right>(['read', 'write', 'send']),
  author: new Set<Right>(['read', 'write']),
  reader: new Set<Right>(['read']),
};

export const mayDo = (role: Role, right: Right): boolean => rights[role].has(right);
