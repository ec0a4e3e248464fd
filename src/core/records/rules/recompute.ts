import { sql } from 'kysely';
import type { Due } from '../../policy/index.ts';
import { type Queries, transaction } from '../../store/index.ts';
import { RecordError } from '../errors.ts';
import { columns, type Rules, type StoredRecord } from '../record.ts';
import { demandInForce } from './in-force.ts';
import { nextDue } from './plan.ts';

/**
 * Computes the deadlines again of every record that an older policy still governs, in pages, each its own transaction:
 * a crash loses one page, and the next call goes on with what is left.
 */
export async function recompute(
  db: Queries,
  rules: Rules,
  now: Temporal.Instant,
  progress: (done: number) => void = () => {},
): Promise<number> {
  let done = 0;
  for (let count = -1; count !== 0; ) {
    count = await transaction(db, (tx) => recomputePage(tx, rules), { attempts: 3 });
    done += count;
    progress(done);
  }
  await sql`update core.policy_version set completed_at = ${now.toString()}
    where number = ${rules.version} and completed_at is null`.execute(db);
  return done;
}

async function recomputePage(tx: Queries, rules: Rules): Promise<number> {
  await demandInForce(tx, rules);
  const { rows } = await sql<StoredRecord>`
    select ${columns} from core.record
    where policy < ${rules.version} and id in (
      select id from core.record where policy < ${rules.version} order by policy limit 2000)
    order by id for update`.execute(tx);
  const next = rows.map((record) => ({ id: record.id, due: nextDue(rules, record) }));
  const homeless = next.find(({ due }) => due === 'homeless');
  if (homeless)
    throw new RecordError(
      'record/homeless',
      `Record ${homeless.id} stands where the policy in force has no stage. Apply a policy that has one.`,
    );
  if (next.length === 0) return 0;
  const instants = (pick: (due: Due) => Temporal.Instant) =>
    next.map(({ due }) => (due && due !== 'homeless' ? pick(due).toString() : null));
  await sql`
    update core.record r set due = n.due, gone_by = n.gone_by, policy = ${rules.version}
    from unnest(${next.map((n) => n.id)}::uuid[], ${instants((d) => d.due)}::timestamptz[],
                ${instants((d) => d.goneBy)}::timestamptz[]) as n (id, due, gone_by)
    where r.id = n.id`.execute(tx);
  return next.length;
}
