import { sql } from 'kysely';
import { appendEach } from '../../../core/journal/index.ts';
import type { Act, Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { type Subscription, subscriptionClass, subscriptionsByRecord } from '../queries.ts';
import type { Reason } from './reason.ts';

/** What of the persons is handed out, and the purpose for which their records are opened. */
export const contents = {
  list: { purpose: 'newsletter.sending', stages: ['active'] },
  proofs: { purpose: 'newsletter.proof', stages: ['active', 'restricted', 'proof'] },
} as const;
export type PersonsContent = keyof typeof contents;

export interface PersonsExport {
  readonly content: PersonsContent;
  readonly list: string;
  readonly reason: Reason;
}

declare const isPermitted: unique symbol;

/** An export that may be carried out: made in `approval/permit.ts` and nowhere else. */
export interface Permit extends PersonsExport {
  readonly [isPermitted]: true;
}

export const permitted = ({ content, list, reason }: PersonsExport): Permit => ({ content, list, reason }) as Permit;

/** One subscription, opened. */
export interface Disclosed {
  readonly subscription: Subscription;
  readonly opened: Opened;
}

const page = 500;

/**
 * Everybody of a list whose record may be opened for this. A page is noted in the journal, record by record, before the
 * first line of it leaves: what cannot be journaled is not disclosed.
 */
export async function* disclosedPersons(world: World, what: Permit, act: Act): AsyncGenerator<readonly Disclosed[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const ids = await recordsAfter(world.db, what, after);
    const last = ids.at(-1);
    if (!last) return;
    // Evidence is read by the role that reads nothing else.
    const db = what.content === 'proofs' ? world.apart.proof : world.db;
    yield await transaction(db, (tx) => disclose(world, tx, { ...what, ids }, act));
    after = last;
  }
}

const meant = ({ content, list }: PersonsExport) => sql`
  from core.record r join newsletter.subscription s on s.record = r.id
  where r.class = ${subscriptionClass} and r.stage = any(${[...contents[content].stages]}::text[]) and s.list = ${list}`;

/** How many an export would hand out now. */
export async function countPersons(db: Queries, what: PersonsExport): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${meant(what)}`.execute(db);
  return rows[0]?.count ?? 0;
}

async function recordsAfter(db: Queries, what: PersonsExport, after: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id ${meant(what)} and r.id > ${after} order by r.id limit ${page}`.execute(db);
  return rows.map((row) => row.id);
}

async function disclose(
  world: World,
  tx: Queries,
  { content, reason, ids }: PersonsExport & { readonly ids: readonly string[] },
  act: Act,
): Promise<readonly Disclosed[]> {
  const opened = await world.records.openMany(tx, ids, contents[content].purpose);
  const found = (await subscriptionsByRecord(tx, [...opened.keys()])).flatMap((subscription) => {
    const key = opened.get(subscription.record);
    return key ? [{ subscription, opened: key }] : [];
  });
  const rule = `export:${reason}`;
  const ofStage = Map.groupBy(found, ({ opened: { stage } }) => stage);
  for (const [stage, group] of ofStage)
    await appendEach(
      tx,
      group.map(({ opened: { id } }) => id),
      { at: act.now, what: 'disclosed', class: subscriptionClass, stage, rule, actor: act.by },
    );
  return found;
}
