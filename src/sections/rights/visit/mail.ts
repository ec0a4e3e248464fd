import type { Gate, MailKind, MailOrder, Message } from '../../../core/mail/index.ts';
import { type Language, momentInWords } from '../../../core/policy/index.ts';
import type { StoredRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { linkPath } from './link.ts';
import { linkEnd } from './visit.ts';

export const linkMailKind = 'rights.link';

/** The mail with the link to one's own data. It goes to every address alike and says of none whether anything is held. */
export const linkMail = (world: () => World): MailKind => ({
  name: linkMailKind,
  purpose: 'rights.identification',
  compose: (order) => compose(world(), order),
  gate: async (_tx, record, now) => mayLeave(world(), record, now),
});

/** A link that was opened, or is too old to be opened, is no use to anybody. */
const mayLeave = (world: World, { stage, since }: StoredRecord, now: Temporal.Instant): Gate =>
  stage !== 'invited' || Temporal.Instant.compare(linkEnd(world, since), now) <= 0 ? { refused: 'expired' } : 'send';

function compose(world: World, { language, payload }: MailOrder): Message {
  const { rules, baseUrl } = world;
  const { controller } = rules.policy;
  const askedAt = Temporal.Instant.from(payload['askedAt'] ?? '');
  const moment = (at: Temporal.Instant) => momentInWords(at, language, rules.calendar);
  // The language that was asked in, whatever the browser prefers that opens the link.
  const prefix = `/${language}`;
  const link = baseUrl + prefix + linkPath(payload['token'] ?? '');
  const words = { name: controller.name, askedAt: moment(askedAt), validUntil: moment(linkEnd(world, askedAt)), link };
  return {
    subject: subjects[language](controller.name),
    text: [
      ...(language === 'de' ? german(words) : english(words)),
      '-- ',
      `${controller.name}, ${controller.street}, ${controller.postalCode} ${controller.city}`,
      `${labels.imprint[language]}: ${baseUrl}${prefix}/imprint`,
      `${labels.privacy[language]}: ${baseUrl}${prefix}/privacy`,
      '',
    ].join('\n'),
    autoSubmitted: 'auto-generated',
    replyTo: controller.email,
  };
}

interface Words {
  readonly name: string;
  readonly askedAt: string;
  readonly validUntil: string;
  readonly link: string;
}

const subjects: Readonly<Record<Language, (name: string) => string>> = {
  de: (name) => `Ihre Daten bei ${name}: Link zur Einsicht`,
  en: (name) => `Your data at ${name}: link to see them`,
};

const german = ({ name, askedAt, validUntil, link }: Words): readonly string[] => [
  'Guten Tag,',
  '',
  `jemand, vermutlich Sie selbst, hat am ${askedAt}, auf der Website von ${name} gefragt, was zu dieser E-Mail-Adresse gespeichert ist. Diese E-Mail geht an jede angegebene Adresse, gleich ob dort etwas gespeichert ist.`,
  '',
  `Mit diesem Link sehen Sie die Antwort und üben Ihre Rechte aus. Er gilt bis ${validUntil}, und nur einmal:`,
  '',
  link,
  '',
  'Waren Sie es nicht, brauchen Sie nichts zu tun: Ohne den Link sieht niemand etwas, und wir löschen die Anfrage zur selben Zeit.',
  '',
];

const english = ({ name, askedAt, validUntil, link }: Words): readonly string[] => [
  'Hello,',
  '',
  `on ${askedAt}, somebody, presumably you, asked on the website of ${name} what is held about this e-mail address. This mail goes to every address that is given, whether anything is held or not.`,
  '',
  `With this link you see the answer and exercise your rights. It works until ${validUntil}, and only once:`,
  '',
  link,
  '',
  'If it was not you, there is nothing to do: without the link nobody sees anything, and we erase the request at that same time.',
  '',
];

const labels = {
  imprint: { de: 'Impressum', en: 'Imprint' },
  privacy: { de: 'Datenschutz', en: 'Privacy' },
} as const;
