import { sql } from 'kysely';
import { instants } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { transaction } from '../../../core/store/index.ts';
import type { Access } from '../../../core/web/index.ts';
import { accessLogSettings } from '../policy.ts';
import { lineOf, type SealedLine, sealedLine } from './line.ts';
import { sliceAt, sliceStart } from './slice.ts';

/** Writes a group of requests, one line each, into the slices of their instants. What is past its time is not written at all. */
export async function writeLines(world: World, accesses: readonly Access[]): Promise<void> {
  const { slice, keep } = accessLogSettings(world.rules.policy);
  const groups = Map.groupBy(accesses, ({ at }) => sliceStart(at, slice).epochMilliseconds);
  for (const [start, group] of groups) {
    const { due } = instants(keep, Temporal.Instant.fromEpochMilliseconds(start), world.rules.calendar);
    if (Temporal.Instant.compare(due, world.clock.now()) <= 0) continue;
    await writeGroup(world, group);
  }
}

async function writeGroup(world: World, group: readonly Access[]): Promise<void> {
  const [first] = group;
  if (!first) return;
  await transaction(
    world.db,
    async (tx) => {
      const slice = await sliceAt(world, tx, first.at);
      const lines = group.map((access) => sealedLine(world, lineOf(access), 'access_log.line', slice));
      const of = <T>(pick: (line: SealedLine) => T): T[] => lines.map(pick);
      await sql`
        insert into access_log.line (slice, id, at, address_hash, address, request, browser)
        select ${slice.id}::uuid, * from unnest(${of((l) => l.id)}::uuid[], ${of((l) => l.at)}::timestamptz[],
          ${of((l) => l.address_hash)}::bytea[], ${of((l) => l.address)}::bytea[], ${of((l) => l.request)}::bytea[],
          ${of((l) => l.browser)}::bytea[])`.execute(tx);
    },
    { attempts: 3 },
  );
}
