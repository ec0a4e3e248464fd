import type { Calendar } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import type { Limit } from '../policy/options.ts';
import { contactSettings } from '../policy.ts';
import { postedSince } from './queries.ts';

export type LimitReached = 'address' | 'network' | 'altogether';

/** The limit of the policy that another message would exceed; undefined where there is room. */
export async function limitReached(
  world: World,
  tx: Queries,
  from: { readonly subject: Buffer; readonly network: Buffer },
  now: Temporal.Instant,
): Promise<LimitReached | undefined> {
  const { perAddress, perNetwork, altogether } = contactSettings(world.rules.policy).form;
  const isFull = async ({ most, within }: Limit, by?: Parameters<typeof postedSince>[2]) =>
    (await postedSince(tx, ago(now, within, world.rules.calendar), by)) >= most;
  for (const limit of perAddress) if (await isFull(limit, { subject: from.subject })) return 'address';
  if (await isFull(perNetwork, { network: from.network })) return 'network';
  if (await isFull(altogether)) return 'altogether';
  return undefined;
}

const ago = (now: Temporal.Instant, period: Temporal.Duration, { timeZone }: Calendar): Temporal.Instant =>
  now.toZonedDateTimeISO(timeZone).subtract(period).toInstant();
