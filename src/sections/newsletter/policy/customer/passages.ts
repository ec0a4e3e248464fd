import { type Language, type Passage, periodInWords, type Text } from '../../../../core/policy/index.ts';
import type { CustomerOptions } from './options.ts';

/** What the notice says of advertising by permission of law; the box of Art. 21(4) GDPR names advertising as well. */
export const customerPassages = (customers: CustomerOptions): readonly Passage[] => [
  permission(customers),
  ending(customers),
  objecting,
];

/** "online software and what the online shop offers". */
export const offersInWords = (titles: readonly Text[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(titles.map((title) => title[language]));

const permission = ({ offers, incomplete }: CustomerOptions): Passage => {
  const titles = offers.map(({ title }) => title);
  return {
    promises: ['S34', 'S43'],
    heading: { de: 'Werbung an Kundinnen und Kunden', en: 'Advertising to customers' },
    beside: 'newsletter.customer',
    text: {
      de: `Haben Sie bei uns gekauft, dürfen wir Ihnen auch ohne Einwilligung Werbung per E-Mail senden (§ 7 Abs. 3 UWG, Art. 6 Abs. 1 Buchst. f DSGVO), wenn vier Voraussetzungen zusammen erfüllt und bei uns belegt sind: Wir haben Ihre Adresse beim Verkauf einer Ware oder Dienstleistung von Ihnen erhalten; wir werben nur für eigene ähnliche Angebote (${offersInWords(titles, 'de')}); Sie haben nicht widersprochen; und Sie wurden beim Kauf und werden in jeder E-Mail klar darauf hingewiesen, dass Sie jederzeit widersprechen können. Fehlt auch nur eine davon, senden wir nichts und löschen den Eintrag nach höchstens ${periodInWords(incomplete.period, 'de', { case: 'dative' })}.`,
      en: `If you have bought from us, we may send you advertising by e-mail without consent as well (section 7(3) UWG, Art. 6(1)(f) GDPR) where four conditions are met together and evidenced with us: we obtained your address from you with the sale of goods or a service; we advertise own similar offers alone (${offersInWords(titles, 'en')}); you have not objected; and you were told clearly with the sale, and are told in every mail, that you can object at any time. Where even one is missing we send nothing, and erase the entry after ${periodInWords(incomplete.period, 'en')} at the most.`,
    },
  };
};

const ending = ({ sale, objection }: CustomerOptions): Passage => ({
  promises: ['S43'],
  text: {
    de: `Liegt Ihr letzter Kauf ${periodInWords(sale.period, 'de')} zurück, endet diese Werbung von selbst. Was danach bleibt, dient allein dem Nachweis, dass sie erlaubt war, und wird wie der Nachweis einer Einwilligung gelöscht; haben wir Ihnen nie geschrieben, löschen wir sofort alles. Einen Widerspruch merken wir uns höchstens ${periodInWords(objection.period, 'de')} lang, damit Sie keine Werbung mehr bekommen (Art. 21 Abs. 3 DSGVO).`,
    en: `When your last sale is ${periodInWords(sale.period, 'en')} past, this advertising ends by itself. What stays then only proves that it was permitted, and is erased like the proof of a consent; if we never wrote to you, we erase everything at once. We remember an objection for ${periodInWords(objection.period, 'en')} at the most, so that you get no advertising any more (Art. 21(3) GDPR).`,
  },
});

const objecting: Passage = {
  promises: ['S43'],
  heading: { de: 'Der Werbung widersprechen', en: 'Objecting to advertising' },
  text: {
    de: 'Der Verwendung Ihrer Adresse für Werbung können Sie jederzeit widersprechen, ohne dass hierfür andere als die Übermittlungskosten nach den Basistarifen entstehen: über den Link am Ende jeder solchen E-Mail, durch eine Antwort darauf oder auf jedem anderen Weg. Der Widerspruch wirkt sofort und braucht keinen Grund (Art. 21 Abs. 2 und 3 DSGVO).',
    en: 'You can object to the use of your address for advertising at any time, without any costs other than those of transmission by the basic rates: by the link at the end of every such mail, by an answer to it, or in any other way. The objection takes effect at once and needs no reason (Art. 21(2) and (3) GDPR).',
  },
};
