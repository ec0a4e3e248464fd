import type { Language } from '../../text.ts';
import { blocks, table } from '../markdown.ts';
import type { Activity, RegisterRecipient, RegisterView } from './view.ts';

export function registerMarkdown(view: RegisterView): string {
  const words = phrases[view.language];
  const { controller, officer } = view;
  return (
    blocks(
      `# ${words.title}`,
      `${words.intro} ${view.issued}.`,
      `## ${words.controller}`,
      table(
        [words.item, words.entry],
        [
          [words.name, controller.name],
          [words.address, controller.address],
          [words.phone, controller.phone],
          [words.email, controller.email],
          [words.officer, officer ? `${officer.name}, ${officer.email}` : words.noOfficer],
        ],
      ),
      `## ${words.overview}`,
      table(
        [words.activity, words.section, words.persons, words.basis],
        view.activities.map(({ title, section, persons, basis }) => [title, section, persons, basis]),
      ),
      ...view.activities.map((activity) => activitySheet(activity, view.language)),
    ).trimEnd() + '\n'
  );
}

function activitySheet(activity: Activity, language: Language): string {
  const words = phrases[language];
  const { purposes, data, recipients, thirdCountries, erasure, measures, because } = activity;
  const rows: readonly (readonly [string, string])[] = [
    [`(b) ${words.purposes}`, each(purposes.map(({ title, basis }) => `${title}: ${basis}`))],
    [words.basis, because === undefined ? activity.basis : `${activity.basis}: ${because}`],
    [`(c) ${words.persons}`, activity.persons],
    [`(c) ${words.data}`, each(data)],
    [
      `(d) ${words.recipients}`,
      recipients.length === 0 ? words.none : each(recipients.map((one) => recipientLine(one, language))),
    ],
    [`(e) ${words.thirdCountries}`, thirdCountries.length === 0 ? words.none : each(thirdCountries)],
    [`(f) ${words.erasure}`, each(erasure.map(({ stage, words: period }) => `${stage}: ${period}`))],
    [`(g) ${words.measures}`, each(measures)],
    [words.source, activity.source],
    [words.provision, activity.provision],
  ];
  return blocks(`## ${activity.title}`, `\`${activity.name}\``, table([words.item, words.entry], rows)).trimEnd();
}

function recipientLine(
  { title, kind, ground, country, active, contract }: RegisterRecipient,
  language: Language,
): string {
  const words = phrases[language];
  const role = kind === 'processor' ? words.processor : words.thirdParty;
  const parts = [
    role,
    country,
    ground,
    ...(contract === undefined ? [] : [`${words.contract} ${contract}`]),
    ...(active ? [] : [words.inactive]),
  ];
  return `${title} (${parts.join('; ')})`;
}

const each = (items: readonly string[]): string => items.join('<br>');

const phrases = {
  de: {
    title: 'Verzeichnis von Verarbeitungstätigkeiten',
    intro: 'Nach Art. 30 Abs. 1 DSGVO, gedruckt aus der geltenden Datenschutzerklärung. Stand:',
    controller: '(a) Verantwortlicher',
    item: 'Angabe',
    entry: 'Inhalt',
    name: 'Name',
    address: 'Anschrift',
    phone: 'Telefon',
    email: 'E-Mail',
    officer: 'Datenschutzbeauftragter',
    noOfficer: 'in der Datenschutzerklärung nicht genannt',
    overview: 'Übersicht',
    activity: 'Verarbeitung',
    section: 'Abschnitt',
    purposes: 'Zwecke',
    basis: 'Rechtsgrundlage',
    persons: 'Betroffene Personen',
    data: 'Kategorien von Daten',
    recipients: 'Empfänger',
    thirdCountries: 'Übermittlung in Drittländer',
    erasure: 'Vorgesehene Löschfristen',
    measures: 'Technische und organisatorische Maßnahmen',
    source: 'Herkunft der Daten',
    provision: 'Bereitstellung',
    none: 'keine',
    processor: 'Auftragsverarbeiter',
    thirdParty: 'Dritter',
    contract: 'Vertrag',
    inactive: 'zurzeit nicht eingesetzt',
  },
  en: {
    title: 'Record of processing activities',
    intro: 'Under Art. 30(1) GDPR, printed from the privacy policy in force. Issued:',
    controller: '(a) Controller',
    item: 'Item',
    entry: 'Entry',
    name: 'Name',
    address: 'Address',
    phone: 'Telephone',
    email: 'E-mail',
    officer: 'Data protection officer',
    noOfficer: 'not named in the privacy notice',
    overview: 'Overview',
    activity: 'Processing',
    section: 'Section',
    purposes: 'Purposes',
    basis: 'Legal basis',
    persons: 'Data subjects',
    data: 'Categories of data',
    recipients: 'Recipients',
    thirdCountries: 'Transfers to third countries',
    erasure: 'Envisaged time limits for erasure',
    measures: 'Technical and organisational measures',
    source: 'Source of the data',
    provision: 'Provision',
    none: 'none',
    processor: 'processor',
    thirdParty: 'third party',
    contract: 'contract',
    inactive: 'not in use at present',
  },
} as const;
