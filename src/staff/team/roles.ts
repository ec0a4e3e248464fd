import { append } from '../../core/journal/index.ts';
import { sectionNamed, type Text } from '../../core/policy/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { Section, StaffPart, World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { everyPart, type PartRole, setPartRole } from '../account/part-roles.ts';
import { accountByRecord, accountClass, changeRole, type Role } from '../account/queries.ts';
import { isLastKeeper, lockTeam } from './team.ts';

/** A section with the parts for which somebody may have a role. */
export interface Parted {
  readonly section: string;
  readonly title: Text;
  readonly parts: readonly StaffPart[];
}

export const partedSections = (sections: readonly Section[], world: World): readonly Parted[] =>
  sections.flatMap((section) => {
    const { name } = section;
    const [title, parts] = [sectionNamed(world.rules.policy, name)?.title, section.staffParts?.(world)];
    return title && parts ? [{ section: name, title, parts }] : [];
  });

/** What somebody is to be from now on: a role for everything, and one, or none, for each part. */
export interface Wanted {
  readonly role: Role;
  readonly parts: readonly (Omit<PartRole, 'role'> & { readonly role: PartRole['role'] | null })[];
}

export type Changed = 'changed' | { readonly refused: 'gone' | 'last' | 'leaving' };

/** Gives and takes roles; each change is an entry of its own. The last keeper keeps the role, or nobody could give it back. */
export async function changeRoles(world: World, record: string, wanted: Wanted, act: Act): Promise<Changed> {
  return transaction(world.db, async (tx): Promise<Changed> => {
    await lockTeam(tx);
    const account = await accountByRecord(tx, record);
    if (!account) return { refused: 'gone' };
    if (account.leaving) return { refused: 'leaving' };
    if (wanted.role !== 'keeper' && (await isLastKeeper(tx, account))) return { refused: 'last' };
    if (wanted.role !== account.role) {
      await changeRole(tx, record, wanted.role);
      await noteRole(tx, record, wanted.role, act);
    }
    for (const one of wanted.parts)
      if (await setPartRole(tx, record, one)) await noteRole(tx, record, ruleOf(one), act);
    return 'changed';
  });
}

const noteRole = (tx: Queries, record: string, rule: string, act: Act): Promise<void> =>
  append(tx, [{ at: act.now, what: 'staff-role-changed', class: accountClass, rule, record, actor: act.by }]);

/** `newsletter:events:author`, `newsletter:all:none`; what the journal does not admit in a rule is left out. */
const ruleOf = ({ section, part, role }: Wanted['parts'][number]): string =>
  `${section}:${part === everyPart ? 'all' : part}:${role ?? 'none'}`.replaceAll(/[^A-Za-z0-9.:-]/g, '-').slice(0, 63);
