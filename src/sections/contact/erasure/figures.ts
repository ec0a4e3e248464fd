import { type RawBuilder, sql } from 'kysely';
import type { Figure, World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { conversationClass } from '../conversation/contract.ts';

/** What has been decided and is not true of the mailbox yet. */
export const contactFigures = ({ db, clock }: World, named: readonly string[]): readonly Figure[] => [
  {
    name: 'avow_contact_erasures_pending',
    title: { de: 'Noch nicht aus dem Postfach gelöscht', en: 'Not erased from the mailbox yet' },
    help: {
      de: 'Nachrichten, die gelöscht sein sollen und im Postfach noch liegen oder nicht nachgesehen sind. Bleibt die Zahl stehen: Ist das Postfach erreichbar, und darf das Konto dort löschen?',
      en: 'Messages that are to be gone and still lie in the mailbox, or were not looked for since. If the number stays: can the mailbox be reached, and may the account delete there?',
    },
    read: () =>
      count(
        db,
        sql`select count(distinct identity)::int as count from contact.erasure where account = any(${named}::text[])`,
      ),
  },
  {
    name: 'avow_contact_erasures_removed',
    title: { de: 'In entfernten Postfächern zu löschen', en: 'To be erased from mailboxes that were removed' },
    help: {
      de: 'Nachrichten, die gelöscht sein sollen, in Postfächern, die IMAP_URL nicht mehr nennt: wieder eintragen, bis sie fort sind, oder bestätigen, dass es das Postfach nicht mehr gibt',
      en: 'messages that are to be gone, in mailboxes that IMAP_URL names no more: name them again until they are gone, or confirm that the mailbox is no longer there',
    },
    read: () =>
      count(
        db,
        sql`select count(distinct identity)::int as count from contact.erasure where account <> all(${named}::text[])`,
      ),
    path: '/staff/contact',
  },
  {
    name: 'avow_contact_erasures_overdue',
    late: conversationClass,
    title: { de: 'Zu spät gelöscht', en: 'Erased too late' },
    help: {
      de: 'Nachrichten, deren letzter Tag vorüber ist und die noch im Postfach liegen: jetzt von Hand löschen',
      en: 'Messages whose last day is over and that still lie in the mailbox: delete them by hand now',
    },
    read: () =>
      count(
        db,
        sql`select count(distinct identity)::int as count from contact.erasure where gone_by <= ${clock.now()}::timestamptz and gone_by <> ordered_at`,
      ),
  },
  {
    name: 'avow_contact_mailbox_problems',
    title: { de: 'Nicht lesbare Postfächer', en: 'Mailboxes that cannot be read' },
    help: {
      de: 'Postfächer aus IMAP_URL, die zuletzt nicht zu lesen waren: Adresse, Kennwort und Server prüfen',
      en: 'Mailboxes of IMAP_URL that could not be read last time: check address, password and server',
    },
    read: () =>
      count(
        db,
        sql`select count(*)::int as count from contact.account where problem is not null and name = any(${named}::text[])`,
      ),
  },
];

async function count(db: Queries, query: RawBuilder<{ count: number }>): Promise<number> {
  const { rows } = await query.execute(db);
  return rows[0]?.count ?? 0;
}
