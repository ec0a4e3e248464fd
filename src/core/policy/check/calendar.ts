import { type Calendar, calendar, DeadlineError } from '../deadline/index.ts';
import type { Policy } from '../policy.ts';

/** The calendar of a policy, or undefined where its names are unknown: another rule says so. */
export function calendarOf(policy: Policy): Calendar | undefined {
  const read = readCalendar(policy);
  return 'unreadable' in read ? undefined : read;
}

export function readCalendar(policy: Policy): Calendar | { readonly unreadable: DeadlineError } {
  try {
    const place = calendar(policy);
    place.isHoliday(policy.issued); // the holidays of a region are looked up with the first question
    return place;
  } catch (cause) {
    if (cause instanceof DeadlineError) return { unreadable: cause };
    throw cause;
  }
}
