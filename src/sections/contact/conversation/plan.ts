import { sql } from 'kysely';
import { classNamed, erased, stageNamed } from '../../../core/policy/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type ConversationStage, conversationClass } from './contract.ts';

/** What would become of a conversation by itself, if nobody did anything. Nothing is changed by asking. */
export interface Planned {
  readonly id: string;
  readonly stage: ConversationStage;
  /** The stage that follows, or `erased`: out of the mailbox, in every folder. */
  readonly to: string;
  readonly due: Temporal.Instant;
  readonly goneBy: Temporal.Instant;
  /** Messages that would leave the mailbox; those that another conversation needs stay. */
  readonly leaving: number;
  readonly held: boolean;
}

/** A dry run: what falls due before an instant, earliest first. */
export async function plan(world: World, until: Temporal.Instant, most = 1000): Promise<readonly Planned[]> {
  const { rows } = await sql<Omit<Planned, 'to'>>`
    select r.id, r.stage, r.due, r.gone_by as "goneBy", r.holds > 0 as held,
      (select count(distinct m.identity)::int from contact.message m where m.record = r.id and not exists (
        select from contact.message o where o.identity = m.identity and o.record <> m.record)) as leaving
    from core.record r
    where r.class = ${conversationClass} and r.due < ${until}::timestamptz
    order by r.due, r.id limit ${most}`.execute(world.db);
  const dataClass = classNamed(world.rules.policy, conversationClass);
  return rows.map((row) => {
    const to = stageNamed(dataClass, row.stage).after?.to ?? erased;
    return { ...row, to, leaving: to === erased ? row.leaving : 0 };
  });
}
