import type { AtDesk, Member, World } from '../../../../core/section/index.ts';
import { errorPage, type WebContext } from '../../../../core/web/index.ts';
import { reaches, reachOf } from '../../reach.ts';
import { type Campaign, campaignById, type StaffAct } from '../index.ts';

/** What the pages of issues look like, beside the staff area. */
export const styles = ['campaigns.css'] as const;

/** An act of a member, with the account behind it: authors and approvers must be told apart. */
export const actOf = ({ act, account }: Member): StaffAct => ({ ...act, account });

/** Looks the issue of the address up before anything else; of lists that one may not see it is not there. */
export const withCampaign =
  (world: World, handle: (c: WebContext, member: Member, campaign: Campaign) => Response | Promise<Response>): AtDesk =>
  async (c, member) => {
    const campaign = await campaignById(world.db, c.req.param('id') ?? '');
    if (!campaign || !reaches(reachOf(member, 'read'), campaign)) return errorPage(c, 404);
    return reaches(reachOf(member), campaign) ? handle(c, member, campaign) : errorPage(c, 403);
  };
