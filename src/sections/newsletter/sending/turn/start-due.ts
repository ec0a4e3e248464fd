import type { World } from '../../../../core/section/index.ts';
import { startCampaign, unscheduleCampaign } from '../../campaign/index.ts';
import { campaignsDue } from '../../campaign/queries.ts';
import type { SendingOptions } from '../options.ts';

/** Starts issues whose instant has come. One that lacks something by now goes back to the desk. */
export async function startDue(world: World, log: SendingOptions['log']): Promise<void> {
  const now = world.clock.now();
  for (const id of await campaignsDue(world.db, now)) {
    const started = await startCampaign(world, id, { now, by: 'server' });
    if (!('refused' in started)) continue;
    await unscheduleCampaign(world, id, { now, by: 'server' });
    log({ event: 'not-started', campaign: id, reason: started.refused[0]?.code ?? '' });
  }
}
