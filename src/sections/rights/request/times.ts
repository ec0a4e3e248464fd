import {
  type Calendar,
  type Deadline,
  type Instants,
  instants,
  type Policy,
  sectionNamed,
} from '../../../core/policy/index.ts';
import type { RightsOptions } from '../policy/options.ts';

/** The periods that the policy gives us: the first time to answer, and the longest after an extension. */
export const answerTimes = (policy: Policy): Pick<RightsOptions, 'answer' | 'extended'> =>
  sectionNamed(policy, 'rights')?.settings as unknown as Pick<RightsOptions, 'answer' | 'extended'>;

interface Counted {
  readonly policy: Policy;
  readonly calendar: Calendar;
}

/** Target (`nominal`) and limit (`end`) of an answer, always counted from receipt (Art. 12(3) GDPR). */
export function answerDue(
  { policy, calendar }: Counted,
  { receivedAt, extended }: { readonly receivedAt: Temporal.Instant; readonly extended: boolean },
): Instants {
  const { answer, extended: longest } = answerTimes(policy);
  const deadline: Deadline = extended ? longest : answer;
  return instants(deadline, receivedAt, calendar);
}

/** Whether the first time still runs, in which alone it may be extended. */
export const mayExtend = (rules: Counted, receivedAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, answerDue(rules, { receivedAt, extended: false }).end) < 0;

export type Urgency = 'open' | 'soon' | 'late';

/** How an open request stands against its dates: the last quarter of the way to the target counts as soon. */
export function urgencyOf(
  { due, receivedAt }: { readonly due: Instants; readonly receivedAt: Temporal.Instant },
  now: Temporal.Instant,
): Urgency {
  if (Temporal.Instant.compare(now, due.end) >= 0) return 'late';
  const left = due.nominal.epochMilliseconds - now.epochMilliseconds;
  return left * 4 <= due.nominal.epochMilliseconds - receivedAt.epochMilliseconds ? 'soon' : 'open';
}
