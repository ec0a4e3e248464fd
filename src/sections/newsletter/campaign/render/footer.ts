import type { Language } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { listNamed, newsletterSettings } from '../../policy.ts';
import { escaped } from './html.ts';

/** What stands below every issue: why you receive it, who sends it, and last of all the way out (S48, DDG § 5). */
export interface Footer {
  readonly text: string;
  readonly html: string;
}

/** The places in it that differ from mail to mail. */
export interface Places {
  readonly email: string;
  readonly confirmed: string;
  readonly unsubscribe: string;
  readonly preferences: string;
}

export function footer(world: World, language: Language, lists: readonly string[], places: Places): Footer {
  const { controller } = world.rules.policy;
  const prefix = language === 'de' ? '' : `/${language}`;
  const links = {
    imprint: `${world.baseUrl}${prefix}/imprint`,
    privacy: `${world.baseUrl}${prefix}/privacy`,
  };
  const words = language === 'de' ? german : english;
  const why = words.why(namesOf(world, lists, language), places.email, places.confirmed);
  const imprint = `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}, ${controller.country[language]}, ${controller.email}, ${controller.phone}`;
  // One list needs no page to choose from.
  const choice = newsletterSettings(world.rules.policy).lists.length > 1;
  const anchor = (address: string, label: string) => `<a href="${escaped(address)}">${escaped(label)}</a>`;
  return {
    text: [
      '-- ',
      why,
      '',
      imprint,
      `${words.imprint}: ${links.imprint}`,
      `${words.privacy}: ${links.privacy}`,
      '',
      ...(choice ? [`${words.choose}: ${places.preferences}`] : []),
      `${words.out}: ${places.unsubscribe}`,
    ].join('\n'),
    html: [
      `<p>${escaped(why)}</p>`,
      `<p>${escaped(imprint)}<br>${anchor(links.imprint, words.imprint)} · ${anchor(links.privacy, words.privacy)}</p>`,
      ...(choice ? [`<p><a href="${places.preferences}">${escaped(words.choose)}</a></p>`] : []),
      `<p><a href="${places.unsubscribe}">${escaped(words.out)}</a></p>`,
    ].join('\n'),
  };
}

const namesOf = ({ rules }: World, lists: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(
    lists.map((name) => `„${listNamed(rules.policy, name)?.title[language] ?? name}“`),
  );

const german = {
  why: (lists: string, email: string, confirmed: string) =>
    `Sie erhalten diese E-Mail, weil ${email} für ${lists} angemeldet und die Anmeldung am ${confirmed} bestätigt wurde. Sie können die Einwilligung jederzeit widerrufen, auch durch eine Antwort auf diese E-Mail.`,
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  choose: 'Listen auswählen',
  out: 'Newsletter abbestellen',
};

const english: typeof german = {
  why: (lists, email, confirmed) =>
    `You get this mail because ${email} was signed up for ${lists.replace(/[„“]/g, (mark) => (mark === '„' ? '“' : '”'))} and the sign-up was confirmed on ${confirmed}. You can withdraw your consent at any time, also by an answer to this mail.`,
  imprint: 'Imprint',
  privacy: 'Privacy',
  choose: 'Choose lists',
  out: 'Unsubscribe from the newsletter',
};
