import { sql } from 'kysely';
import { type Act, lockRecord, type Opened } from '../../../../core/records/index.ts';
import type { ToldDeed, World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { closeAnswered } from '../answer/answered.ts';
import { addEntry } from '../entry.ts';
import { answering } from '../request.ts';

export const settledStates = ['done', 'impossible', 'disproportionate'] as const;
export type Settled = (typeof settledStates)[number];

/** Somebody who was given the data and is told of a deed, unless that is impossible or disproportionate (Art. 19 GDPR). */
export interface Recipient {
  readonly recipient: string;
  readonly deed: ToldDeed;
  readonly listedAt: Temporal.Instant;
  readonly state: 'open' | Settled;
  readonly reason: string;
  readonly settledAt: Temporal.Instant | null;
}

/** Lists everybody to whom the journal says these records were disclosed; a later deed opens them again. */
export async function listRecipients(
  tx: Queries,
  request: string,
  { deed, records }: { readonly deed: ToldDeed; readonly records: readonly string[] },
  act: Act,
): Promise<void> {
  await sql`
    insert into rights.request_recipient (request, recipient, deed, listed_at)
    select distinct ${request}::uuid, split_part(rule, ':', 2), ${deed}, ${act.now}::timestamptz from journal.entry
    where what = 'disclosed' and rule like 'recipient:%' and record = any(${records}::uuid[])
    on conflict (request, recipient, deed)
    do update set state = 'open', reason = null, settled_at = null, listed_at = excluded.listed_at`.execute(tx);
}

/** Somebody knows of a recipient that the journal does not: they are told as well. */
export async function addRecipient(
  world: World,
  tx: Queries,
  request: string,
  { recipient, deed }: Pick<Recipient, 'recipient' | 'deed'>,
  act: Act,
  by?: string,
): Promise<'done' | 'gone'> {
  const opened = await world.records.open(tx, request, answering);
  if ('refused' in opened) return 'gone';
  await addEntry(tx, opened, { what: 'recipient', note: `${recipient}: open`, by }, act);
  await sql`
    insert into rights.request_recipient (request, recipient, deed, listed_at)
    values (${request}, ${recipient}, ${deed}, ${act.now}::timestamptz)
    on conflict (request, recipient, deed) do nothing`.execute(tx);
  return 'done';
}

export async function recipientsOf(tx: Queries, opened: Opened): Promise<readonly Recipient[]> {
  const { rows } = await sql<Omit<Recipient, 'reason'> & { readonly reason: Buffer | null }>`
    select recipient, deed, listed_at as "listedAt", state, reason, settled_at as "settledAt"
    from rights.request_recipient where request = ${opened.id} order by listed_at, recipient, deed`.execute(tx);
  return rows.map((row) => ({ ...row, reason: row.reason ? opened.text(column, row.reason) : '' }));
}

const column = 'rights.request_recipient.reason';

/** Told, or why not; with the last of them an answered request closes. */
export async function settleRecipient(
  world: World,
  tx: Queries,
  id: string,
  what: Pick<Recipient, 'recipient' | 'deed' | 'reason'> & { readonly state: Settled },
  act: Act,
  by?: string,
): Promise<'done' | 'gone' | 'reason'> {
  const { recipient, deed, state, reason } = what;
  if (state !== 'done' && reason.trim() === '') return 'reason';
  await lockRecord(tx, id);
  const opened = await world.records.open(tx, id, answering);
  if ('refused' in opened) return 'gone';
  const { numAffectedRows } = await sql`
    update rights.request_recipient set state = ${state}, settled_at = ${act.now}::timestamptz,
      reason = ${reason.trim() === '' ? null : opened.seal(column, reason.trim())}
    where request = ${id} and recipient = ${recipient} and deed = ${deed} and state = 'open'`.execute(tx);
  if (numAffectedRows !== 1n) return 'gone';
  await addEntry(tx, opened, { what: 'recipient', note: `${recipient}: ${state}`, by }, act);
  await closeAnswered(world, tx, id, act);
  return 'done';
}
