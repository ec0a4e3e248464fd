import { sql } from 'kysely';
import { append } from '../../journal/index.ts';
import type { Act } from '../../records/index.ts';
import { type Queries, transaction, uuidv7 } from '../../store/index.ts';
import type { Revived } from '../revive.ts';
import type { After, Before } from './examine.ts';

/** What a drill found. Instants in ISO 8601; names nobody. */
export interface DrillReport extends Before, After {
  readonly passed: boolean;
  /** Folder of the copy, and when it was taken. */
  readonly copy: string;
  readonly takenAt: string;
  readonly rows: number;
  readonly replayed: Revived;
  readonly journalVerified: boolean;
  /** The policy that governs here governs there. */
  readonly policyIsBack: boolean;
  /** Notes that the copy of the journal carries and that did not come back, of records that are there: must be none. */
  readonly waysLost: number;
  readonly milliseconds: number;
}

/** Keeps the report and journals that a drill was held, and how it ended. */
export async function noteDrill(db: Queries, report: DrillReport, act: Act): Promise<void> {
  const id = uuidv7(act.now);
  await transaction(db, async (tx) => {
    await sql`insert into backup.drill (id, at, passed, milliseconds, report)
      values (${id}, ${act.now.toString()}, ${report.passed}, ${report.milliseconds}, ${JSON.stringify(report)}::jsonb)`.execute(
      tx,
    );
    const rule = report.passed ? 'passed' : 'failed';
    await append(tx, [{ at: act.now, what: 'drilled', rule, record: id, actor: act.by }]);
  });
}
