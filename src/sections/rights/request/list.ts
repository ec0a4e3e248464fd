import { sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import { answering, contentOf, outlineOf, type RequestContent, type RequestOutline, rowsOf } from './request.ts';
import { type Urgency, urgencyOf } from './times.ts';

/** A request in a list: who asks is shown while it is under way, and of evidence nothing. */
export interface Listed extends RequestOutline {
  readonly who: Pick<RequestContent, 'address' | 'name'> | null;
}

/** Every request that is kept, the longest waiting first, the answered ones last. */
export async function requestList(world: World): Promise<readonly Listed[]> {
  const rows = await rowsOf(world.db, sql`true`);
  const keys = await world.records.openMany(
    world.db,
    rows.map((row) => row.request),
    answering,
  );
  return rows.map((row) => {
    const opened = keys.get(row.request);
    const content = opened && contentOf(row, opened);
    return { ...outlineOf(world, row), who: content ? { address: content.address, name: content.name } : null };
  });
}

/** How many requests are past their limit, how many come near their target, and of how many a mail did not arrive. */
export async function waitingRequests(
  world: World,
): Promise<Readonly<Record<'late' | 'soon' | 'undelivered', number>>> {
  const now = world.clock.now();
  const rows = await rowsOf(world.db, sql`r.stage <> 'answered'`);
  const urgencies = rows.map((row) => urgencyOf(outlineOf(world, row), now));
  const count = (which: Urgency) => urgencies.filter((urgency) => urgency === which).length;
  const undelivered = rows.filter((row) => row.undelivered !== null).length;
  return { late: count('late'), soon: count('soon'), undelivered };
}
