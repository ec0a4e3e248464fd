import { sql } from 'kysely';
import type { Noting } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import { type CarriedNote, lineOfNote } from './journal/beside.ts';
import type { NumberedEntry } from './journal/lines.ts';
import type { Tail } from './journal/tail.ts';
import type { Carrying, Restorable } from './restorable.ts';

const carryingOf = (sections: readonly Restorable[]): ReadonlyMap<string, Carrying> =>
  new Map(sections.flatMap(({ carrying = {} }) => Object.entries(carrying)));

/** The lines that carry what sections have noted about records of these entries. */
export async function notesBeside(
  db: Queries,
  sections: readonly Restorable[],
  entries: readonly NumberedEntry[],
): Promise<readonly string[]> {
  const all = carryingOf(sections);
  const lines: string[] = [];
  for (const [place, some] of Map.groupBy(entries, placeOf)) {
    const notes = await all.get(place)?.read(
      db,
      some.flatMap(({ record }) => record ?? []),
    );
    for (const { id, record = '' } of notes ? some : []) {
      const sealed = notes?.get(record);
      if (sealed) lines.push(lineOfNote({ entry: id, record, sealed }));
    }
  }
  return lines;
}

const placeOf = ({ class: dataClass = '', stage = '' }: Pick<NumberedEntry, 'class' | 'stage'>): string =>
  `${dataClass}/${stage}`;

/** Hands notes back to the sections that made them, as the records enter again. */
export function noting(
  sections: readonly Restorable[],
  notes: ReadonlyMap<number, CarriedNote>,
): { readonly putBack: Noting; count(): number } {
  const all = carryingOf(sections);
  let count = 0;
  const putBack: Noting = async (tx, entries) => {
    const done = new Set<string>();
    for (const [place, some] of Map.groupBy(entries as readonly NumberedEntry[], placeOf)) {
      const mine = some.flatMap(({ id, record = '' }) => {
        const note = notes.get(id);
        return note?.record === record ? [[record, note.sealed] as const] : [];
      });
      if (mine.length > 0)
        for (const record of (await all.get(place)?.putBack(tx, new Map(mine))) ?? []) done.add(record);
    }
    count += done.size;
    return done;
  };
  return { putBack, count: () => count };
}

/** How many notes that were carried are not beside their records, which are there, after a restore. */
export async function notesLost(
  db: Queries,
  sections: readonly Restorable[],
  { entries, notes }: Pick<Tail, 'entries' | 'notes'>,
): Promise<number> {
  const all = carryingOf(sections);
  let lost = 0;
  for (const [place, some] of Map.groupBy(
    entries.filter(({ id }) => notes.has(id)),
    placeOf,
  )) {
    const ids = [...new Set(some.flatMap(({ record }) => record ?? []))];
    const { rows } = await sql<{ id: string }>`select id from core.record where id = any(${ids}::uuid[])`.execute(db);
    const there = rows.map(({ id }) => id);
    const read = await all.get(place)?.read(db, there);
    lost += there.filter((id) => !read?.has(id)).length;
  }
  return lost;
}
