import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { newsletterSettings } from '../../policy.ts';
import { countPersons, type Permit, type PersonsExport, permitted } from '../persons.ts';
import { lockRequest } from './queries.ts';

/** `approval`: so many persons leave only after somebody else has approved it. `gone`: the approval is not for this, or no more. */
export type Permitted =
  | { readonly permit: Permit }
  | { readonly refused: 'approval'; readonly persons: number }
  | { readonly refused: 'gone' };

/**
 * Whether persons may be handed out: as many as the policy trusts one member with, or by an approval, which is used up by
 * it. Where the policy names no size nobody is asked.
 * @param by who fetches, as the record of their account; left out for a program, which acts for whoever asked
 */
export async function permit(
  world: World,
  what: PersonsExport,
  { approval, by }: { readonly approval?: string | undefined; readonly by?: string },
  act: Act,
): Promise<Permitted> {
  if (approval !== undefined) return useApproval(world, what, { approval, by }, act);
  const limit = newsletterSettings(world.rules.policy).exports?.approvedAbove;
  if (limit === undefined) return { permit: permitted(what) };
  const persons = await countPersons(world.db, what);
  return persons > limit ? { refused: 'approval', persons } : { permit: permitted(what) };
}

async function useApproval(
  world: World,
  what: PersonsExport,
  { approval, by }: { readonly approval: string; readonly by: string | undefined },
  act: Act,
): Promise<Permitted> {
  return transaction(world.db, async (tx) => {
    const request = await lockRequest(tx, approval, act.now);
    if (request?.stage !== 'approved' || (by !== undefined && request.askedBy !== by)) return { refused: 'gone' };
    const isSame = request.content === what.content && request.list === what.list && request.reason === what.reason;
    if (!isSame) return { refused: 'gone' };
    await world.records.advance(tx, approval, 'used', act);
    return { permit: permitted(what) };
  });
}
