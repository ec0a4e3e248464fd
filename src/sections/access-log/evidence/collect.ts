import { sql } from 'kysely';
import type { Act, Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { type Line, openedLine, type SealedLine, sealedLine } from '../log/line.ts';
import { began } from '../policy.ts';
import { type Incident, openIncidents } from './queries.ts';
import { matcher, type Scope } from './scope.ts';

const page = 2000;

/** Lines of a scope that the log still holds, oldest first, in pages; of these slices alone where some are named. */
export async function* matching(
  world: World,
  tx: Queries,
  scope: Scope,
  slices: readonly string[] | null = null,
): AsyncGenerator<readonly Line[]> {
  const matches = matcher(scope);
  let [at, id] = [scope.from, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<SealedLine & { slice: string }>`
      select slice, id, at, address_hash, address, request, browser from access_log.line
      where (at, id) > (${at}::timestamptz, ${id}::uuid) and at < ${scope.until}::timestamptz
        and (${slices}::uuid[] is null or slice = any(${slices}::uuid[]))
      order by at, id limit ${page}`.execute(tx);
    const keys = await world.records.openMany(tx, [...new Set(rows.map((row) => row.slice))], 'access-log.security');
    const lines = rows.flatMap((row) => {
      const key = keys.get(row.slice);
      return key ? [openedLine(row, 'access_log.line', key)] : [];
    });
    yield lines.filter(matches);
    const end = rows.at(-1);
    if (!end || rows.length < page) return;
    [at, id] = [end.at, end.id];
  }
}

/** Copies lines under the record of the evidence; those that are there already stay as they are. */
export async function secure(
  world: World,
  tx: Queries,
  key: Pick<Opened, 'id' | 'seal'>,
  lines: readonly Line[],
): Promise<void> {
  if (lines.length === 0) return;
  const sealed = lines.map((line) => sealedLine(world, line, 'access_log.evidence_line', key));
  const of = <T>(pick: (line: SealedLine) => T): T[] => sealed.map(pick);
  await sql`
    insert into access_log.evidence_line (evidence, id, at, address_hash, address, request, browser)
    select ${key.id}::uuid, * from unnest(${of((l) => l.id)}::uuid[], ${of((l) => l.at)}::timestamptz[],
      ${of((l) => l.address_hash)}::bytea[], ${of((l) => l.address)}::bytea[], ${of((l) => l.request)}::bytea[],
      ${of((l) => l.browser)}::bytea[])
    on conflict do nothing`.execute(tx);
}

/** Secures what an open incident concerns and was written since, in the whole log or in some of its slices. */
export async function collect(
  world: World,
  tx: Queries,
  incident: Incident,
  act: Act,
  slices: readonly string[] | null = null,
): Promise<void> {
  if (incident.evidence === null) return;
  const key = await world.records.open(tx, incident.evidence, 'access-log.proof');
  if ('refused' in key) return;
  let first: Temporal.Instant | undefined;
  for await (const lines of matching(world, tx, incident, slices)) {
    first ??= lines[0]?.at;
    await secure(world, tx, key, lines);
  }
  if (first) await countFromOldest(world, tx, incident.evidence, first, act);
}

/** A line that came late and is older than the others moves the deadline of all of them forward. */
async function countFromOldest(
  world: World,
  tx: Queries,
  evidence: string,
  first: Temporal.Instant,
  act: Act,
): Promise<void> {
  const { rows } = await sql<{ began: string }>`
    select fact->>${began} as began from core.record where id = ${evidence}`.execute(tx);
  const known = rows[0] && Temporal.Instant.from(rows[0].began);
  if (known && Temporal.Instant.compare(first, known) < 0)
    await world.records.learn(tx, evidence, { [began]: first }, act);
}

/** Before slices go: what an open incident concerns stays behind, and nothing else (S18). */
export async function rescue(world: World, tx: Queries, slices: readonly string[], act: Act): Promise<void> {
  for (const incident of await openIncidents(world, tx)) await collect(world, tx, incident, act, slices);
}
