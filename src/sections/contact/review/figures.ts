import type { Figure, World } from '../../../core/section/index.ts';
import { stuckMessages } from '../form/index.ts';
import { tasks } from './tasks.ts';
import { withdrawals } from './withdraw.ts';

const path = '/staff/contact';

/** What of the mailbox waits for somebody. */
export const reviewFigures = (world: World): readonly Figure[] => [
  {
    name: 'avow_contact_reviews_due',
    title: { de: 'Schriftwechsel zu prüfen', en: 'Conversations to review' },
    help: {
      de: 'ob sie noch nötig sind (S29); was niemand prüft, wird gelöscht',
      en: 'whether they are still needed (S29); what nobody reviews is erased',
    },
    read: async () => (await tasks(world, world.clock.now())).open,
    path: `${path}?show=tasks`,
  },
  {
    name: 'avow_contact_reviews_late',
    title: { de: 'Prüfungen überfällig', en: 'Reviews overdue' },
    help: { de: 'ihre Löschung läuft schon (S30)', en: 'their erasure has begun to run (S30)' },
    read: async () => (await tasks(world, world.clock.now())).late,
    path: `${path}?show=tasks`,
  },
  {
    name: 'avow_contact_withdrawals_locked',
    title: { de: 'Widerrufe zu entscheiden', en: 'Withdrawals to decide' },
    help: {
      de: 'Einwilligung widerrufen, gelöscht noch nicht: ein anderer Grund ist festgestellt oder eine Aussetzung gilt (S27)',
      en: 'consent withdrawn, not erased yet: another ground was established, or a hold applies (S27)',
    },
    read: async () => (await withdrawals(world.db)).size,
    path: `${path}?show=unneeded`,
  },
  {
    name: 'avow_contact_form_stuck',
    title: { de: 'Kontaktformular nicht zugestellt', en: 'Contact form not delivered' },
    help: {
      de: 'Nachrichten, die der Mailserver ablehnte: SMTP_URL und Postfach prüfen, dann neu senden',
      en: 'messages that the mail server refused: check SMTP_URL and the mailbox, then send again',
    },
    read: async () => (await stuckMessages(world.db)).length,
    path,
  },
];
