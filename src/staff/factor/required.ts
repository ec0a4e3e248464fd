import type { World } from '../../core/section/index.ts';
import type { Role } from '../account/queries.ts';
import type { Session } from '../session/session.ts';
import { staffSettings } from '../settings.ts';
import { hasFactor } from './queries.ts';

/** Whether the policy demands two factors of a role. */
export function mustHaveTwo({ rules }: Pick<World, 'rules'>, role: Role): boolean {
  const { secondFactor } = staffSettings(rules.policy);
  return secondFactor === 'everybody' || (secondFactor?.includes(role) ?? false);
}

/** Whoever has a second factor that is demanded and has not shown it must not set up another one past it. */
export async function mayAddFactor(
  world: World,
  { role, isStrong, account }: Pick<Session, 'role' | 'isStrong' | 'account'>,
): Promise<boolean> {
  return isStrong || !mustHaveTwo(world, role) || !(await hasFactor(world.db, account));
}

const open = [/^\/staff\/access\/(factor|passkey)(\/|$)/, /^\/staff\/sign-out$/];

/** Where somebody is sent who must still show, or set up, a second factor; undefined lets them pass. */
export const detour = (world: World, session: Session, path: string): string | undefined =>
  session.isStrong || open.some((one) => one.test(path)) || !mustHaveTwo(world, session.role)
    ? undefined
    : '/staff/access/factor';
