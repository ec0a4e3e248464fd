import { type RawBuilder, sql } from 'kysely';
import type { World } from '../../../core/section/index.ts';
import { isTask } from '../review/tasks.ts';
import { type Conversation, type ConversationFilter, type ConversationPage, conversationClass } from './contract.ts';

const columns = sql`
  r.id, r.stage, r.since, r.due, r.gone_by as "goneBy", r.holds > 0 as held, c.account, c.first_at as "firstAt",
  c.last_at as "lastAt", c.last_inbound as "lastInbound", c.automatic,
  (select count(distinct m.identity)::int from contact.message m where m.record = r.id) as messages`;

/** Conversations that the filter lets through, and how many there are of them. */
export async function conversations(world: World, filter: ConversationFilter = {}): Promise<ConversationPage> {
  const where = conditions(world, filter);
  const order = filter.order === 'newest' ? sql`c.last_at desc, r.id desc` : sql`r.due nulls last, r.id`;
  const { rows } = await sql<Conversation>`
    select ${columns} from core.record r join contact.conversation c on c.record = r.id
    where ${where} order by ${order} limit ${filter.most ?? 50} offset ${filter.skip ?? 0}`.execute(world.db);
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from core.record r join contact.conversation c on c.record = r.id
    where ${where}`.execute(world.db);
  return { conversations: rows, total: counted[0]?.total ?? 0 };
}

/** One conversation; undefined when it is gone. */
export async function conversationById(world: World, id: string): Promise<Conversation | undefined> {
  const { rows } = await sql<Conversation>`
    select ${columns} from core.record r join contact.conversation c on c.record = r.id
    where r.id = ${id}`.execute(world.db);
  return rows[0];
}

function conditions(world: World, f: ConversationFilter): RawBuilder<unknown> {
  const all = [
    sql`r.class = ${conversationClass}`,
    f.stages && sql`r.stage = any(${f.stages}::text[])`,
    f.address && sql`r.subject = ${world.records.subject('contact', f.address)}`,
    f.account && sql`c.account = ${f.account}`,
    f.unanswered && sql`c.last_inbound and not c.automatic`,
    f.automatic !== undefined && sql`c.automatic = ${f.automatic}`,
    f.toReviewAt && isTask(world, f.toReviewAt),
    f.dueBefore && sql`r.due < ${f.dueBefore}::timestamptz`,
  ].filter((condition) => typeof condition === 'object');
  return sql.join(all, sql` and `);
}
