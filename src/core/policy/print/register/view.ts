import type { DataClass } from '../../data-class.ts';
import type { Calendar } from '../../deadline/index.ts';
import { dateInWords } from '../../deadline/index.ts';
import { isWithinEea } from '../../eea.ts';
import type { Backups } from '../../general/index.ts';
import type { Recipient } from '../../paragraph.ts';
import type { Policy } from '../../policy.ts';
import { inWords, type Language } from '../../text.ts';
import { stagesInOrder } from '../order.ts';
import { basisInWords, targetInWords, timeoutInWords } from '../words.ts';

/** The record of processing activities: what Art. 30(1) GDPR asks for, and the few things beside it that auditors ask next. */
export interface RegisterView {
  readonly language: Language;
  readonly issued: string;
  /** (a) */
  readonly controller: Contact;
  readonly officer?: Pick<Contact, 'name' | 'email'>;
  readonly activities: readonly Activity[];
}

export interface Contact {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
}

/** One data class, letter by letter. */
export interface Activity {
  readonly name: string;
  readonly title: string;
  readonly section: string;
  /** (b) */
  readonly purposes: readonly { readonly name: string; readonly title: string; readonly basis: string }[];
  readonly basis: string;
  readonly because?: string;
  /** (c) */
  readonly persons: string;
  readonly data: readonly string[];
  /** (d) */
  readonly recipients: readonly RegisterRecipient[];
  /** (e) */
  readonly thirdCountries: readonly string[];
  /** (f) */
  readonly erasure: readonly { readonly stage: string; readonly words: string }[];
  /** (g) */
  readonly measures: readonly string[];
  readonly source: string;
  readonly provision: string;
}

export interface RegisterRecipient {
  readonly name: string;
  readonly title: string;
  readonly kind: Recipient['kind'];
  readonly ground: string;
  readonly country: string;
  readonly active: boolean;
  readonly contract?: string;
}

export interface RegisterOptions {
  readonly calendar: Calendar;
}

export function registerView(policy: Policy, language: Language, { calendar }: RegisterOptions): RegisterView {
  const { controller, officer } = policy;
  const recipients = policy.sections.flatMap((section) => section.recipients);
  const copies = policy.backups ? [copiesInWords(policy.backups, language)] : [];
  return {
    language,
    issued: dateInWords(policy.issued, language, calendar),
    controller: {
      name: controller.name,
      address: `${controller.street}, ${controller.postalCode} ${controller.city}, ${controller.country[language]}`,
      phone: controller.phone,
      email: controller.email,
    },
    ...(officer ? { officer: { name: officer.name, email: officer.email } } : {}),
    activities: policy.sections.flatMap(({ title, classes }) =>
      classes
        .map((dataClass) => activity(dataClass, title[language], recipients, language))
        .map((one) => ({ ...one, measures: [...one.measures, ...copies] })),
    ),
  };
}

function activity(dataClass: DataClass, section: string, all: readonly Recipient[], language: Language): Activity {
  const { basis, purposes, data } = dataClass;
  const recipients = all.filter(({ name }) => dataClass.recipients.includes(name));
  return {
    name: dataClass.name,
    title: dataClass.title[language],
    section,
    purposes: purposes.map(({ name, title, basis: own }) => ({
      name,
      title: title[language],
      basis: basisInWords(own ?? basis, language),
    })),
    basis: basisInWords(basis, language),
    ...(basis.because ? { because: basis.because[language] } : {}),
    persons: dataClass.persons[language],
    data: data.map(({ title }) => title[language]),
    recipients: recipients.map((recipient) => recipientView(recipient, language)),
    thirdCountries: recipients
      .filter(({ country }) => !isWithinEea(country))
      .map(({ title, country }) => `${title[language]} (${country})`),
    erasure: erasures(dataClass, language),
    measures: measures(dataClass, language),
    source: dataClass.source[language],
    provision: dataClass.provision[language],
  };
}

const recipientView = (
  { name, title, kind, ground, country, active, contract }: Recipient,
  language: Language,
): RegisterRecipient => ({
  name,
  title: title[language],
  kind,
  ground: ground[language],
  country,
  active,
  ...(contract ? { contract: `${contract.reference}, ${contract.date}` } : {}),
});

/** What is envisaged for each stage: its period, or what ends it. */
function erasures(dataClass: DataClass, language: Language): Activity['erasure'] {
  return stagesInOrder(dataClass).map(([name, stage]) => ({
    stage: stage.title[language],
    words: stage.after
      ? `${timeoutInWords(dataClass, name, stage.after, language)}, ${then[language]}: ${targetInWords(dataClass, stage.after.to, language)}`
      : untilEvent[language],
  }));
}

function measures({ sealed }: DataClass, language: Language): readonly string[] {
  return sealed === false ? general[language] : [sealing[language], ...general[language]];
}

const copiesInWords = ({ data, keys }: Backups, language: Language): string =>
  ({
    de: `Sicherungskopien ohne Schlüssel höchstens ${inWords(data).de}, Kopien der Schlüssel getrennt davon höchstens ${inWords(keys).de}`,
    en: `backups without keys for at most ${inWords(data).en}, copies of the keys apart from them for at most ${inWords(keys).en}`,
  })[language];

const then = { de: 'danach', en: 'then' } as const;
const untilEvent = { de: 'bis ein Ereignis die Stufe beendet', en: 'until an event ends the stage' } as const;
const sealing = {
  de: 'jeder Datensatz mit eigenem Schlüssel verschlüsselt (AES-256-GCM); beim Löschen wird der Schlüssel vernichtet',
  en: 'each record encrypted under a key of its own (AES-256-GCM); erasing destroys the key',
} as const;
const general = {
  de: [
    'Lesen nur für einen benannten Zweck',
    'signiertes, verkettetes Protokoll ohne personenbezogene Daten',
    'Löschung wird nach jeder Wiederherstellung wiederholt',
  ],
  en: [
    'reading for a named purpose only',
    'signed, chained journal without personal data',
    'erasures repeated after every restore',
  ],
} as const;
