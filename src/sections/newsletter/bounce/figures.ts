import { sql } from 'kysely';
import type { Figure, World } from '../../../core/section/index.ts';
import { reportsPath } from './desk/routes.tsx';
import { countWaitingReports } from './queue.ts';

/** What came back and somebody has to look at. */
export const bounceFigures = ({ db }: World): readonly Figure[] => [
  {
    name: 'avow_newsletter_unwanted',
    title: { de: 'Abgelehnt durch Regeln', en: 'Refused by rules' },
    help: {
      de: 'Mails seit der letzten Ausgabe, die fremde Mailserver nicht wollten: Absender, DKIM und SPF prüfen',
      en: 'Mails since the last issue that other mail servers did not want: check sender, DKIM and SPF',
    },
    read: async () => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from newsletter.bounce where kind = 'policy'
          and sent_at >= coalesce((select max(started_at) from newsletter.campaign), '-infinity')`.execute(db);
      return rows[0]?.count ?? 0;
    },
  },
  {
    name: 'avow_newsletter_unclear_reports',
    title: { de: 'Ungeklärte Rückläufer', en: 'Unclear returns' },
    help: { de: 'von Hand zu lesen', en: 'to be read by hand' },
    read: () => countWaitingReports(db),
    path: reportsPath,
  },
];
