import { sql } from 'kysely';
import { personAccess } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import { addressHash, type Line, type LineTable, openedLine, type SealedLine } from './line.ts';

/** A line about an address, with the instant by which it is gone; none while an incident holds it. */
export interface Found extends Line {
  readonly isEvidence: boolean;
  /** Preserved under an order that is secret: nobody tells the person (section 29(1), second sentence, BDSG). */
  readonly isConfidential: boolean;
  readonly goneBy: Temporal.Instant | null;
}

type Row = SealedLine & {
  readonly record: string;
  readonly isEvidence: boolean;
  readonly isConfidential: boolean;
  readonly goneBy: Temporal.Instant | null;
};

/**
 * Every line that is still held about an address, oldest first: what its person is told (S5, Art. 15 GDPR), but for those
 * that are confidential.
 */
export async function linesAbout(world: World, address: string): Promise<readonly Found[]> {
  const hash = addressHash(world, address);
  return transaction(world.db, async (tx) => {
    const { rows } = await sql<Row>`
      select l.slice as record, l.id, l.at, address_hash, address, request, browser, false as "isEvidence",
        false as "isConfidential", r.gone_by as "goneBy"
      from access_log.line l join core.record r on r.id = l.slice where l.address_hash = ${hash}
      union all
      select l.evidence, l.id, l.at, l.address_hash, l.address, l.request, l.browser, true, i.confidential,
        case when r.holds = 0 then r.gone_by end
      from access_log.evidence_line l join core.record r on r.id = l.evidence
        join access_log.evidence e on e.record = l.evidence join access_log.incident i on i.record = e.incident
      where l.address_hash = ${hash}
      order by at, id`.execute(tx);
    const keys = await world.records.openMany(tx, [...new Set(rows.map((row) => row.record))], personAccess);
    return rows.flatMap((row) => {
      const key = keys.get(row.record);
      const table: LineTable = row.isEvidence ? 'access_log.evidence_line' : 'access_log.line';
      return key ? [{ ...openedLine(row, table, key), ...standing(row) }] : [];
    });
  });
}

const standing = ({ isEvidence, isConfidential, goneBy }: Row) => ({ isEvidence, isConfidential, goneBy });
