import { sql } from 'kysely';
import { type Act, recordById } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { conversationClass, type Ground, type Judged, withdrawConsent } from '../conversation/index.ts';
import { groundsOf, note, type Resting } from './ground.ts';

export type Withdrawn = Judged | { readonly keptOn: Ground };

const rule = 'event:withdrawn';

/** A ground that is merely presumed keeps nothing, and consent is what was withdrawn (S27). */
const keeps = (resting: Resting | undefined): resting is Resting =>
  resting !== undefined && resting.at !== null && resting.ground !== 'consent';

/**
 * Staff note that the person withdrew what was taken as their consent (S27). The conversation is erased at once, unless
 * somebody has named another ground for it with a reason.
 */
export async function withdraw(world: World, id: string, act: Act): Promise<Withdrawn> {
  const kept = await transaction(world.db, async (tx): Promise<Ground | undefined> => {
    const record = await recordById(tx, id);
    if (!record || !['current', 'review'].includes(record.stage)) return undefined;
    const resting = (await groundsOf(tx, [record])).get(id);
    if (!keeps(resting)) return undefined;
    await note(tx, { class: record.class, stage: record.stage, rule }, id, act);
    return resting.ground;
  });
  return kept ? { keptOn: kept } : withdrawConsent(world, id, act);
}

/**
 * What conversations come to when they are locked. A withdrawal leaves those without any ground that somebody named: no
 * judgement is needed, and they are erased in the same deed (S27). The others stay locked until staff have looked, or their
 * month is over.
 */
export const locked =
  (world: () => World) =>
  async (tx: Queries, ids: readonly string[], act: Act, by: string): Promise<void> => {
    if (by !== rule) return;
    const resting = await groundsOf(
      tx,
      ids.map((id) => ({ id, stage: 'unneeded' })),
    );
    const groundless = ids.filter((id) => !keeps(resting.get(id)));
    await sql`update contact.conversation set withdrawn_at = ${act.now} where record = any(${ids}::uuid[])`.execute(tx);
    await world().records.eraseMany(tx, groundless, 'groundless', act);
  };

/** Locked conversations whose consent was withdrawn, and when: another ground, or a hold, keeps them until somebody decides. */
export async function withdrawals(db: Queries, id?: string): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const { rows } = await sql<{ record: string; at: Temporal.Instant }>`
    select r.id as record, c.withdrawn_at as at from core.record r join contact.conversation c on c.record = r.id
    where r.class = ${conversationClass} and r.stage = 'unneeded' and c.withdrawn_at >= r.since
      and (${id ?? null}::uuid is null or r.id = ${id ?? null}::uuid)`.execute(db);
  return new Map(rows.map(({ record, at }) => [record, at]));
}
