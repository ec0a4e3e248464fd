import type { Figure, World } from '../../../core/section/index.ts';
import { waitingRequests } from '../request/index.ts';
import { casesPath } from './list/query.ts';

/** Requests whose time is over, and those whose time is nearly over. */
export const requestFigures = (world: World): readonly Figure[] => [
  {
    name: 'avow_rights_requests_late',
    title: { de: 'Überfällige Anträge', en: 'Overdue requests' },
    help: {
      de: 'Anträge zu Rechten nach dem Ende ihrer Frist: sofort beantworten (Art. 12 Abs. 3 DSGVO)',
      en: 'Requests about rights past the end of their time: answer at once (Art. 12(3) GDPR)',
    },
    read: async () => (await waitingRequests(world)).late,
    path: `${casesPath}?state=late`,
  },
  {
    name: 'avow_rights_requests_due_soon',
    title: { de: 'Bald fällige Anträge', en: 'Requests due soon' },
    help: { de: 'das letzte Viertel ihrer Frist läuft', en: 'the last quarter of their time is running' },
    read: async () => (await waitingRequests(world)).soon,
    path: `${casesPath}?state=soon`,
  },
  {
    name: 'avow_rights_mails_undelivered',
    title: { de: 'Anträge mit unzustellbarer Mitteilung', en: 'Requests with an undelivered mail' },
    help: {
      de: 'eine Mitteilung kam nicht an und die Frist läuft: auf anderem Weg mitteilen, zum Beispiel per Brief',
      en: 'a mail did not arrive and the time runs on: tell the person by another way, for example by letter',
    },
    read: async () => (await waitingRequests(world)).undelivered,
    path: `${casesPath}?state=undelivered`,
  },
];
