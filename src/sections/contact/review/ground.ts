import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { Act } from '../../../core/records/index.ts';
import { lockRecord } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction, uuidv7 } from '../../../core/store/index.ts';
import { type Ground, grounds, type Needed } from '../conversation/index.ts';

/** On which ground a conversation rests. */
export interface Resting {
  readonly ground: Ground;
  /** When it was named by somebody; null where it is only what the policy presumes. */
  readonly at: Temporal.Instant | null;
}

/** A ground that somebody named, and why. */
export interface Classified extends Needed {
  readonly at: Temporal.Instant;
}

/** The letters of Art. 6(1) GDPR. */
export const letterOf: Readonly<Record<Ground, 'a' | 'b' | 'c' | 'f'>> = {
  consent: 'a',
  contract: 'b',
  'legal-duty': 'c',
  'legitimate-interest': 'f',
};

interface Row {
  readonly record: string;
  readonly ground: Ground;
  readonly at: Temporal.Instant;
}

// A review names a ground too; whichever was last named holds.
const named = (ids: readonly string[]) => sql`
  select distinct on (record) record, ground, at from (
    select record, ground, at, id from contact.ground where record = any(${ids}::uuid[])
    union all select record, ground, at, id from contact.review where record = any(${ids}::uuid[])) as given
  order by record, at desc, id desc`;

/**
 * The grounds of conversations. Where nobody named one it is (b) for a business matter and (f) for the rest, never the
 * consent that is only presumed (Q11).
 */
export async function groundsOf(
  db: Queries,
  of: readonly { readonly id: string; readonly stage: string }[],
): Promise<ReadonlyMap<string, Resting>> {
  const { rows } = await sql<Row>`${named(of.map(({ id }) => id))}`.execute(db);
  const found = new Map(rows.map((row) => [row.record, row]));
  return new Map(
    of.map(({ id, stage }): [string, Resting] => {
      const row = found.get(id);
      return [id, row ? { ground: row.ground, at: row.at } : { ground: presumed(stage), at: null }];
    }),
  );
}

const presumed = (stage: string): Ground =>
  ['deal', 'restricted-deal', 'letter'].includes(stage) ? 'contract' : 'legitimate-interest';

export type Reclassified = { readonly ground: Ground } | { readonly refused: 'gone' | 'purpose' | 'ground' | 'reason' };

/** Puts a conversation on another ground (S28). The journal says which; why is sealed with the record and leaves with it. */
export async function reclassify(
  world: World,
  id: string,
  { ground, reason }: Pick<Needed, 'ground' | 'reason'>,
  act: Act,
): Promise<Reclassified> {
  if (!grounds.includes(ground)) return { refused: 'ground' };
  if (reason.trim() === '') return { refused: 'reason' };
  return transaction(world.db, async (tx): Promise<Reclassified> => {
    const record = await lockRecord(tx, id);
    const opened = await world.records.open(tx, id, 'contact.review');
    if ('refused' in opened) return opened;
    await sql`insert into contact.ground (id, record, at, ground, reason)
      values (${uuidv7(act.now)}, ${id}, ${act.now}, ${ground}, ${opened.seal('contact.ground.reason', reason.trim())})`.execute(
      tx,
    );
    await note(
      tx,
      { class: opened.class, stage: record?.stage ?? opened.stage, rule: `ground:${letterOf[ground]}` },
      id,
      act,
    );
    return { ground };
  });
}

/** Something happened to a record that moves it nowhere, and is answered for all the same. */
export const note = (
  tx: Queries,
  what: { readonly class: string; readonly stage: string; readonly rule: string },
  record: string,
  { now: at, by: actor }: Act,
): Promise<void> => append(tx, [{ ...what, at, what: 'advanced', record, actor }]);

/** The grounds that were named apart from reviews, newest first; none where its stage lets nobody read them. */
export async function classifiedOf(world: World, id: string): Promise<readonly Classified[]> {
  const opened = await world.records.open(world.db, id, 'contact.review');
  if ('refused' in opened) return [];
  const { rows } = await sql<Omit<Classified, 'reason'> & { reason: Buffer }>`
    select at, ground, reason from contact.ground where record = ${id} order by at desc, id desc`.execute(world.db);
  return rows.map((row) => ({ ...row, reason: opened.text('contact.ground.reason', row.reason) }));
}
