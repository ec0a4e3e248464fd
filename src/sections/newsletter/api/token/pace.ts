import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import type { Limit } from '../../policy/options.ts';

/** Counts requests of each token, of all servers together, in windows of the declared length. */
export interface Pace {
  /** Seconds to wait, or 0 where the request may be made; it is counted then. */
  wait(token: string, limit: Limit, now: Temporal.Instant): Promise<number>;
}

export const pace = ({ db }: Pick<World, 'db'>): Pace => ({
  wait: async (token, { most, within }, now) => {
    const length = within.total('milliseconds');
    const start = Math.floor(now.epochMilliseconds / length) * length;
    const from = Temporal.Instant.fromEpochMilliseconds(start);
    const { numAffectedRows } = await sql`
      update newsletter.token set paced_from = ${from},
        paced = case when paced_from = ${from} then paced + 1 else 1 end
      where record = ${token} and (paced_from is distinct from ${from}::timestamptz or paced < ${most})`.execute(db);
    return numAffectedRows === 1n ? 0 : Math.ceil((start + length - now.epochMilliseconds) / 1000);
  },
});
