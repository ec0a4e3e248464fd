import type { Language, Text } from '../../../../core/policy/index.ts';

/** The same words as for the approval of an issue. */
export const words = {
  title: { de: 'Anträge', en: 'Requests' },
  caption: { de: 'Was auf eine Freigabe wartet oder sie hat', en: 'What awaits an approval or has it' },
  what: { de: 'Was', en: 'What' },
  persons: { de: 'Personen', en: 'Persons' },
  reason: { de: 'Grund', en: 'Reason' },
  askedBy: { de: 'Beantragt von', en: 'Asked by' },
  askedAt: { de: 'am', en: 'on' },
  state: { de: 'Stand', en: 'State' },
  until: { de: 'verfällt', en: 'lapses' },
  deeds: { de: 'Was Sie tun können', en: 'What you can do' },
  asked: { de: 'wartet auf Freigabe', en: 'awaits approval' },
  approved: { de: 'freigegeben', en: 'approved' },
  approve: { de: 'Freigeben', en: 'Approve' },
  refuse: { de: 'Ablehnen', en: 'Refuse' },
  withdraw: { de: 'Zurückziehen', en: 'Withdraw' },
  fetch: { de: 'Datei holen, einmal', en: 'Fetch the file, once' },
  somebody: { de: 'jemand, der nicht mehr hier arbeitet', en: 'somebody who works here no more' },
  program: { de: 'Für ein Programm: ', en: 'For a program: ' },
} as const satisfies Record<string, Text>;

/** What was done, as the page says it afterwards; the names stand in the address. */
const dones = {
  asked: {
    de: 'Die Ausgabe wartet jetzt auf eine Freigabe. Wer sie geben darf, ist durch eine E-Mail gebeten.',
    en: 'The export now awaits an approval. Whoever may give it has been asked by mail.',
  },
  approved: {
    de: 'Freigegeben. Wer den Antrag gestellt hat, kann die Datei holen.',
    en: 'Approved. Whoever asked for it can fetch the file.',
  },
  dropped: {
    de: 'Der Antrag ist erledigt; es wurde nichts ausgegeben.',
    en: 'The request is closed; nothing was exported.',
  },
} as const satisfies Record<string, Text>;
export type Done = keyof typeof dones;

/** The one that the address names, if it names one. */
export const doneIn = (query: (name: string) => string | undefined): Text | undefined => {
  const done = (Object.keys(dones) as Done[]).find((one) => query(one) !== undefined);
  return done && dones[done];
};

export const ownRequest: Text = {
  de: 'Den eigenen Antrag kann niemand selbst freigeben. Bitten Sie jemand anderen darum.',
  en: 'Nobody approves a request of their own. Ask somebody else.',
};

export const goneRequest: Text = {
  de: 'Diesen Antrag gibt es nicht mehr: Er ist verfallen, zurückgezogen oder schon genutzt.',
  en: 'This request is no more: it has lapsed, was withdrawn or has been used.',
};

/** Before somebody asks: from which size on somebody else is needed. */
export const limitInWords = (above: number, language: Language): string => {
  const many = new Intl.NumberFormat(language).format(above);
  return language === 'de'
    ? `Mehr als ${many} Personen werden erst ausgegeben, wenn jemand anderes es freigegeben hat.`
    : `More than ${many} persons are exported only after somebody else has approved it.`;
};
