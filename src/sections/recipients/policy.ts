import type { Paragraph, Passage, PromiseOf, Recipient } from '../../core/policy/index.ts';

export interface RecipientsOptions {
  readonly host: Recipient;
  /** Further ones; the inactive are named as possible and get nothing. */
  readonly others: readonly Recipient[];
}

/** The paragraph on who receives data, and on what ground. Nothing leaves for a recipient that is not named here. */
export const recipients = (options: RecipientsOptions): Paragraph => ({
  section: 'recipients',
  title: { de: 'Empfänger und Auftragsverarbeiter', en: 'Recipients and processors' },
  promises,
  passages: [onlyOnGround, trade(options.others), hosting(options.host)],
  classes: [],
  recipients: [options.host, ...options.others],
  cookies: [],
  notices: [],
  settings: { host: options.host.name },
});

const promises: readonly PromiseOf[] = [
  { id: 'S20', title: { de: 'Weitergabe nur mit Rechtsgrund', en: 'Disclosure only on a legal ground' } },
  { id: 'S21', title: { de: 'Versand und Zahlung', en: 'Shipping and payment' } },
  { id: 'S22', title: { de: 'Hosting-Anbieter', en: 'Hosting provider' } },
];

const onlyOnGround: Passage = {
  promises: ['S20'],
  text: {
    de: 'Wir geben Daten an Auftragsverarbeiter und andere Dritte nur weiter, wenn ein Gesetz es erlaubt, wenn Sie eingewilligt haben, wenn eine rechtliche Pflicht besteht oder wenn ein berechtigtes Interesse es verlangt und Ihre Interessen nicht überwiegen. Wer Daten in unserem Auftrag verarbeitet, ist durch einen Vertrag nach Art. 28 DSGVO gebunden. Die Übersicht nennt alle Empfänger; an andere geht nichts.',
    en: 'We pass data on to processors and other third parties only where a law permits it, where you have consented, where a legal duty exists, or where a legitimate interest requires it and your interests do not override it. Whoever processes data on our behalf is bound by a contract under Art. 28 GDPR. The overview names all recipients; nothing goes to others.',
  },
};

const trade = (others: readonly Recipient[]): Passage => {
  const [active, possible] = [others.filter((r) => r.active), others.filter((r) => !r.active)];
  const named = (all: readonly Recipient[], language: 'de' | 'en') =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(all.map((r) => r.title[language]));
  return {
    promises: ['S21'],
    text: {
      de: `Ein Beispiel sind Versand- und Zahlungsdienstleister, die wir brauchen, um einen Vertrag mit Ihnen zu erfüllen (Art. 6 Abs. 1 Buchst. b DSGVO).${active.length > 0 ? ` Zurzeit sind dies: ${named(active, 'de')}.` : ''}${possible.length > 0 ? ` Vorgesehen, aber zurzeit nicht eingesetzt: ${named(possible, 'de')}.` : ''}`,
      en: `Shipping and payment providers are an example: we need them to perform a contract with you (Art. 6(1)(b) GDPR).${active.length > 0 ? ` At present these are: ${named(active, 'en')}.` : ''}${possible.length > 0 ? ` Provided for, but not in use at present: ${named(possible, 'en')}.` : ''}`,
    },
  };
};

const hosting = (host: Recipient): Passage => ({
  promises: ['S22'],
  text: {
    de: `Ein weiteres Beispiel: ${host.title.de}. Bei ihm stehen die Server, auf denen unser Angebot läuft; es liegt in unserem berechtigten Interesse, sie fachkundig betreiben zu lassen (Art. 6 Abs. 1 Buchst. f DSGVO).`,
    en: `Another example: ${host.title.en}. It runs the servers behind our services; having them run by specialists is our legitimate interest (Art. 6(1)(f) GDPR).`,
  },
});
