import { recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { LifelineProps } from '../pages/lifeline.tsx';
import { subscriptionByRecord } from '../queries.ts';

/** The times of a confirmed subscription; undefined when it is gone. Reads no sealed column. */
export async function lifelineOf(world: World, id: string): Promise<LifelineProps | undefined> {
  const [record, subscription] = await Promise.all([recordById(world.db, id), subscriptionByRecord(world.db, id)]);
  if (!record || !subscription?.confirmed_at) return undefined;
  return {
    calendar: world.rules.calendar,
    requestedAt: subscription.requested_at,
    confirmedAt: subscription.confirmed_at,
    endedAt: subscription.ended_at,
    goneBy: record.gone_by,
  };
}
