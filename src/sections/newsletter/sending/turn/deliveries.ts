import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';

export interface Running {
  readonly delivery: string;
  readonly campaign: string;
  readonly lists: readonly string[];
  readonly offers: readonly string[];
  readonly complete: boolean;
  readonly size: number;
  readonly taken: number;
}

export async function runningDeliveries({ db }: World): Promise<readonly Running[]> {
  const { rows } = await sql<Running>`
    select d.record as delivery, c.record as campaign, c.lists, c.offers, d.complete, d.size, d.taken
    from newsletter.campaign c join newsletter.delivery d on d.campaign = c.record
    where c.state = 'running' order by c.started_at, c.record`.execute(db);
  return rows;
}

/** Deliveries that may be over: running ones, and cancelled ones whose recipients have not all been told so. */
export async function openDeliveries({ db }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ record: string }>`
    select d.record from newsletter.delivery d join newsletter.campaign c on c.record = d.campaign
    where c.state = 'running' or c.state = 'cancelled' and (not d.complete or d.taken < d.size or d.rolled < d.size)`.execute(
    db,
  );
  return rows.map(({ record }) => record);
}
