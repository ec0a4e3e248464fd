import { sql } from 'kysely';
import { hostOf } from '../../../../core/egress/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { noteRefusals } from '../../bounce/refusal.ts';
import { deliveryClass } from '../tables.ts';

/** What became of one recipient's turn. `queued`: nothing of the mail has left, and its turn comes again. */
export interface Result {
  readonly claim: string;
  readonly delivery: string;
  readonly number: number;
  readonly worker: number;
  readonly state: 'accepted' | 'later' | 'bounced' | 'dropped' | 'queued';
  readonly code?: number | undefined;
  readonly status?: string | undefined;
  /** When its turn comes again. */
  readonly nextAt?: Temporal.Instant;
  /** Nobody can know whether this mail has arrived; it goes out again under the same Message-ID. */
  readonly isDoubt?: true;
}

/**
 * Notes a group of results in one transaction: rows, evidence beside the consent, numbers of the issue, and what is settled
 * of what was claimed. A mail that was accepted after others had taken the recipient over is accepted all the same.
 */
export async function noteResults(world: World, results: readonly Result[], settled: readonly string[]): Promise<void> {
  const now = world.clock.now();
  const refused = await transaction(
    world.db,
    async (tx) => {
      const changed = await noteIn(world, tx, results, now);
      if (settled.length > 0)
        await sql`delete from newsletter.claim where id = any(${[...settled]}::uuid[])`.execute(tx);
      return changed.filter(({ state }) => state === 'bounced');
    },
    { attempts: 5 },
  );
  // Apart from it, since it waits for whatever the person does at this moment: a refusal that a crash leaves uncounted is
  // met again with the next issue.
  if (refused.length > 0)
    // It may end a subscription, which is none of the sender's.
    await transaction(world.apart.house, (tx) => noteRefusals(world, tx, refused, { now, by: 'server' }), {
      attempts: 5,
      // Whoever waits for the line to be empty must not be who empties it.
      isFollowed: false,
    });
}

/** The same within a transaction; answers whose state has changed. */
export async function noteIn(
  world: World,
  tx: Queries,
  results: readonly Result[],
  now: Temporal.Instant,
): Promise<readonly Changed[]> {
  const changed = await changeAll(tx, results, now);
  await tellEnded(world, tx, changed, now);
  await tellDisclosed(world, tx, changed, now);
  await count(tx, changed, results);
  return changed;
}

interface Changed {
  readonly delivery: string;
  readonly number: number;
  readonly subscription: string;
  readonly state: Result['state'];
  readonly stage: string;
  readonly campaign: string;
  readonly code: number | null;
  readonly status: string | null;
}

/**
 * A row that somebody else was changing is locked as it is now, but cannot be changed by a statement that began before: of
 * what was left out a second one sees whether it is still ours to note.
 */
async function changeAll(tx: Queries, results: readonly Result[], now: Temporal.Instant): Promise<readonly Changed[]> {
  if (results.length === 0) return [];
  const changed = await change(tx, results, now);
  const isChanged = new Set(changed.map(nameOf));
  const left = results.filter((result) => !isChanged.has(nameOf(result)));
  return left.length === 0 ? changed : [...changed, ...(await change(tx, left, now))];
}

const nameOf = ({ delivery, number }: Pick<Result, 'delivery' | 'number'>): string => `${delivery} ${number}`;

async function change(tx: Queries, results: readonly Result[], now: Temporal.Instant): Promise<readonly Changed[]> {
  const of = <T>(pick: (result: Result) => T): T[] => results.map(pick);
  // Each row is looked up and locked by its number: of a table that has just been filled the planner knows nothing, and
  // would read it whole to find five hundred.
  const { rows } = await sql<Changed>`
    with news as (
      select * from unnest(${of((r) => r.delivery)}::uuid[], ${of((r) => r.number)}::int[], ${of((r) => r.worker)}::int[],
        ${of((r) => r.state)}::text[], ${of((r) => r.code || null)}::smallint[], ${of((r) => r.status ?? null)}::text[],
        ${of((r) => r.nextAt ?? now)}::timestamptz[]) as news (delivery, number, worker, state, code, status, next_at)
    ), mine as materialized (
      select n.*, r.place from news n cross join lateral (
        select p.ctid as place from newsletter.recipient p where p.delivery = n.delivery and p.number = n.number
          and (p.state = 'sending' and p.worker = n.worker or n.state = 'accepted' and p.state in ('queued', 'later'))
        for update) r
    ), changed as (
      update newsletter.recipient p set state = case when n.state = 'queued' then 'later' else n.state end, code = n.code,
        status = n.status, at = ${now}, worker = null,
        attempt = p.attempt + case when n.state in ('later', 'bounced') then 1 else 0 end
      from mine n where p.ctid = n.place
      returning p.delivery, p.number, p.subscription, n.state, n.code, n.status, n.next_at
    ), evidence as (
      insert into newsletter.mailing (record, campaign, version, content_hash, at, objection_wording)
      select h.subscription, c.record, c.version, c.content_hash, ${now}::timestamptz,
        case when c.objection_wording is not null and exists (select from newsletter.customer k where k.record = h.subscription)
          then c.objection_wording end
      from changed h join newsletter.delivery d on d.record = h.delivery join newsletter.campaign c on c.record = d.campaign
      where h.state = 'accepted' on conflict do nothing
    ), again as (
      insert into newsletter.later (delivery, number, next_at)
      select delivery, number, next_at from changed where state in ('later', 'queued')
      on conflict (delivery, number) do update set next_at = excluded.next_at, paced = false
    ), over as (
      delete from newsletter.later l using changed h
      where l.delivery = h.delivery and l.number = h.number and h.state in ('accepted', 'bounced', 'dropped')
    )
    select h.delivery, h.number, h.subscription, h.state, h.code, h.status, (select r.stage from core.record r where r.id = h.subscription) as stage, d.campaign
    from changed h join newsletter.delivery d on d.record = h.delivery`.execute(tx);
  return rows;
}

/** A mail that was on its way when its subscription ended is the last one all the same: the proof counts from it (S50). */
async function tellEnded(world: World, tx: Queries, changed: readonly Changed[], now: Temporal.Instant): Promise<void> {
  const ended = changed.filter(
    ({ state, stage }) => state === 'accepted' && stage !== 'active' && stage !== 'restricted',
  );
  const of = ended.map(({ subscription }) => ({ id: subscription, at: now }));
  await world.records.learnMany(tx, { fact: 'lastMail', of }, { now, by: 'server' });
}

/** One entry for each run of one delivery: which persons it went to, its own rows say (S20). */
async function tellDisclosed(
  world: World,
  tx: Queries,
  changed: readonly Changed[],
  now: Temporal.Instant,
): Promise<void> {
  const { smtpUrl } = world.transport;
  const records = [...new Set(changed.filter(({ state }) => state === 'accepted').map(({ delivery }) => delivery))];
  if (smtpUrl === undefined || records.length === 0) return;
  await world.egress.disclosed(tx, hostOf(smtpUrl), { class: deliveryClass, records, at: now, by: 'server' });
}

/** The issue's own row comes last, so that nobody waits for it with other locks to give. */
async function count(tx: Queries, changed: readonly Changed[], results: readonly Result[]): Promise<void> {
  const deliveries = [...new Set([...changed, ...results].map(({ delivery }) => delivery))].toSorted();
  for (const delivery of deliveries) {
    const mine = changed.filter((row) => row.delivery === delivery);
    const [accepted, bounced, dropped] = (['accepted', 'bounced', 'dropped'] as const).map(
      (state) => mine.filter((row) => row.state === state).length,
    );
    const doubts = results.filter((result) => result.delivery === delivery && result.isDoubt).length;
    await sql`
      update newsletter.campaign c set accepted = accepted + ${accepted}, bounced = bounced + ${bounced},
        dropped = dropped + ${dropped}, repeated = repeated + ${doubts}
      from newsletter.delivery d where d.record = ${delivery} and c.record = d.campaign`.execute(tx);
  }
}
