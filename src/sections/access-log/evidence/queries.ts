import { type RawBuilder, sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import type { Scope } from './scope.ts';

export const incidentClass = 'access-log.incident';
export const orderClass = 'access-log.order';
export const evidenceClass = 'access-log.evidence';

/** An incident or an order as its file shows it. */
export interface Incident extends Scope {
  readonly record: string;
  readonly class: typeof incidentClass | typeof orderClass;
  readonly stage: string;
  readonly goneBy: Temporal.Instant | null;
  readonly reference: string;
  readonly reason: string;
  readonly reviewBy: Temporal.Instant;
  readonly openedAt: Temporal.Instant;
  readonly openedBy: string | null;
  readonly secondedAt: Temporal.Instant | null;
  readonly secondedBy: string | null;
  /** The policy wants a second person for it. */
  readonly needsSecond: boolean;
  readonly refusedAt: Temporal.Instant | null;
  readonly refusedBy: string | null;
  readonly closedAt: Temporal.Instant | null;
  readonly hold: string | null;
  /** The person is told nothing of what it preserves. */
  readonly confidential: boolean;
  readonly evidence: string | null;
  readonly lines: number;
}

type Row = Omit<Incident, 'reason' | 'address' | 'route'> & {
  readonly reason: Buffer;
  readonly address: Buffer | null;
  readonly route: Buffer | null;
};

/** Every file that is still held, the open ones first. */
export const incidents = (world: World, tx: Queries): Promise<readonly Incident[]> => read(world, tx, sql`true`);

export const openIncidents = (world: World, tx: Queries): Promise<readonly Incident[]> =>
  read(world, tx, sql`i.closed_at is null`);

export async function incidentByRecord(world: World, tx: Queries, id: string): Promise<Incident | undefined> {
  const [found] = await read(world, tx, sql`i.record = ${id}`);
  return found;
}

async function read(world: World, tx: Queries, which: RawBuilder<unknown>): Promise<readonly Incident[]> {
  const { rows } = await sql<Row>`
    select i.record, r.class, r.stage, r.gone_by as "goneBy", reference, reason, from_at as "from", until_at as until,
      address, route, review_by as "reviewBy", opened_at as "openedAt", opened_by as "openedBy",
      seconded_at as "secondedAt", seconded_by as "secondedBy", closed_at as "closedAt", needs_second as "needsSecond",
      refused_at as "refusedAt", refused_by as "refusedBy", hold, confidential, e.record as evidence,
      (select count(*) from access_log.evidence_line l where l.evidence = e.record)::int as lines
    from access_log.incident i join core.record r on r.id = i.record
      left join access_log.evidence e on e.incident = i.record
    where ${which} order by closed_at desc nulls first, opened_at desc`.execute(tx);
  const opened = await Promise.all(rows.map((row) => openFile(world, tx, row)));
  return opened.filter((row) => row !== undefined);
}

async function openFile(world: World, tx: Queries, row: Row): Promise<Incident | undefined> {
  const purpose = row.closedAt === null ? 'access-log.clarification' : 'access-log.accountability';
  const key = await world.records.open(tx, row.record, purpose);
  if ('refused' in key) return undefined;
  const text = (column: string, sealed: Buffer | null) =>
    sealed ? key.text(`access_log.incident.${column}`, sealed) : '';
  return {
    ...row,
    reason: text('reason', row.reason),
    address: text('address', row.address),
    route: text('route', row.route),
  };
}
