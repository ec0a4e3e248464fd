// What every policy says before and after its sections, composed from the operator's facts (S1 to S5, S83 to S92).
// Promises: no fact is invented; what the operator does not give is not said.
import type { Passage, PromiseOf } from '../paragraph.ts';
import { closing } from './closing.ts';
import { opening } from './opening.ts';
import type { Facts } from './operator.ts';

export type { Authority, Backups, Controller, Officer, StatutoryDuty } from './operator.ts';

export interface General {
  readonly promises: readonly PromiseOf[];
  readonly opening: readonly Passage[];
  readonly closing: readonly Passage[];
}

export const general = (facts: Facts): General => ({ promises, opening: opening(facts), closing: closing(facts) });

const promises: readonly PromiseOf[] = [
  { id: 'S1', title: { de: 'Verantwortliche Stelle benannt', en: 'Controller named' } },
  { id: 'S2', title: { de: 'Telefon und E-Mail für Ihre Rechte', en: 'Phone and e-mail for your rights' } },
  { id: 'S3', title: { de: 'Was personenbezogene Daten sind', en: 'What personal data are' } },
  { id: 'S4', title: { de: 'Name, Anschrift und E-Mail zählen dazu', en: 'Name, address and e-mail count' } },
  { id: 'S5', title: { de: 'IP-Adressen und Cookies zählen dazu', en: 'IP addresses and cookies count' } },
  { id: 'S83', title: { de: 'Gelöscht, sobald der Zweck entfällt', en: 'Erased once the purpose is gone' } },
  {
    id: 'S84',
    title: { de: 'Nur gesetzliche Pflichten halten die Löschung auf', en: 'Only statutory duties delay erasure' },
  },
  { id: 'S85', title: { de: 'Besondere Regeln gehen vor', en: 'Special rules come first' } },
  { id: 'S86', title: { de: 'Was bleiben muss, wird gesperrt', en: 'What must stay is blocked' } },
  { id: 'S87', title: { de: 'Gesperrtes dient keinem anderen Zweck', en: 'Blocked data serve nothing else' } },
  {
    id: 'S88',
    title: { de: 'Handels- und steuerrechtliche Aufbewahrung', en: 'Retention under commercial and tax law' },
  },
  { id: 'S89', title: { de: 'Stand und frühere Fassungen', en: 'Date and earlier versions' } },
  { id: 'S90', title: { de: 'Erklärung jederzeit erreichbar', en: 'Notice always within reach' } },
  { id: 'S91', title: { de: 'Zu jeder Verarbeitung eine Rechtsgrundlage', en: 'A legal basis for each processing' } },
  { id: 'S92', title: { de: 'Was hier nicht steht, geschieht nicht', en: 'What is not named is not done' } },
];
