import { sql } from 'kysely';
import { append } from '../journal/index.ts';
import { doubtWaiting } from '../mail/index.ts';
import { type Act, openHolds, type Records, type Replayed } from '../records/index.ts';
import { type Queries, transaction } from '../store/index.ts';
import type { Tail } from './journal/tail.ts';
import type { Chosen } from './load/choose.ts';
import { noting } from './notes.ts';
import type { Restorable } from './restorable.ts';

export interface Revival {
  readonly db: Queries;
  readonly records: Records;
  /** What they do before their tables are used again: nothing may go out a second time. */
  readonly sections: readonly Restorable[];
  /** What the journal says after the backup; undefined where it is lost, and the chain is cut here. */
  readonly tail: Tail | undefined;
  readonly chosen: Pick<Chosen, 'data' | 'keys'>;
  /** The keys are at least as new as the rows, so that a record without one was erased. */
  readonly keysTell: boolean;
}

export interface Revived extends Replayed {
  /** Records that no key opens any more, and that are erased for it. */
  readonly keyless: number;
  /** Entries of the journal that were put back. */
  readonly entries: number;
  /** What sections had noted since and was put back, such as the way and the evidence of a withdrawal. */
  readonly notes: number;
  /** Mails that waited when the backup was taken: they may have gone out since, so somebody decides. */
  readonly mails: number;
  /** Open holds of which nobody knows any more whether their persons may be told: nobody is, until somebody decides. */
  readonly undecided: number;
}

/**
 * Makes a loaded backup fit for use, in one transaction: puts back the journal, does again what was done since, and only
 * then gives the database free. Cut off, it is done anew.
 */
export async function revive(revival: Revival, act: Act): Promise<Revived> {
  const { db, records, tail, sections, keysTell } = revival;
  return transaction(db, async (tx) => {
    const since = tail ? await putBack(tx, tail) : [];
    const notes = noting(sections, tail?.notes ?? new Map());
    const replayed = await records.replay(tx, since, act, { noting: notes.putBack, secrets: tail?.secrets });
    const keyless = keysTell ? await records.eraseKeyless(tx, act) : 0;
    const mails = await doubtWaiting(tx);
    const undecided = (await openHolds(tx)).filter(({ isSecrecyUnknown }) => isSecrecyUnknown).length;
    for (const section of sections) await section.restored?.(tx, act);
    const rule = tail ? 'journal:whole' : 'journal:cut';
    await append(tx, [{ at: act.now, what: 'restored', rule, record: revival.chosen.data.manifest.id, actor: act.by }]);
    await sql`delete from backup.restoring`.execute(tx);
    return { ...replayed, keyless, mails, undecided, entries: since.length, notes: notes.count() };
  });
}

/** The journal goes on where it was: with its own numbers, blocks and signatures. Answers what the backup did not know. */
async function putBack(tx: Queries, { entries, blocks }: Tail): Promise<Tail['entries']> {
  const known = new Set<number>();
  for (let at = 0; at < entries.length; at += page) {
    const some = entries.slice(at, at + page);
    const column = <T>(pick: (entry: Tail['entries'][number]) => T): T[] => some.map(pick);
    const { rows } = await sql<{ id: number }>`
      insert into journal.entry (id, at, what, class, stage, rule, record, actor) overriding system value
      select * from unnest(
        ${column((e) => e.id)}::bigint[], ${column((e) => e.at.toString())}::timestamptz[],
        ${column((e) => e.what)}::text[], ${column((e) => e.class ?? null)}::text[],
        ${column((e) => e.stage ?? null)}::text[], ${column((e) => e.rule)}::text[],
        ${column((e) => e.record ?? null)}::uuid[], ${column((e) => e.actor)}::text[])
      on conflict (id) do nothing returning id`.execute(tx);
    for (const { id } of rows) known.add(id);
  }
  for (const b of blocks)
    await sql`
      insert into journal.block (number, first, last, entries, closed_at, previous, hash, public_key, signature)
      values (${b.number}, ${b.first}, ${b.last}, ${b.entries}, ${b.closedAt}::timestamptz, ${b.previous}, ${b.hash},
              ${b.publicKey}, ${b.signature})`.execute(tx);
  await sql`select setval(pg_get_serial_sequence('journal.entry', 'id'),
    greatest((select max(id) from journal.entry), (select last_value from journal.entry_id_seq)))`.execute(tx);
  return entries.filter(({ id }) => known.has(id));
}

const page = 5_000;
