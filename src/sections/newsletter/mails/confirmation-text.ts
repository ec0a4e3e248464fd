import type { Language, Policy } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';

/** What differs from mail to mail; nothing of it was typed by anyone. */
export interface ConfirmationWords {
  readonly requestedAt: string;
  readonly validUntil: string;
  readonly erasedBy: string;
  readonly link: string;
  /** Named where there are several. */
  readonly list?: string | undefined;
  /** The newsletter goes to another address so far, which is not named: nobody has shown yet who reads here. */
  readonly moves?: 'moves' | undefined;
}

export const confirmationSubject = ({ controller }: Policy, language: Language, moves?: 'moves'): string =>
  moves
    ? {
        de: `Bitte bestätigen: neue Adresse für den Newsletter von ${controller.name}`,
        en: `Please confirm: new address for the newsletter of ${controller.name}`,
      }[language]
    : language === 'de'
      ? `Bitte bestätigen: Anmeldung zum Newsletter von ${controller.name}`
      : `Please confirm: sign-up for the newsletter of ${controller.name}`;

/**
 * Courts allow this mail only while it is no advertising (OLG Düsseldorf I-15 U 64/15, LG Stendal 22 S 87/20): no logo, no
 * slogan, no greeting from the company; who asked for what and when, one link, and that doing nothing ends it.
 */
export function confirmationText({ rules, baseUrl }: World, language: Language, words: ConfirmationWords): string {
  const { controller } = rules.policy;
  const lines = language === 'de' ? german(controller.name, words) : english(controller.name, words);
  const prefix = language === 'de' ? '' : `/${language}`;
  const imprint = language === 'de' ? 'Impressum' : 'Imprint';
  const privacy = language === 'de' ? 'Datenschutz' : 'Privacy';
  return [
    ...lines,
    '-- ',
    `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
    `${imprint}: ${baseUrl}${prefix}/imprint`,
    `${privacy}: ${baseUrl}${prefix}/privacy`,
    '',
  ].join('\n');
}

const german = (
  name: string,
  { requestedAt, validUntil, erasedBy, link, list, moves }: ConfirmationWords,
): readonly string[] => [
  'Guten Tag,',
  '',
  moves
    ? `am ${requestedAt}, hat jemand, vermutlich Sie selbst, ${name} gebeten, den Newsletter${list ? ` „${list}“` : ''} künftig an diese E-Mail-Adresse zu senden statt an die bisherige.`
    : `jemand, vermutlich Sie selbst, hat diese E-Mail-Adresse am ${requestedAt}, auf der Website von ${name} zum Newsletter${list ? ` „${list}“` : ''} angemeldet.`,
  '',
  `Waren Sie das, bestätigen Sie es bitte bis ${validUntil}:`,
  '',
  link,
  '',
  `Waren Sie es nicht, brauchen Sie nichts zu tun: Ohne Bestätigung erhalten Sie zu dieser Anmeldung keine weitere E-Mail, und wir löschen sie spätestens am ${erasedBy}.`,
  '',
];

const english = (
  name: string,
  { requestedAt, validUntil, erasedBy, link, list, moves }: ConfirmationWords,
): readonly string[] => [
  'Hello,',
  '',
  moves
    ? `on ${requestedAt}, somebody, presumably you, asked ${name} to send the newsletter ${list ? `“${list}” ` : ''}to this e-mail address instead of the one before.`
    : `on ${requestedAt}, somebody, presumably you, signed this e-mail address up for the newsletter ${list ? `“${list}” ` : ''}on the website of ${name}.`,
  '',
  `If it was you, please confirm by ${validUntil}:`,
  '',
  link,
  '',
  `If it was not you, there is nothing to do: without confirmation you get no further mail about this sign-up, and we erase it by the end of ${erasedBy}.`,
  '',
];
