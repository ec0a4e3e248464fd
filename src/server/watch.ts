import { sql } from 'kysely';
import { copiesOverdue } from '../core/backup/index.ts';
import { outboxStatus } from '../core/mail/index.ts';
import { overdue } from '../core/records/index.ts';
import { lateAltogether, lateBesideRecords, type Section, type World } from '../core/section/index.ts';
import { counted, healthy, metrics } from '../core/web/index.ts';

/** What `/metrics` counts beside the requests: what is overdue, what waits to be sent, and what sections want to be looked at. */
export function measured(world: World, sections: readonly Section[]): ReturnType<typeof metrics> {
  const { db, clock } = world;
  const registry = metrics();
  const count = (name: string, help: string, read: () => Promise<number>) => counted(registry, name, help, read);
  count('avow_overdue_records', 'Records past the instant by which they must be gone.', () => overdue(db, clock.now()));
  count('avow_outbox_queued', 'Mails that wait to be sent.', async () => (await outboxStatus(db)).queued);
  count(
    'avow_outbox_doubt',
    'Mails of which it is not known whether they arrived.',
    async () => (await outboxStatus(db)).doubt,
  );
  count('avow_copies_overdue', 'Backups and copies of keys past the instant by which they must be gone.', () =>
    copiesOverdue(db, world.rules, clock.now()),
  );
  for (const figure of sections.flatMap((section) => section.figures?.(world) ?? []))
    count(figure.name, figure.help.en, () => figure.read());
  return registry;
}

/** What `/health` answers: whether the database does, and how much is past the instant by which it must be gone. */
export const health = (world: World, sections: readonly Section[]): ReturnType<typeof healthy> => {
  const { db, clock } = world;
  return healthy({
    database: async () => (await sql`select 1`.execute(db)).rows.length === 1,
    overdue: async () => (await overdue(db, clock.now())) + lateAltogether(await lateBesideRecords(world, sections)),
  });
};
