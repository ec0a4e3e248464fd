import { sql } from 'kysely';
import type { Figure, World } from '../../../core/section/index.ts';
import { breachClass } from '../breach/breach.ts';
import { waitingForSecond } from '../evidence/eyes.ts';
import { incidentClass } from '../evidence/queries.ts';
import { entryClass } from '../log/slice.ts';

/** Which lines, incidents and breaches are there longer than they should be. */
export const accessLogFigures = (world: World): readonly Figure[] => [
  ...(world.logFolders.length > 0 ? [filesLate(world)] : []),
  {
    name: 'avow_access_log_reviews_late',
    title: { de: 'Prüfungen von Vorfällen überfällig', en: 'Reviews of incidents overdue' },
    help: {
      de: 'ob sie geklärt sind (S18, S19): dann schließen, sonst bleiben ihre Zeilen ohne Grund',
      en: 'whether they have been clarified (S18, S19): if so, close them; else their lines stay without a reason',
    },
    read: () =>
      count(
        world,
        sql`
        select count(*)::int as count from access_log.incident i join core.record r on r.id = i.record
        where r.class = ${incidentClass} and i.closed_at is null and i.review_by <= ${world.clock.now()}::timestamptz`,
      ),
    path: '/staff/incidents',
  },
  {
    name: 'avow_access_log_second_awaited',
    title: { de: 'Vorfälle ohne zweite Person', en: 'Incidents without a second person' },
    help: {
      de: 'wer sie nicht eröffnet hat, bestätigt sie oder lehnt sie ab (S18); bis dahin sind ihre Zeilen gesichert',
      en: 'whoever did not open them confirms or refuses them (S18); until then their lines are secured',
    },
    read: () => waitingForSecond(world),
    path: '/staff/incidents',
  },
  {
    name: 'avow_access_log_breaches_late',
    title: { de: 'Datenschutzverletzungen nicht gemeldet', en: 'Breaches not notified' },
    help: {
      de: 'die Frist für die Meldung an die Aufsichtsbehörde ist verstrichen (Art. 33 Abs. 1 DSGVO): sofort melden, mit Gründen',
      en: 'the time for telling the authority is over (Art. 33(1) GDPR): notify at once, with reasons',
    },
    read: () =>
      count(world, sql`select count(*)::int as count from core.record where class = ${breachClass} and stage = 'late'`),
    path: '/staff/breaches',
  },
];

/** Files of other servers that are past the limit and not ours to touch (S17). */
const filesLate = (world: World): Figure => ({
  name: 'avow_access_log_files_late',
  title: { de: 'Protokolldateien mit zu alten Zeilen', en: 'Log files with lines that are too old' },
  help: {
    de: 'in überwachten Ordnern, von Servern noch beschrieben oder für uns gesperrt: täglich drehen lassen (logrotate mit „daily“), Schreibrecht geben',
    en: 'in watched folders, still written to by a server or closed to us: have them rotated every day (logrotate with “daily”), grant the right to write',
  },
  late: entryClass,
  read: () =>
    count(
      world,
      sql`select coalesce(sum(overdue), 0)::int as count from access_log.folder where path = any(${[...world.logFolders]}::text[])`,
    ),
  path: '/staff/access-log',
});

async function count(world: World, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await query.execute(world.db);
  return (rows as { count: number }[])[0]?.count ?? 0;
}
