import { instants, lastDayBefore } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Judged, keepConversation, type Needed } from '../conversation/index.ts';
import { contactSettings } from '../policy.ts';

export interface Finding extends Needed {
  /** When it is looked at again; no later than the policy's period. */
  readonly nextOn: Temporal.PlainDate;
}

/** A review found it needed: on a named ground, for a reason in words, until a day (S31). Anything less is refused. */
export async function findNeeded(
  world: World,
  id: string,
  finding: Finding,
  act: Act,
): Promise<Judged | { readonly refused: 'day' }> {
  if (!isReviewDay(world, finding.nextOn, act.now)) return { refused: 'day' };
  return keepConversation(world, id, finding, act);
}

/** The last day on which a conversation kept now may be looked at again (S29). */
export const latestReviewDay = ({ rules }: World, now: Temporal.Instant): Temporal.PlainDate =>
  lastDayBefore(instants(contactSettings(rules.policy).reviewEvery, now, rules.calendar).goneBy, rules.calendar);

function isReviewDay(world: World, day: Temporal.PlainDate, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO(world.rules.calendar.timeZone).toPlainDate();
  const isAhead = Temporal.PlainDate.compare(day, today) > 0;
  return isAhead && Temporal.PlainDate.compare(day, latestReviewDay(world, now)) <= 0;
}
