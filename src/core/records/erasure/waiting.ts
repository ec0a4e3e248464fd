import { sql } from 'kysely';
import { type Queries, transaction } from '../../store/index.ts';

/**
 * Waits for whoever works on records that are due, and on what they own; answers whether anything is due still. A sweep
 * passes by what another worker has locked; a simulated clock that went on at once would come too late for it.
 */
export async function dueAfterWaiting(db: Queries, now: Temporal.Instant): Promise<boolean> {
  if (!(await anythingDue(db, now))) return false;
  return transaction(db, async (tx) => {
    await sql`
      with due as (select id from core.record where due <= ${now.toString()} and holds = 0)
      select from core.record where id in (select id from due) or parent in (select id from due)
      order by id for update`.execute(tx);
    return anythingDue(tx, now);
  });
}

async function anythingDue(db: Queries, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (select from core.record where due <= ${now.toString()} and holds = 0) as due`.execute(db);
  return rows[0]?.due ?? false;
}
