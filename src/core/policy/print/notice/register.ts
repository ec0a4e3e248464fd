import { periodInWords } from '../../deadline/index.ts';
import type { Cookie, Recipient } from '../../paragraph.ts';
import type { Language } from '../../text.ts';
import { typeset } from './typeset.ts';
import { cookieHead, label, recipientHead, value } from './words.ts';

/** A table of the notice: every cookie of the policy, or every recipient. */
export interface Register {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Name, kind, duration, purpose and ground of every cookie (S6, S9; the duration must be told). */
export const cookieRegister = (cookies: readonly Cookie[], language: Language): Register => ({
  caption: label.cookies[language],
  head: Object.values(cookieHead).map((text) => text[language]),
  rows: cookies.map((cookie) =>
    [
      cookie.name,
      value[cookie.kind][language],
      cookie.lifetime ? periodInWords(cookie.lifetime, language) : value.untilClosed[language],
      `${cookie.title[language]}: ${cookie.purpose[language]}`,
      cookie.ground[language],
    ].map(typeset),
  ),
});

export const recipientRegister = (recipients: readonly Recipient[], language: Language): Register => ({
  caption: label.recipientTable[language],
  head: Object.values(recipientHead).map((text) => text[language]),
  rows: recipients.map((recipient) =>
    [
      recipient.title[language],
      value[recipient.kind][language],
      recipient.ground[language],
      recipient.country === 'EU' ? value.union[language] : recipient.country,
      value[recipient.active ? 'yes' : 'no'][language],
    ].map(typeset),
  ),
});
