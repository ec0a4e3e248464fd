import { sql } from 'kysely';
import { type Queries, uuidArray } from '../../../core/store/index.ts';

export const importClass = 'newsletter.import';

export type ImportStage = 'waiting' | 'running' | 'done' | 'undoing';

/** An import as it stands in the table; the content is sealed. */
export interface StoredImport {
  readonly record: string;
  readonly stage: ImportStage;
  readonly content: Buffer;
  readonly uploaded_at: Temporal.Instant;
  /** The account of whoever brought it; null for the shell, or once it is withdrawn. */
  readonly uploaded_by: string | null;
  readonly started_at: Temporal.Instant | null;
  readonly ended_at: Temporal.Instant | null;
  /** When it is erased by itself. */
  readonly gone_by: Temporal.Instant | null;
  readonly lines: number;
  readonly read: number;
  readonly active: number;
  readonly asked: number;
  readonly known: number;
  readonly refused: number;
  readonly undone: number;
}

const columns = sql`i.record, r.stage, i.content, i.uploaded_at, i.uploaded_by, i.started_at, i.ended_at, r.gone_by, i.lines, i.read,
  i.active, i.asked, i.known, i.refused, i.undone`;

export async function insertImport(
  tx: Queries,
  { record, content, at, by }: { record: string; content: Buffer; at: Temporal.Instant; by: string | null },
): Promise<void> {
  await sql`insert into newsletter.import (record, content, uploaded_at, uploaded_by, lines)
    values (${record}, ${content}, ${at}, ${by}, 0)`.execute(tx);
}

export async function insertPiece(tx: Queries, id: string, number: number, lines: Buffer): Promise<void> {
  await sql`insert into newsletter.import_piece (import, number, lines) values (${id}, ${number}, ${lines})`.execute(
    tx,
  );
}

export async function describeImport(tx: Queries, id: string, content: Buffer, lines: number): Promise<void> {
  await sql`update newsletter.import set content = ${content}, lines = ${lines} where record = ${id}`.execute(tx);
}

export async function noteStarted(tx: Queries, id: string, content: Buffer, at: Temporal.Instant): Promise<void> {
  await sql`update newsletter.import set content = ${content}, started_at = ${at} where record = ${id}`.execute(tx);
}

export async function noteEnded(tx: Queries, id: string, at: Temporal.Instant): Promise<void> {
  await sql`update newsletter.import set ended_at = ${at} where record = ${id}`.execute(tx);
}

export async function importByRecord(db: Queries, id: string): Promise<StoredImport | undefined> {
  const { rows } = await sql<StoredImport>`
    select ${columns} from newsletter.import i join core.record r on r.id = i.record where i.record = ${id}`.execute(
    db,
  );
  return rows[0];
}

/** All imports that are there, newest first. */
export async function allImports(db: Queries): Promise<readonly StoredImport[]> {
  const { rows } = await sql<StoredImport>`
    select ${columns} from newsletter.import i join core.record r on r.id = i.record
    order by i.uploaded_at desc, i.record`.execute(db);
  return rows;
}

export async function importsIn(db: Queries, stage: ImportStage): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from core.record where class = ${importClass} and stage = ${stage} order by since, id`.execute(db);
  return rows.map((row) => row.id);
}

export interface Piece {
  readonly number: number;
  readonly lines: Buffer;
}

/** The first pieces of a file that are still there. */
export async function firstPieces(db: Queries, id: string, most: number): Promise<readonly Piece[]> {
  const { rows } = await sql<Piece>`
    select number, lines from newsletter.import_piece where import = ${id} and lines is not null
    order by number limit ${most}`.execute(db);
  return rows;
}

/**
 * This transaction does not wait for the disk. Whole and in its order it is kept or lost: a machine that loses power before
 * it is on the disk takes the same piece in again, and the end of the import, which waits, makes all of them durable.
 * Where a standby must have every commit before it is acknowledged, the operator has said what is worth waiting for.
 */
export async function acknowledgeAtTheEnd(tx: Queries): Promise<void> {
  await sql`select set_config('synchronous_commit', 'off', true)
    where current_setting('synchronous_standby_names') = ''`.execute(tx);
}

/** The next piece that nobody has in hand, for this transaction alone. */
export async function takeNextPiece(tx: Queries, id: string): Promise<Piece | undefined> {
  const { rows } = await sql<Piece>`
    select number, lines from newsletter.import_piece where import = ${id} and taken_at is null
    order by number limit 1 for update skip locked`.execute(tx);
  return rows[0];
}

export async function hasPieces(tx: Queries, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from newsletter.import_piece where import = ${id} and taken_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

/** A line that was refused, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly reason: string;
}

export interface Taken {
  readonly kept: readonly string[];
  readonly refused: readonly RefusedLine[];
  readonly counts: { readonly read: number; readonly active: number; readonly asked: number; readonly known: number };
}

/** A piece has been taken in: its lines go, its result stays, and the import's figures grow. */
export async function noteTaken(
  tx: Queries,
  id: string,
  number: number,
  { kept, refused, counts }: Taken,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    with piece as (
      update newsletter.import_piece set lines = null, taken_at = ${at}, kept = ${uuidArray(kept)}::uuid[],
        refused_lines = ${refused.map(({ line }) => line)}::integer[],
        refused_reasons = ${refused.map(({ reason }) => reason)}::text[]
      where import = ${id} and number = ${number})
    update newsletter.import set read = read + ${counts.read}, active = active + ${counts.active},
      asked = asked + ${counts.asked}, known = known + ${counts.known}, refused = refused + ${refused.length}
    where record = ${id}`.execute(tx);
}

export async function refusedLines(db: Queries, id: string, most: number): Promise<readonly RefusedLine[]> {
  const { rows } = await sql<RefusedLine>`
    select line, reason from newsletter.import_piece p, unnest(p.refused_lines, p.refused_reasons) as r (line, reason)
    where p.import = ${id} order by line limit ${most}`.execute(db);
  return rows;
}

export async function refusedReasons(db: Queries, id: string): Promise<readonly { reason: string; count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reason, count(*)::int as count from newsletter.import_piece p, unnest(p.refused_reasons) as r (reason)
    where p.import = ${id} group by reason order by 2 desc, 1`.execute(db);
  return rows;
}
