import { longestCookie } from '../law.ts';
import { cookiePlaces } from '../places.ts';
import { fault, type Rule, refuse } from '../rule.ts';

/** What may be stored on a person's device, and how long (§ 25 TDDDG, S8, S9, S11). */
export const cookieRules: readonly Rule[] = [
  refuse('cookie-without-lifetime', function* (policy) {
    for (const { cookie, place } of cookiePlaces(policy))
      if (cookie.kind === 'permanent' && !cookie.lifetime)
        yield fault(
          place,
          'a permanent cookie needs its programmed lifetime (S9). Give it a lifetime, or make it a session cookie.',
        );
  }),
  refuse('cookie-session-with-lifetime', function* (policy) {
    for (const { cookie, place } of cookiePlaces(policy))
      if (cookie.kind === 'session' && cookie.lifetime)
        yield fault(
          place,
          'a session cookie is gone when the browser closes and has no lifetime (S8). Remove the lifetime, or make it permanent.',
        );
  }),
  refuse('cookie-without-ground', function* (policy) {
    for (const { cookie, place } of cookiePlaces(policy))
      if (!Object.values(cookie.ground).some((words) => /25\b.*TDDDG/.test(words)))
        yield fault(
          place,
          'its ground does not name § 25 TDDDG, which comes before the GDPR (S11, Q19). Name the paragraph and number that permit it.',
        );
  }),
  refuse('cookie-lifetime-long', function* (policy) {
    for (const { cookie, place } of cookiePlaces(policy))
      if (cookie.lifetime && isLonger(cookie.lifetime, longestCookie, policy.issued))
        yield fault(
          place,
          `it lives for ${cookie.lifetime.toString()}, longer than ${longestCookie.toString()}. Shorten it: a setting can be asked again.`,
        );
  }),
  refuse('cookie-lifetime-empty', function* (policy) {
    for (const { cookie, place } of cookiePlaces(policy))
      if (cookie.lifetime && cookie.lifetime.sign !== 1)
        yield fault(place, `its lifetime ${cookie.lifetime.toString()} is no time at all. Give a positive one.`);
  }),
];

const isLonger = (one: Temporal.Duration, other: Temporal.Duration, relativeTo: Temporal.PlainDate): boolean =>
  Temporal.Duration.compare(one, other, { relativeTo }) > 0;
