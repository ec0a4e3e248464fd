import { sql } from 'kysely';
import type { Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { accessLogSettings, began } from '../policy.ts';

export const entryClass = 'access-log.entry';

/** A record that may be written under. */
export interface OpenSlice extends Pick<Opened, 'seal'> {
  readonly id: string;
}

/** The instant at which the slice of an instant begins: full hours since 1970 where a slice is an hour. */
export function sliceStart(at: Temporal.Instant, slice: Temporal.Duration): Temporal.Instant {
  const width = slice.total('milliseconds');
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at.epochMilliseconds / width) * width);
}

/** The slice to which an instant belongs, begun if there is none yet. Many workers share it. */
export async function sliceAt(world: World, tx: Queries, at: Temporal.Instant): Promise<OpenSlice> {
  const found = await standing(world, tx, at);
  if (found) return found;
  // One of them makes the partition; the others wait and find it.
  await sql`select pg_advisory_xact_lock(hashtext('access_log.slice'))`.execute(tx);
  return (await standing(world, tx, at)) ?? begin(world, tx, at);
}

async function standing(world: World, tx: Queries, at: Temporal.Instant): Promise<OpenSlice | undefined> {
  const { rows } = await sql<{ record: string }>`
    select record from access_log.slice where until > ${at}::timestamptz and began <= ${at}::timestamptz
    order by until limit 1 for key share`.execute(tx);
  const id = rows[0]?.record;
  if (id === undefined) return undefined;
  const opened = await world.records.open(tx, id, 'access-log.operation');
  return 'refused' in opened ? undefined : opened;
}

async function begin(world: World, tx: Queries, at: Temporal.Instant): Promise<OpenSlice> {
  const { slice } = accessLogSettings(world.rules.policy);
  const start = sliceStart(at, slice);
  const act = { now: world.clock.now(), by: 'server' } as const;
  // A slice knows no person: whoever asks is found by the hash of an address, line by line.
  const subject = world.records.subject('access-log', 'slice');
  // Counted from the start of the slice, so that no line in it is older than its record.
  const kept = await world.records.keep(tx, { class: entryClass, subject, facts: { [began]: start } }, act);
  await sql`insert into access_log.slice (record, began, until)
    values (${kept.id}, ${start}::timestamptz, ${start.add(slice)}::timestamptz)`.execute(tx);
  await dropForsaken(tx);
  await sql`create table ${partition(kept.id)} partition of access_log.line for values in (${sql.lit(kept.id)})`.execute(
    tx,
  );
  return kept;
}

/** The partition of a slice; the id is a UUID, and nothing else reaches this name. */
const partition = (id: string) => sql.table(`access_log.line_${id.replaceAll('-', '')}`);

// Each table and each of its indexes is locked until the transaction ends, and locks are limited.
const mostDropped = 200;

/** Drops the lines of slices that are about to be erased, each with its whole partition. */
export async function dropSlices(tx: Queries, ids: readonly string[]): Promise<void> {
  for (const id of ids.slice(0, mostDropped)) await sql`drop table if exists ${partition(id)}`.execute(tx);
}

/** Drops partitions whose slice is gone: their lines went with it, row by row. */
async function dropForsaken(tx: Queries): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'access_log.line'::regclass
      and not exists (select from access_log.slice s where c.relname = 'line_' || replace(s.record::text, '-', ''))
    limit ${mostDropped}`.execute(tx);
  for (const { name } of rows) await sql`drop table ${sql.table(`access_log.${name}`)}`.execute(tx);
}
