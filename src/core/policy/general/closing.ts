import { isWithinEea } from '../eea.ts';
import type { Paragraph, Passage } from '../paragraph.ts';
import { inWords, type Text } from '../text.ts';
import type { Backups, Facts, StatutoryDuty } from './operator.ts';

/** After the sections: erasure and retention in general, and what holds for all of them. */
export const closing = ({ statutory, sections, timeZone, backups }: Facts): readonly Passage[] => [
  ...erasure,
  copies(backups),
  counting(timeZone),
  ...(statutory.length > 0 ? [duties(statutory)] : []),
  blocking,
  thirdCountries(sections),
  provision,
  nothingElse,
  grounds,
  versions,
];

const erasure: readonly Passage[] = [
  {
    promises: ['S83', 'S84', 'S85'],
    heading: { de: 'Löschung im Allgemeinen', en: 'Erasure in general' },
    text: {
      de: 'Wir löschen personenbezogene Daten, sobald sie für ihren Zweck nicht mehr erforderlich sind und keine gesetzliche Aufbewahrungspflicht entgegensteht (Art. 17 Abs. 1 Buchst. a DSGVO). Nennt diese Erklärung für eine Datenart eine eigene Frist, so gilt diese. Allein ein benannter Vorfall, ein Rechtsstreit oder eine behördliche Anordnung kann die Löschung einzelner Daten aufschieben, und nur so lange, bis er oder sie erledigt ist.',
      en: 'We erase personal data as soon as they are no longer needed for their purpose and no statutory duty of retention stands in the way (Art. 17(1)(a) GDPR). Where this notice names a period of its own for a kind of data, that period applies. Only a named incident, a legal dispute or an order by an authority can suspend the erasure of particular data, and only until it is settled.',
    },
  },
  {
    promises: [],
    text: {
      de: 'Mit den Daten vernichten wir den Schlüssel, mit dem sie verschlüsselt waren. Über jede Löschung führen wir ein Protokoll, das keine personenbezogenen Daten enthält.',
      en: 'Together with the data we destroy the key under which they were encrypted. We keep a journal of every erasure that contains no personal data.',
    },
  },
];

/** Backups have periods of their own, beside those of the data (DIN 66398; Q12). */
const copies = (backups: Backups | undefined): Passage => ({
  promises: [],
  text: {
    de: `Sicherungskopien enthalten diese Schlüssel nicht und auch keine Zugriffsprotokolle; wird eine ältere Kopie eingespielt, wird jede seither geschehene Löschung und jeder Widerruf wiederholt, bevor jemand die Daten lesen kann.${backups ? ` Sicherungskopien bewahren wir ${inWords(backups.data).de} auf, die getrennt verwahrten Kopien der Schlüssel ${inWords(backups.keys).de}.` : ''}`,
    en: `Backups contain neither these keys nor access logs; when an older backup is restored, every erasure and every withdrawal since then is repeated before anybody can read the data.${backups ? ` We keep backups for ${inWords(backups.data).en}, and the copies of the keys, which are stored apart, for ${inWords(backups.keys).en}.` : ''}`,
  },
});

const counting = (timeZone: string): Passage => ({
  promises: [],
  text: {
    de: `Fristen rechnen wir in der Zeitzone ${timeZone}; als Feiertage gelten die gesetzlichen an unserem Sitz. Höchstfristen verlängern sich dadurch nie, Ihre Fristen zur Antwort enden an einem Werktag.`,
    en: `Periods are counted in the time zone ${timeZone}; public holidays are those at our seat. Maximum periods are never extended by them, your times to answer end on a working day.`,
  },
});

const duties = (statutory: readonly StatutoryDuty[]): Passage => ({
  promises: ['S84', 'S88'],
  heading: { de: 'Gesetzliche Aufbewahrung', en: 'Statutory retention' },
  text: {
    de: `Handels- und steuerrechtliche Vorschriften verpflichten uns, bestimmte Unterlagen aufzubewahren: ${statutory.map((d) => `${d.title.de} ${inWords(d.keep).de} (${d.law.de})`).join('; ')}. Diese Fristen beginnen jeweils mit dem Ende des Kalenderjahres, in dem die Unterlage entstanden ist. Rechtsgrundlage ist Art. 6 Abs. 1 Buchst. c DSGVO.`,
    en: `Commercial and tax law oblige us to keep certain documents: ${statutory.map((d) => `${d.title.en} for ${inWords(d.keep).en} (${d.law.en})`).join('; ')}. Each of these periods begins at the end of the calendar year in which the document was created. The legal basis is Art. 6(1)(c) GDPR.`,
  },
});

const blocking: Passage = {
  promises: ['S86', 'S87'],
  heading: { de: 'Sperrung', en: 'Blocking' },
  text: {
    de: 'Daten, die wir nur noch wegen einer solchen Pflicht aufbewahren, sind gesperrt: Ihre Verarbeitung ist eingeschränkt, unsere Systeme geben sie für keinen anderen Zweck heraus. Nach Ablauf der Pflicht werden sie gelöscht.',
    en: 'Data that we keep only because of such a duty are blocked: their processing is restricted and our systems release them for no other purpose. When the duty ends they are erased.',
  },
};

function thirdCountries(sections: readonly Paragraph[]): Passage {
  const abroad = sections.flatMap((s) => s.recipients).filter((r) => r.active && !isWithinEea(r.country));
  const named = (language: 'de' | 'en') => abroad.map((r) => `${r.title[language]} (${r.country})`).join('; ');
  const text: Text =
    abroad.length === 0
      ? {
          de: 'Wir übermitteln keine personenbezogenen Daten in Länder außerhalb der Europäischen Union und des Europäischen Wirtschaftsraums und haben dies auch nicht vor.',
          en: 'We transfer no personal data to countries outside the European Union and the European Economic Area, nor do we intend to.',
        }
      : {
          de: `Empfänger außerhalb der Europäischen Union und des Europäischen Wirtschaftsraums: ${named('de')}. Die Übermittlung geschieht nur unter den Voraussetzungen der Art. 44 bis 49 DSGVO; die vereinbarten Garantien nennen wir Ihnen auf Anfrage.`,
          en: `Recipients outside the European Union and the European Economic Area: ${named('en')}. Data are transferred only under the conditions of Art. 44 to 49 GDPR; we tell you the agreed safeguards on request.`,
        };
  return { promises: ['S92'], heading: { de: 'Drittländer', en: 'Third countries' }, text };
}

const provision: Passage = {
  promises: [],
  heading: { de: 'Müssen Sie Daten angeben?', en: 'Must you provide data?' },
  text: {
    de: 'Sie sind nicht verpflichtet, uns Daten bereitzustellen, es sei denn, bei einer Datenart ist es eigens vermerkt. Dort steht jeweils auch, was ohne die Angabe nicht möglich ist; weitere Nachteile entstehen Ihnen nicht.',
    en: 'You are not obliged to provide us with data, unless this is expressly noted for a kind of data. There this notice also says what is not possible without them; you suffer no other disadvantage.',
  },
};

const nothingElse: Passage = {
  promises: ['S92'],
  heading: { de: 'Was wir nicht tun', en: 'What we do not do' },
  text: {
    de: 'Was in dieser Erklärung nicht steht, tun wir nicht. Wir treffen keine automatisierten Entscheidungen im Sinne des Art. 22 DSGVO und bilden keine Profile. Wir messen weder Ihre Besuche noch, ob Sie eine E-Mail öffnen oder einen Verweis darin anklicken. Unsere Seiten und E-Mails laden nichts von fremden Servern, auch keine Schriften oder Bilder.',
    en: 'What this notice does not name, we do not do. We take no automated decisions within the meaning of Art. 22 GDPR and build no profiles. We measure neither your visits nor whether you open an e-mail or follow a link in it. Our pages and e-mails load nothing from other servers, not even fonts or pictures.',
  },
};

const grounds: Passage = {
  promises: ['S91'],
  heading: { de: 'Rechtsgrundlagen', en: 'Legal bases' },
  text: {
    de: 'Zu jeder Datenart nennt diese Erklärung ihre Rechtsgrundlage. Es sind allein: Ihre Einwilligung (Art. 6 Abs. 1 Buchst. a DSGVO), ein Vertrag mit Ihnen oder dessen Anbahnung (Buchst. b), eine gesetzliche Pflicht (Buchst. c) und ein berechtigtes Interesse, das wir jeweils benennen (Buchst. f).',
    en: 'For each kind of data this notice names its legal basis. There are no others than these: your consent (Art. 6(1)(a) GDPR), a contract with you or steps towards it (point b), a legal duty (point c) and a legitimate interest, which we name in each case (point f).',
  },
};

const versions: Passage = {
  promises: ['S89', 'S90'],
  heading: { de: 'Stand und Änderungen', en: 'Date and changes' },
  text: {
    de: 'Diese Erklärung trägt das Datum ihres Standes und eine Prüfsumme; frühere Fassungen bleiben auf dieser Website nachzulesen. Über Änderungen, die Sie wesentlich betreffen, unterrichten wir Sie eigens. Es gilt die deutsche Fassung; andere Sprachen dienen dem Verständnis.',
    en: 'This notice bears its date and a checksum; earlier versions remain available on this website. We inform you separately about changes that concern you materially. The German version governs; other languages are provided for convenience.',
  },
};
