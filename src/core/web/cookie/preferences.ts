import { languages, type Policy } from '../../policy/index.ts';
import type { WebContext } from '../visit.ts';
import { colours, type Preferences, textSizes } from './choice.ts';
import { cookieNamed, giveCookie } from './cookie.ts';

/** The one permanent cookie (S9, S10): written only by the settings page, on a person's own act. */
export const preferencesCookie = 'prefs';

export const noPreferences: Preferences = { textSize: 'normal', colour: 'auto' };

/** Remembers the choice for as long as the policy says. */
export function savePreferences(c: WebContext, { language, textSize, colour }: Preferences): void {
  const day = c.var.now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  giveCookie(c, preferencesCookie, [language ?? 'any', textSize, colour, day].join('.'));
}

/** What the cookie says, or nothing: a value that is malformed or past its lifetime counts as none (S9). */
export function readPreferences(value: string | undefined, policy: Policy, now: Temporal.Instant): Preferences {
  const [language, textSize, colour, day] = value?.split('.') ?? [];
  const size = textSizes.find((one) => one === textSize);
  const paint = colours.find((one) => one === colour);
  if (!size || !paint || !day || isPast(day, policy, now)) return noPreferences;
  const chosen = languages.find((one) => one === language);
  return { ...(chosen && { language: chosen }), textSize: size, colour: paint };
}

function isPast(day: string, policy: Policy, now: Temporal.Instant): boolean {
  const lifetime = cookieNamed(policy, preferencesCookie)?.lifetime;
  if (!lifetime || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return true;
  try {
    const end = Temporal.PlainDate.from(day).add(lifetime);
    return Temporal.PlainDate.compare(end, now.toZonedDateTimeISO('UTC').toPlainDate()) < 0;
  } catch {
    return true;
  }
}
