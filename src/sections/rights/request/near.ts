import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { rightsSettings } from '../policy.ts';
import { outlineOf, requestClass, rowsOf } from './request.ts';

export const nearMailKind = 'rights.near';

interface Near {
  readonly request: string;
  readonly stage: string;
  /** From when on somebody is reminded: so long before the target as the policy says. */
  readonly at: Temporal.Instant;
}

/** Requests under way that nobody decided yet and of whose target nobody was told, the nearest first. */
async function waiting(world: World, tx: Queries): Promise<readonly Near[]> {
  const { remind } = rightsSettings(world.rules.policy);
  const rows = await rowsOf(
    tx,
    sql`r.stage in ('received', 'extended') and q.outcome is null and q.reminded_at is null`,
  );
  return rows
    .map((row) => outlineOf(world, row))
    .map(({ request, stage, due }) => ({
      request,
      stage,
      at: due.nominal.toZonedDateTimeISO(world.rules.calendar.timeZone).subtract(remind).toInstant(),
    }))
    .toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** Tells whoever may see persons that targets come near, of each request once: its row remembers it. */
export async function remindOfTargets(world: World, now: Temporal.Instant): Promise<void> {
  await transaction(
    world.db,
    async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('rights.near', 0))`.execute(tx);
      const near = (await waiting(world, tx)).filter(({ at }) => Temporal.Instant.compare(at, now) <= 0);
      if (near.length === 0) return;
      const act = { now, by: 'server' } as const;
      await sql`update rights.request set reminded_at = ${now}::timestamptz
        where record = any(${near.map(({ request }) => request)}::uuid[])`.execute(tx);
      await world.members?.remind(tx, 'persons', { kind: nearMailKind, payload: { count: String(near.length) } }, act);
      await append(
        tx,
        near.map(({ request: record, stage }) => ({
          at: now,
          what: 'reminded' as const,
          class: requestClass,
          stage,
          rule: 'near:answer',
          record,
          actor: act.by,
        })),
      );
    },
    { attempts: 3 },
  );
}

/** The next instant at which a target comes near of which nobody was told, or null. */
export const nextTarget = async (world: World): Promise<Temporal.Instant | null> =>
  (await waiting(world, world.db))[0]?.at ?? null;
