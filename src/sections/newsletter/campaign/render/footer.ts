import type { Language } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { objectionSentence } from '../../customer/notice.ts';
import { newsletterSettings } from '../../policy.ts';
import { slot } from './fields.ts';
import { escaped } from './html.ts';

/** What stands below every issue: why you receive it, who sends it, and last of all the way out (S48, DDG § 5). */
export interface Footer {
  readonly text: string;
  readonly html: string;
}

/** The places in it that differ from mail to mail. */
export interface Places {
  readonly email: string;
  /** The list that somebody is signed up for: an issue to several lists says of nobody that they are on all of them. */
  readonly listed: string;
  readonly confirmed: string;
  readonly unsubscribe: string;
  readonly preferences: string;
}

/** `to`: whoever is signed up for a list, or customers, who are mailed because the law permits it (S43). */
export function footer(world: World, language: Language, to: 'list' | 'customer', places: Places): Footer {
  const { controller } = world.rules.policy;
  const prefix = language === 'de' ? '' : `/${language}`;
  const links = {
    imprint: `${world.baseUrl}${prefix}/imprint`,
    privacy: `${world.baseUrl}${prefix}/privacy`,
  };
  const words = language === 'de' ? german : english;
  const isCustomer = to === 'customer';
  const why = isCustomer
    ? words.law(places.email, places.confirmed)
    : words.why(places.listed, places.email, places.confirmed);
  const out = isCustomer ? words.object : words.out;
  const imprint = `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}, ${controller.country[language]}, ${controller.email}, ${controller.phone}`;
  // One list needs no page to choose from.
  const choice = !isCustomer && newsletterSettings(world.rules.policy).lists.length > 1;
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
      `${out}: ${places.unsubscribe}`,
    ].join('\n'),
    html: [
      `<p>${escaped(why)}</p>`,
      `<p>${escaped(imprint)}<br>${anchor(links.imprint, words.imprint)} · ${anchor(links.privacy, words.privacy)}</p>`,
      ...(choice ? [`<p><a href="${places.preferences}">${escaped(words.choose)}</a></p>`] : []),
      `<p><a href="${places.unsubscribe}">${escaped(out)}</a></p>`,
    ].join('\n'),
  };
}

/** What stands below each mail to a customer, with its places open: the words that have to be proved. */
export const objectionInMail = (world: World, language: Language): string =>
  footer(world, language, 'customer', places).text;

/** Every place as it stands in what is made once for all. */
export const places: Places = {
  email: slot('email'),
  listed: slot('listed'),
  confirmed: slot('confirmed'),
  unsubscribe: slot('unsubscribe'),
  preferences: slot('preferences'),
};

const german = {
  why: (list: string, email: string, confirmed: string) =>
    `Sie erhalten diese E-Mail, weil ${email} für ${list} angemeldet und die Anmeldung am ${confirmed} bestätigt wurde. Sie können die Einwilligung jederzeit widerrufen, auch durch eine Antwort auf diese E-Mail.`,
  law: (email: string, sold: string) =>
    `Sie erhalten diese Werbung, weil Sie bei Ihrem Kauf am ${sold} die Adresse ${email} angegeben haben und das Gesetz Werbung für eigene ähnliche Angebote dann auch ohne Einwilligung erlaubt (§ 7 Abs. 3 UWG, Art. 6 Abs. 1 Buchst. f DSGVO). ${objectionSentence.de} Es genügt der Link am Ende oder eine Antwort auf diese E-Mail.`,
  imprint: 'Impressum',
  privacy: 'Datenschutz',
  choose: 'Listen auswählen',
  out: 'Newsletter abbestellen',
  object: 'Der Werbung widersprechen',
};

const english: typeof german = {
  why: (list, email, confirmed) =>
    `You get this mail because ${email} was signed up for ${list} and the sign-up was confirmed on ${confirmed}. You can withdraw your consent at any time, also by an answer to this mail.`,
  law: (email, sold) =>
    `You get this advertising because you gave the address ${email} with your purchase on ${sold}, and the law then permits advertising of own similar offers without consent (section 7(3) UWG, Art. 6(1)(f) GDPR). ${objectionSentence.en} The link at the end or an answer to this mail is enough.`,
  imprint: 'Imprint',
  privacy: 'Privacy',
  choose: 'Choose lists',
  out: 'Unsubscribe from the newsletter',
  object: 'Object to advertising',
};
