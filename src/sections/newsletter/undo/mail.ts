import type { MailKind, MailOrder, Message } from '../../../core/mail/index.ts';
import { dateInWords, instants, type Language, lastDayBefore } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { confirmationPath } from '../link.ts';
import { confirmationMail } from '../mails/confirmation.ts';
import { momentInWords } from '../moment.ts';
import { firstList, type List, listNamed, newsletterSettings } from '../policy.ts';

export const undoMailKind = 'newsletter.undo';

/** Confirms the end and shows the way back. It leaves under the limits of every confirmation mail. */
export const undoMail = (world: () => World): MailKind => ({
  ...confirmationMail(world),
  name: undoMailKind,
  compose: (order) => compose(world(), order),
});

interface Words {
  /** Named where there are several. */
  readonly list: string | undefined;
  readonly endedAt: string;
  readonly validUntil: string;
  readonly erasedBy: string;
  readonly link: string;
}

/** The text with its places left open, as it is archived with each consent that comes of it. */
export const undoTemplate = (world: World, list: List, language: Language): string =>
  `${subjectIn(world, language)}\n\n${textIn(world, language, {
    list: titleOf(world, list, language),
    endedAt: '{ended-at}',
    validUntil: '{valid-until}',
    erasedBy: '{erased-by}',
    link: '{link}',
  })}`;

function compose(world: World, { language, payload }: MailOrder): Message {
  const { policy, calendar } = world.rules;
  const endedAt = Temporal.Instant.from(payload['requestedAt'] ?? '');
  const validUntil = Temporal.Instant.from(payload['validUntil'] ?? '');
  const gone = instants(newsletterSettings(policy).unconfirmed, endedAt, calendar).goneBy;
  const list = listNamed(policy, payload['list'] ?? '') ?? firstList(policy);
  const prefix = language === 'de' ? '' : `/${language}`;
  return {
    subject: subjectIn(world, language),
    text: textIn(world, language, {
      list: titleOf(world, list, language),
      endedAt: momentInWords(endedAt, language, calendar),
      validUntil: momentInWords(validUntil, language, calendar),
      erasedBy: dateInWords(lastDayBefore(gone, calendar), language, calendar),
      link: world.baseUrl + prefix + confirmationPath(payload['token'] ?? ''),
    }),
    autoSubmitted: 'auto-generated',
    replyTo: policy.controller.email,
  };
}

const titleOf = ({ rules }: World, list: List, language: Language): string | undefined =>
  newsletterSettings(rules.policy).lists.length > 1 ? list.title[language] : undefined;

const subjectIn = ({ rules }: World, language: Language): string =>
  language === 'de'
    ? `Abbestellt: Newsletter von ${rules.policy.controller.name}`
    : `Unsubscribed: newsletter of ${rules.policy.controller.name}`;

/** No logo, no slogan, no regret: whoever has just said no is told that it was done, and how to take it back (UWG section 7). */
function textIn({ rules, baseUrl }: World, language: Language, words: Words): string {
  const { controller } = rules.policy;
  const prefix = language === 'de' ? '' : `/${language}`;
  return [
    ...(language === 'de' ? german(controller.name, words) : english(controller.name, words)),
    '-- ',
    `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
    `${language === 'de' ? 'Impressum' : 'Imprint'}: ${baseUrl}${prefix}/imprint`,
    `${language === 'de' ? 'Datenschutz' : 'Privacy'}: ${baseUrl}${prefix}/privacy`,
    '',
  ].join('\n');
}

const german = (name: string, { list, endedAt, validUntil, erasedBy, link }: Words): readonly string[] => [
  'Guten Tag,',
  '',
  `der Newsletter${list ? ` „${list}“` : ''} von ${name} ist für diese E-Mail-Adresse abbestellt, seit ${endedAt}. Sie erhalten ihn nicht mehr; zu tun ist nichts.`,
  '',
  `War das ein Versehen, auch durch jemanden, dem Sie eine Ausgabe weitergeleitet haben, können Sie ihn bis ${validUntil} wieder abonnieren. Der Link gilt einmal:`,
  '',
  link,
  '',
  `Es kommt dazu keine weitere E-Mail. Was wir für diesen Rückweg aufbewahren, löschen wir spätestens am ${erasedBy}.`,
  '',
];

const english = (name: string, { list, endedAt, validUntil, erasedBy, link }: Words): readonly string[] => [
  'Hello,',
  '',
  `this e-mail address is unsubscribed from the newsletter ${list ? `“${list}” ` : ''}of ${name}, since ${endedAt}. You do not get it any more; there is nothing to do.`,
  '',
  `If that was by accident, or done by somebody to whom you forwarded an issue, you can subscribe again until ${validUntil}. The link works once:`,
  '',
  link,
  '',
  `There will be no further mail about this. What we keep for this way back we erase by the end of ${erasedBy}.`,
  '',
];
