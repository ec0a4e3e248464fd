import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import type { StaffAct } from '../campaign.ts';
import { gone, ownApproval, refuse, wrongState } from '../judgement/refusals.ts';
import * as queries from '../queries.ts';
import type { Drafted } from './draft.ts';

/** A second pair of eyes: somebody other than the author of this version has read it. */
export async function approveCampaign(world: World, id: string, act: StaffAct): Promise<Drafted> {
  return transaction(world.db, async (tx) => {
    const campaign = await queries.lockCampaign(tx, id);
    if (!campaign) return refuse(gone);
    if (campaign.state !== 'draft') return refuse(wrongState(campaign.state));
    if (act.account === undefined || act.account === campaign.author) return refuse(ownApproval);
    await queries.setState(tx, id, {
      from: ['draft'],
      to: 'approved',
      set: sql`approver = ${act.account}, approved_at = ${act.now}`,
    });
    return { campaign: id };
  });
}
