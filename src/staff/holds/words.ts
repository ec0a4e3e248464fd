import type { Text } from '../../core/policy/index.ts';
import type { HoldKind } from '../../core/records/index.ts';

export const kindWords: Readonly<Record<HoldKind, Text>> = {
  incident: { de: 'Sicherheitsvorfall', en: 'incident' },
  dispute: { de: 'Rechtsstreit', en: 'dispute' },
  'preservation-order': { de: 'Sicherungsanordnung', en: 'preservation order' },
};

export const words = {
  title: { de: 'Aussetzungen', en: 'Holds' },
  what: {
    de: 'Eine Aussetzung nimmt Datenobjekte von der Löschung aus, solange ein Vorfall, ein Streit oder eine Anordnung es verlangt. Fristen laufen weiter: Endet sie, wird sofort gelöscht, was inzwischen fällig war.',
    en: 'A hold exempts records from erasure for as long as an incident, a dispute or an order demands it. Deadlines keep running: when it ends, what has fallen due meanwhile is erased at once.',
  },
  open: { de: 'Offene Aussetzungen', en: 'Open holds' },
  none: { de: 'Keine. Alles wird gelöscht, wenn es fällig ist.', en: 'None. Everything is erased when it falls due.' },
  new: { de: 'Neue Aussetzung', en: 'New hold' },
  reference: { de: 'Aktenzeichen', en: 'File reference' },
  referenceHint: { de: 'Ohne Namen, zum Beispiel V-2026/17.', en: 'No names; for example V-2026/17.' },
  kind: { de: 'Anlass', en: 'Reason' },
  class: { de: 'Datenart', en: 'Class' },
  address: { de: 'E-Mail-Adresse der Person', en: 'E-mail address of the person' },
  review: { de: 'Wieder prüfen am', en: 'Review on' },
  reviewHint: {
    de: 'Spätestens dann sieht jemand nach, ob sie noch nötig ist.',
    en: 'By then somebody looks whether it is still needed.',
  },
  confidential: { de: 'Vertraulich bis (nur auf Anordnung)', en: 'Confidential until (by order only)' },
  confidentialHint: {
    de: 'Bis dahin erfährt die Person nichts von der Aussetzung: Auskünfte lassen sie aus, und ein Löschverlangen wird erst geprüft (§ 29 Abs. 1 Satz 2 BDSG). Nur, wenn ein Gesetz oder eine Anordnung das Schweigen verlangt; wer es entscheidet, wird festgehalten.',
    en: 'Until then the person is told nothing of the hold: answers leave it out, and a demand for erasure is examined first (section 29(1), second sentence, BDSG). Only where a law or an order demands silence; who decides so is recorded.',
  },
  secret: { de: 'vertraulich', en: 'confidential' },
  secretUntil: { de: 'bis', en: 'until' },
  undecided: { de: 'Vertraulichkeit ungeklärt', en: 'confidentiality undecided' },
  undecidedWhy: {
    de: 'Wiederhergestellt, ohne dass feststeht, ob die Person davon erfahren darf. Bis Sie entscheiden, erfährt sie nichts.',
    en: 'Restored without a word on whether its person may be told. Until you decide, they are told nothing.',
  },
  decide: { de: 'Entscheiden', en: 'Decide' },
  decideTitle: { de: 'Darf die Person es erfahren?', en: 'May the person be told?' },
  decideHow: {
    de: 'Sehen Sie in der Akte oder in der Anordnung nach. Verlangt ein Gesetz oder eine Anordnung das Schweigen, nennen Sie den Tag, bis zu dem; sonst darf die Person es auf „Ihre Daten“ lesen.',
    en: 'Look into the file or the order. Where a law or an order demands silence, name the day until which; otherwise the person may read of it at “Your data”.',
  },
  keepSecret: { de: 'Vertraulich halten', en: 'Keep it confidential' },
  mayBeTold: { de: 'Die Person darf es erfahren', en: 'The person may be told' },
  secretFrom: { de: 'Vertraulich bis', en: 'Confidential until' },
  ahead: { de: 'Nennen Sie einen Tag in der Zukunft.', en: 'Name a day in the future.' },
  decided: { de: 'Entschieden und festgehalten.', en: 'Decided and recorded.' },
  decidedBy: { de: 'entschieden:', en: 'decided by' },
  shell: { de: 'Befehlszeile', en: 'the shell' },
  records: { de: 'Datenobjekte', en: 'Records' },
  since: { de: 'Seit', en: 'Since' },
  action: { de: 'Aktion', en: 'Action' },
  late: { de: 'Prüfung überfällig', en: 'review overdue' },
  suspend: { de: 'Löschung aussetzen', en: 'Suspend erasure' },
  close: { de: 'Schließen', en: 'Close' },
  closeTitle: { de: 'Aussetzung schließen', en: 'Close the hold' },
  closeThen: {
    de: 'Was davon überfällig ist, wird sofort gelöscht. Das lässt sich nicht zurücknehmen.',
    en: 'What of it is overdue is erased at once. This cannot be undone.',
  },
  closeNow: { de: 'Jetzt schließen', en: 'Close now' },
  cancel: { de: 'Abbrechen', en: 'Cancel' },
} as const satisfies Record<string, Text>;
