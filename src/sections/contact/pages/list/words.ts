import type { Text } from '../../../../core/policy/index.ts';
import type { Shelf, Sort } from './query.ts';

export const shelfWords: Readonly<Record<Shelf, Text>> = {
  tasks: { de: 'Zu prüfen', en: 'To review' },
  current: { de: 'In Bearbeitung', en: 'Current' },
  deals: { de: 'Geschäftsvorgänge', en: 'Business' },
  letters: { de: 'Handelsbriefe', en: 'Commercial letters' },
  restricted: { de: 'Eingeschränkt', en: 'Restricted' },
  unneeded: { de: 'Nicht mehr nötig', en: 'No longer needed' },
  all: { de: 'Alle', en: 'All' },
};

export const orderWords: Readonly<Record<Sort, Text>> = {
  due: { de: 'Nächste Frist zuerst', en: 'Next deadline first' },
  newest: { de: 'Neueste zuerst', en: 'Newest first' },
};

export const words = {
  order: { de: 'Reihenfolge', en: 'Order' },
  shelves: { de: 'Auswahl', en: 'Selection' },
  address: { de: 'Adresse suchen', en: 'Find an address' },
  addressHint: {
    de: 'Die ganze Adresse: Gesucht wird über ihren Schlüsselhash, nicht in den Texten.',
    en: 'The whole address: the search goes by its keyed hash, not through the texts.',
  },
  noAddress: {
    de: 'Das ist keine E-Mail-Adresse. Sie sieht aus wie name@beispiel.de.',
    en: 'This is not an e-mail address. One looks like name@example.com.',
  },
  search: { de: 'Suchen', en: 'Search' },
  found: { de: 'Gefunden', en: 'Found' },
  back: { de: 'Zurück zur Liste', en: 'Back to the list' },
  conversation: { de: 'Betreff und Person', en: 'Subject and person' },
  noSubject: { de: '(ohne Betreff)', en: '(no subject)' },
  stage: { de: 'Stand', en: 'Stage' },
  ground: { de: 'Grundlage', en: 'Basis' },
  presumed: { de: 'angenommen', en: 'presumed' },
  last: { de: 'Letzte Nachricht', en: 'Last message' },
  next: { de: 'Nächste Frist', en: 'Next deadline' },
  messages: { de: 'Nachrichten', en: 'Messages' },
  untilEvent: { de: 'bis zur Aufhebung', en: 'until it is lifted' },
  empty: {
    de: 'Noch ist kein Schriftwechsel bekannt. Sobald das Postfach gelesen ist, steht hier jeder mit seiner Frist.',
    en: 'No conversation is known yet. Once the mailbox has been read, each stands here with its deadline.',
  },
  nothingToDo: {
    de: 'Nichts zu prüfen. Was ansteht, erscheint hier vor seinem Tag, und wer prüfen darf, wird per E-Mail erinnert.',
    en: 'Nothing to review. What comes up appears here before its day, and whoever may review is reminded by e-mail.',
  },
  none: { de: 'Hier liegt gerade nichts.', en: 'There is nothing here at present.' },
  pages: { de: 'Seiten der Liste', en: 'Pages of the list' },
  previous: { de: 'Vorige', en: 'Previous' },
  following: { de: 'Nächste', en: 'Next' },
  stuckNext: {
    de: 'Der Mailserver hat sie abgelehnt. SMTP_URL und das Postfach prüfen, dann neu zustellen; sonst werden sie am Ende ihrer Frist gelöscht, und niemand hat sie gelesen.',
    en: 'The mail server refused them. Check SMTP_URL and the mailbox, then deliver again; otherwise they are erased at the end of their time, and nobody has read them.',
  },
  erasedNow: {
    de: 'Der Widerruf ist vermerkt. Kein anderer Grund war festgestellt: Der Schriftwechsel wird jetzt aus dem Postfach gelöscht.',
    en: 'The withdrawal has been noted. No other ground was established: the conversation is being erased from the mailbox now.',
  },
  retry: { de: 'Neu zustellen', en: 'Deliver again' },
} as const satisfies Record<string, Text>;
