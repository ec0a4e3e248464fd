import type { MailKind, Message } from '../../core/mail/index.ts';
import { dateAndTimeInWords, type Language } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import { linkPath } from './link.ts';

/** The mail with the link, the same for an invitation and for a sign-in that somebody asked for. */
export const signInMail = (world: () => World): MailKind => ({
  name: 'staff.sign-in',
  purpose: 'staff.sign-in',
  compose: ({ language, payload }) => {
    const { token = '', until = '' } = payload;
    const words = wordsOf[language];
    const { controller, timeZone } = world().rules.policy;
    const end = inWords(Temporal.Instant.from(until), timeZone, language);
    return compose(words, { name: controller.name, link: world().baseUrl + linkPath(token), end });
  },
});

interface Facts {
  readonly name: string;
  readonly link: string;
  readonly end: string;
}

const compose = (words: Words, facts: Facts): Message => ({
  subject: words.subject(facts),
  text: words.text(facts),
  autoSubmitted: 'auto-generated',
});

const inWords = (at: Temporal.Instant, timeZone: string, language: Language): string =>
  dateAndTimeInWords(at, language, { timeZone });

interface Words {
  subject(facts: Facts): string;
  text(facts: Facts): string;
}

const wordsOf: Readonly<Record<Language, Words>> = {
  de: {
    subject: ({ name }) => `Anmeldung bei ${name}`,
    text: ({ name, link, end }) => `Guten Tag,

mit diesem Link melden Sie sich im internen Bereich von ${name} an:

${link}

Er gilt einmal und bis ${end} Uhr. Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun: Ohne den Link kann sich niemand anmelden.

${name}
`,
  },
  en: {
    subject: ({ name }) => `Sign-in at ${name}`,
    text: ({ name, link, end }) => `Hello,

this link signs you in to the internal area of ${name}:

${link}

It works once, until ${end}. If you did not ask for it, you need not do anything: without the link nobody can sign in.

${name}
`,
  },
};
