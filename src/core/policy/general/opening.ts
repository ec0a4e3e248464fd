import type { Passage } from '../paragraph.ts';
import type { Controller, Facts } from './operator.ts';

/** Before the sections: who is responsible, what this is about, what the words mean. */
export const opening = (facts: Facts): readonly Passage[] => [
  responsible(facts.controller),
  officer(facts),
  scope,
  personalData,
  online,
];

const responsible = (c: Controller): Passage => ({
  promises: ['S1', 'S2'],
  heading: { de: 'Verantwortliche Stelle', en: 'Controller' },
  text: {
    de: `Verantwortlich für die Verarbeitung Ihrer personenbezogenen Daten ist die ${c.name}, ${c.street}, ${c.postalCode} ${c.city}, ${c.country.de}. Sie erreichen uns in allen Fragen des Datenschutzes und zur Ausübung Ihrer Rechte telefonisch unter ${c.phone} und per E-Mail unter ${c.email}.${alike(c, 'de')}`,
    en: `The controller responsible for processing your personal data is ${c.name}, ${c.street}, ${c.postalCode} ${c.city}, ${c.country.en}. You can reach us about any question of data protection, and to exercise your rights, by telephone on ${c.phone} and by e-mail at ${c.email}.${alike(c, 'en')}`,
  },
});

// Q1: both published mailboxes lead to the same desk.
function alike({ aliases }: Controller, language: 'de' | 'en'): string {
  if (aliases.length === 0) return '';
  const all = new Intl.ListFormat(language, { type: 'disjunction' }).format(aliases);
  return language === 'de'
    ? ` Nachrichten an ${all} erreichen dieselbe Stelle.`
    : ` Messages to ${all} reach the same desk.`;
}

const officer = ({ officer: named, controller }: Facts): Passage => ({
  promises: [],
  text: named
    ? {
        de: `Unsere Datenschutzbeauftragte oder unser Datenschutzbeauftragter: ${named.name}, ${named.email}.`,
        en: `Our data protection officer: ${named.name}, ${named.email}.`,
      }
    : // A policy that names no officer says nothing about one: whether one is due is the operator's to know (BDSG § 38).
      {
        de: `Fragen zum Datenschutz beantworten wir unter ${controller.email}.`,
        en: `We answer questions of data protection at ${controller.email}.`,
      },
});

const scope: Passage = {
  promises: ['S90'],
  heading: { de: 'Worum es hier geht', en: 'What this is about' },
  text: {
    de: 'In dieser Erklärung lesen Sie, welche Daten wir erheben, wozu wir sie nutzen, auf welcher Rechtsgrundlage, wer sie erhält und wann sie gelöscht werden. Jede Frist, die Sie hier lesen, ist zugleich die Frist, nach der unsere Systeme löschen. Die Erklärung ist von jeder Seite, jedem Formular und jeder unserer E-Mails aus erreichbar.',
    en: 'This notice tells you which data we collect, what we use them for, on which legal basis, who receives them and when they are erased. Every period you read here is also the period by which our systems erase. The notice can be reached from every page, every form and every e-mail of ours.',
  },
};

const personalData: Passage = {
  promises: ['S3', 'S4'],
  heading: { de: 'Was personenbezogene Daten sind', en: 'What personal data are' },
  text: {
    de: 'Personenbezogen ist jede Information, die sich auf einen bestimmten oder bestimmbaren Menschen bezieht (Art. 4 Nr. 1 DSGVO). Name, Anschrift und E-Mail-Adresse gehören ebenso dazu wie eine Kennung, die ein Gerät im Netz hinterlässt. Ist ungewiss, ob eine Angabe personenbezogen ist, behandeln wir sie so.',
    en: 'Personal data are any information that relates to an identified or identifiable human being (Art. 4(1) GDPR). A name, a postal address and an e-mail address belong to them, and so does an identifier that a device leaves online. Where it is uncertain whether a detail is personal, we treat it as such.',
  },
};

const online: Passage = {
  promises: ['S5'],
  text: {
    de: 'Auch IP-Adressen und Cookies können auf einen Menschen schließen lassen. Wir schützen, beauskunften und löschen sie deshalb wie alle anderen personenbezogenen Daten.',
    en: 'IP addresses and cookies, too, may allow conclusions about a person. We therefore protect them, disclose them on request and erase them like all other personal data.',
  },
};
