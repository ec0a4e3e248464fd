import type { MailKind, MailOrder, Message } from '../../../../core/mail/index.ts';
import { dateInWords, instants, type Language, lastDayBefore, type Policy } from '../../../../core/policy/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { confirmationPath } from '../../link.ts';
import { confirmationMail } from '../../mails/confirmation.ts';
import { momentInWords } from '../../moment.ts';
import { listNamed, newsletterSettings, topicsInWords } from '../../policy.ts';

export const questionMailKind = 'newsletter.import-question';

/** Asks somebody whose consent is not evidenced, once. It may leave under the same limits as every other confirmation mail. */
export const questionMail = (world: () => World): MailKind => ({
  ...confirmationMail(world),
  name: questionMailKind,
  compose: (order) => compose(world(), order),
});

/** The sentence that is consented to by confirming, for one list. */
export function askedConsent(policy: Policy, list: string, language: Language): string {
  const { name, email } = policy.controller;
  const topics = topicsInWords(listNamed(policy, list)?.topics ?? [], language);
  return language === 'de'
    ? `Mit der Bestätigung willigen Sie ein, dass ${name} Ihnen an diese Adresse einen Newsletter per E-Mail sendet. Er handelt von nichts anderem als: ${topics}. Sie können die Einwilligung jederzeit widerrufen, über den Link am Ende jedes Newsletters oder auf jedem anderen Weg, etwa an ${email}.`
    : `By confirming you consent to ${name} sending you a newsletter by e-mail to this address. It is about nothing but: ${topics}. You can withdraw the consent at any time, by the link at the end of every newsletter or in any other way, for instance to ${email}.`;
}

interface Words {
  readonly list: string;
  readonly origin: string;
  readonly validUntil: string;
  readonly erasedBy: string;
  readonly link: string;
}

/** The text with its places left open, as it is archived with each consent. */
export const questionTemplate = (world: World, list: string, language: Language): string =>
  textOf(world, language, {
    list,
    origin: '{origin}',
    validUntil: '{valid-until}',
    erasedBy: '{erased-by}',
    link: '{link}',
  });

function compose(world: World, { language, payload }: MailOrder): Message {
  const { policy, calendar } = world.rules;
  const requestedAt = Temporal.Instant.from(payload['requestedAt'] ?? '');
  const validUntil = Temporal.Instant.from(payload['validUntil'] ?? '');
  const gone = instants(newsletterSettings(policy).unconfirmed, requestedAt, calendar).goneBy;
  const prefix = language === 'de' ? '' : `/${language}`;
  return {
    subject:
      language === 'de'
        ? `Newsletter von ${policy.controller.name}: Ihre Bestätigung fehlt`
        : `Newsletter of ${policy.controller.name}: your confirmation is missing`,
    text: textOf(world, language, {
      list: payload['list'] ?? '',
      origin: payload['origin'] ?? '',
      validUntil: momentInWords(validUntil, language, calendar),
      erasedBy: dateInWords(lastDayBefore(gone, calendar), language, calendar),
      link: world.baseUrl + prefix + confirmationPath(payload['token'] ?? ''),
    }),
    autoSubmitted: 'auto-generated',
    replyTo: policy.controller.email,
  };
}

/** As plain as the confirmation mail, for the same reason: it must not be advertising itself. */
function textOf({ rules, baseUrl }: World, language: Language, words: Words): string {
  const { policy } = rules;
  const { controller } = policy;
  const prefix = language === 'de' ? '' : `/${language}`;
  const consent = askedConsent(policy, words.list, language);
  return [
    ...(language === 'de' ? german(controller.name, words, consent) : english(controller.name, words, consent)),
    '-- ',
    `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
    `${language === 'de' ? 'Impressum' : 'Imprint'}: ${baseUrl}${prefix}/imprint`,
    `${language === 'de' ? 'Datenschutz' : 'Privacy'}: ${baseUrl}${prefix}/privacy`,
    '',
  ].join('\n');
}

const german = (name: string, { origin, validUntil, erasedBy, link }: Words, consent: string): readonly string[] => [
  'Guten Tag,',
  '',
  `diese E-Mail-Adresse steht in einer früheren Liste für den Newsletter von ${name}. Sie stammt von hier: ${origin}.`,
  '',
  'Dass Sie eingewilligt haben, können wir nicht vollständig belegen. Deshalb erhalten Sie den Newsletter nur, wenn Sie es',
  `bis ${validUntil} bestätigen:`,
  '',
  link,
  '',
  consent,
  '',
  `Möchten Sie das nicht, brauchen Sie nichts zu tun: Sie erhalten dazu keine weitere E-Mail, und wir löschen Ihre Adresse hier spätestens am ${erasedBy}.`,
  '',
];

const english = (name: string, { origin, validUntil, erasedBy, link }: Words, consent: string): readonly string[] => [
  'Hello,',
  '',
  `this e-mail address stands in a former list for the newsletter of ${name}. It comes from here: ${origin}.`,
  '',
  'We cannot fully show that you consented. You therefore get the newsletter only if you confirm it',
  `by ${validUntil}:`,
  '',
  link,
  '',
  consent,
  '',
  `If you do not want that, there is nothing to do: you get no further mail about it, and we erase your address here by the end of ${erasedBy}.`,
  '',
];
