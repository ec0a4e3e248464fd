import type { Text } from '../../../core/policy/index.ts';
import type { IncidentOpened } from '../evidence/incident.ts';

export const incidentWords = {
  title: { de: 'Vorfälle', en: 'Incidents' },
  what: {
    de: 'Ein Vorfall behält die Protokollzeilen, die ihn beweisen, bis er geklärt ist, und keine anderen. Wird er geschlossen, sind sie im selben Augenblick gelöscht.',
    en: 'An incident keeps the log lines that prove it until it has been clarified, and no others. When it is closed they are erased in the same moment.',
  },
  none: { de: 'Keine. Alle Zeilen verfallen mit ihrer Frist.', en: 'None. All lines expire with their deadline.' },
  new: { de: 'Zeilen sichern', en: 'Secure lines' },
  kind: { de: 'Anlass', en: 'Reason' },
  incident: { de: 'Vorfall', en: 'incident' },
  order: { de: 'Sicherungsanordnung', en: 'preservation order' },
  reference: { de: 'Aktenzeichen', en: 'File reference' },
  referenceHint: { de: 'Ohne Namen, zum Beispiel V-2026/17.', en: 'No names; for example V-2026/17.' },
  reason: { de: 'Begründung', en: 'Why' },
  scope: { de: 'Umfang', en: 'Scope' },
  lines: { de: 'Zeilen', en: 'Lines' },
  opened: { de: 'Eröffnet', en: 'Opened' },
  second: { de: 'Vier Augen', en: 'Four eyes' },
  notSeconded: { de: 'noch nicht bestätigt', en: 'not confirmed yet' },
  awaited: { de: 'zweite Person nötig', en: 'second person needed' },
  refused: { de: 'abgelehnt von', en: 'refused by' },
  confirm: { de: 'Bestätigen', en: 'Confirm' },
  refuse: { de: 'Ablehnen und freigeben', en: 'Refuse and release' },
  waiting: {
    de: 'Wartet auf eine zweite Person. Die Zeilen sind gesichert, bis jemand bestätigt oder ablehnt, der den Vorfall nicht eröffnet hat.',
    en: 'Waits for a second person. The lines are secured until somebody confirms or refuses who did not open the incident.',
  },
  formerly: { de: 'nicht mehr dabei', en: 'no longer here' },
  review: { de: 'Prüfung oder Ende', en: 'Review or end' },
  reviewOn: { de: 'Wieder prüfen am; bei einer Anordnung: eingegangen am', en: 'Review on; of an order: received on' },
  reviewHint: {
    de: 'Spätestens dann sieht jemand nach, ob der Vorfall geklärt ist. Eine Anordnung endet von selbst.',
    en: 'By then somebody looks whether the incident has been clarified. An order ends by itself.',
  },
  late: { de: 'Prüfung überfällig', en: 'review overdue' },
  closed: { de: 'geschlossen', en: 'closed' },
  action: { de: 'Aktion', en: 'Action' },
  confidential: { de: 'vertraulich', en: 'confidential' },
  notSecret: { de: 'nicht vertraulich', en: 'not confidential' },
  secret: { de: 'Vertraulichkeit', en: 'Confidentiality' },
  secretHint: {
    de: 'Nur bei einer Anordnung. Solange das gilt, erfährt die Person weder von ihr noch von den Zeilen, auch nicht in einer Auskunft (§ 29 Abs. 1 Satz 2 BDSG, Art. 13 VO (EU) 2023/1543).',
    en: 'Of an order only. While this holds, the person is told neither of it nor of the lines, not even on request (section 29(1), second sentence, BDSG, Art. 13 of Regulation (EU) 2023/1543).',
  },
  disclose: { de: 'Vertraulichkeit aufheben', en: 'Lift confidentiality' },
  prolong: { de: 'Verlängern', en: 'Extend' },
  close: { de: 'Schließen', en: 'Close' },
  closeThen: {
    de: 'Die gesicherten Zeilen werden sofort gelöscht. Das lässt sich nicht zurücknehmen.',
    en: 'The lines secured are erased at once. This cannot be undone.',
  },
  closeNow: { de: 'Jetzt schließen', en: 'Close now' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
  from: { de: 'Zeilen von', en: 'Lines from' },
  until: { de: 'bis', en: 'until' },
  address: { de: 'Adresse oder Netz', en: 'Address or network' },
  addressHint: {
    de: 'Zum Beispiel 203.0.113.7 oder 203.0.113.0/24.',
    en: 'For example 203.0.113.7 or 203.0.113.0/24.',
  },
  route: { de: 'Seite', en: 'Page' },
  routeHint: {
    de: 'Beginn des Weges, zum Beispiel /newsletter.',
    en: 'The beginning of the path, for example /newsletter.',
  },
  open: { de: 'Vorfall eröffnen', en: 'Open the incident' },
} as const satisfies Record<string, Text>;

export const refusals: Readonly<Record<Extract<IncidentOpened, { refused: string }>['refused'] | 'instant', Text>> = {
  reference: {
    de: 'Ein Aktenzeichen aus Buchstaben, Ziffern, Punkt, Schrägstrich und Bindestrich; keine Namen.',
    en: 'A file reference of letters, digits, dot, slash and hyphen; no names.',
  },
  reason: { de: 'Ohne Begründung wird nichts länger aufbewahrt.', en: 'Without a reason nothing is kept longer.' },
  span: { de: 'Das Ende muss nach dem Anfang liegen.', en: 'The end must lie after the beginning.' },
  address: { de: 'Das ist weder eine Adresse noch ein Netz.', en: 'This is neither an address nor a network.' },
  broad: {
    de: 'Nennen Sie eine Adresse, ein Netz oder eine Seite: Alles zu behalten ist keine Ausnahme.',
    en: 'Name an address, a network or a page: keeping everything is no exception.',
  },
  review: {
    de: 'Der Tag der Prüfung muss in der Zukunft liegen.',
    en: 'The day of the review must lie in the future.',
  },
  received: {
    de: 'Die Anordnung kann nicht in der Zukunft eingegangen sein.',
    en: 'The order cannot have come in the future.',
  },
  instant: {
    de: 'Bitte geben Sie jeden Zeitpunkt mit Tag und Uhrzeit an.',
    en: 'Please give every instant with day and time.',
  },
};
