import { type RawBuilder, sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { archiveObjection } from '../../customer/notice.ts';
import { listRecipients } from '../../sending/turn/listing.ts';
import type { Campaign, CampaignState, StaffAct } from '../campaign.ts';
import { missingIn } from '../judgement/missing.ts';
import { gone, pastSchedule, refuse, wrongState } from '../judgement/refusals.ts';
import * as queries from '../queries.ts';
import { objectionInMail } from '../render/footer.ts';
import type { Drafted } from './draft.ts';

/** To be sent at an instant, if nothing is missing; checked again when it comes. */
export async function scheduleCampaign(
  world: World,
  id: string,
  at: Temporal.Instant,
  act: StaffAct,
): Promise<Drafted> {
  if (Temporal.Instant.compare(at, act.now) <= 0) return refuse(pastSchedule);
  return transaction(world.db, async (tx) => {
    const campaign = await queries.lockCampaign(tx, id);
    if (!campaign) return refuse(gone);
    if (!isWaiting(campaign)) return refuse(wrongState(campaign.state));
    const missing = await missingIn(world, tx, campaign);
    if (missing.length > 0) return { refused: missing };
    await move(tx, campaign, 'scheduled', sql`scheduled_at = ${at}`);
    return { campaign: id };
  });
}

/** Back to the desk before the instant has come. */
export const unscheduleCampaign = (world: World, id: string, _act: StaffAct): Promise<Drafted> =>
  change(world, id, ['scheduled'], (tx, campaign) =>
    move(tx, campaign, campaign.approver === null ? 'draft' : 'approved', sql`scheduled_at = null`),
  );

/** Begins to send, now. Who subscribes from now on is not mailed. */
export async function startCampaign(world: World, id: string, act: StaffAct): Promise<Drafted> {
  return transaction(world.db, async (tx) => {
    const campaign = await queries.lockCampaign(tx, id);
    if (!campaign) return refuse(gone);
    if (!isWaiting(campaign) && campaign.state !== 'scheduled') return refuse(wrongState(campaign.state));
    const missing = await missingIn(world, tx, campaign);
    if (missing.length > 0) return { refused: missing };
    await world.records.advance(tx, id, 'started', act);
    await noteObjectionWording(world, tx, campaign, act.now);
    await listRecipients(world, tx, id, act);
    await move(tx, campaign, 'running', sql`started_at = ${act.now}`);
    return { campaign: id };
  });
}

/** In which words each mail to a customer points out the right to object: kept, since it has to be proved (S43). */
async function noteObjectionWording(
  world: World,
  tx: Queries,
  { id, language, offers }: Campaign,
  now: Temporal.Instant,
): Promise<void> {
  if (offers.length === 0) return;
  const hash = await archiveObjection(tx, objectionInMail(world, language), language, now);
  await sql`update newsletter.campaign set objection_wording = ${hash} where record = ${id}`.execute(tx);
}

/** Nothing more leaves, within a second; what is on the wire ends. */
export const pauseCampaign = (world: World, id: string, _act: StaffAct): Promise<Drafted> =>
  change(world, id, ['running'], (tx, campaign) => move(tx, campaign, 'paused'));

export const resumeCampaign = (world: World, id: string, _act: StaffAct): Promise<Drafted> =>
  change(world, id, ['paused'], (tx, campaign) => move(tx, campaign, 'running'));

/** For good: who has not been mailed by now is not mailed. */
export const cancelCampaign = (world: World, id: string, act: StaffAct): Promise<Drafted> =>
  change(world, id, ['draft', 'approved', 'scheduled', 'running', 'paused'], (tx, campaign) =>
    move(tx, campaign, 'cancelled', sql`ended_at = ${act.now}`),
  );

const isWaiting = ({ state }: Campaign): boolean => state === 'draft' || state === 'approved';

function change(
  world: World,
  id: string,
  from: readonly CampaignState[],
  work: (tx: Queries, campaign: Campaign) => Promise<void>,
): Promise<Drafted> {
  return transaction(world.db, async (tx) => {
    const campaign = await queries.lockCampaign(tx, id);
    if (!campaign) return refuse(gone);
    if (!from.includes(campaign.state)) return refuse(wrongState(campaign.state));
    await work(tx, campaign);
    return { campaign: id };
  });
}

async function move(tx: Queries, campaign: Campaign, to: CampaignState, set?: RawBuilder<unknown>): Promise<void> {
  await queries.setState(tx, campaign.id, { from: [campaign.state], to, ...(set && { set }) });
  await queries.tellWorkers(tx, campaign.id, to);
}
