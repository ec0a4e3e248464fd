import { sql } from 'kysely';
import type { Text } from '../../../core/policy/index.ts';
import type { Act, Kept, Opened } from '../../../core/records/index.ts';
import type { Queries } from '../../../core/store/index.ts';

/** What can stand on the line of time of a request. */
export const entryKinds = [
  'received',
  'note',
  'identity-asked',
  'identity-proved',
  'identity-noted',
  'address-asked',
  'address-proved',
  'access',
  'rectification',
  'erasure',
  'restriction',
  'lifting-told',
  'lifting',
  'objection',
  'withdrawal',
  'recipient',
  'extended',
  'answer',
  'sent',
  'not-sent',
  'told-otherwise',
  'withdrawn',
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** What became of one record by a deed, in the words of that day. */
export interface Said {
  readonly title: Text;
  readonly said: Text;
}

export interface Entry {
  readonly at: Temporal.Instant;
  readonly what: EntryKind;
  readonly note: string;
  readonly said: readonly Said[];
  readonly by: string | null;
}

export interface NewEntry {
  readonly what: EntryKind;
  readonly note?: string | undefined;
  readonly said?: readonly Said[];
  /** The account of whoever did it. */
  readonly by?: string | undefined;
}

const column = 'rights.request_entry.text';

/** Puts a line on the line of time, sealed under the request's key, in the transaction of the deed. */
export async function addEntry(
  tx: Queries,
  request: Pick<Kept | Opened, 'id' | 'seal'>,
  { what, note = '', said = [], by }: NewEntry,
  act: Act,
): Promise<void> {
  const isSilent = note === '' && said.length === 0;
  const text = isSilent ? null : request.seal(column, JSON.stringify({ note, said }));
  await sql`
    insert into rights.request_entry (request, at, what, text, by_whom)
    values (${request.id}, ${act.now}::timestamptz, ${what}, ${text}, ${by ?? null})`.execute(tx);
}

interface Row extends Pick<Entry, 'at' | 'what' | 'by'> {
  readonly text: Buffer | null;
}

/** The line of time, oldest first. */
export async function entriesOf(tx: Queries, opened: Opened): Promise<readonly Entry[]> {
  const { rows } = await sql<Row>`
    select at, what, text, by_whom as by from rights.request_entry where request = ${opened.id} order by number`.execute(
    tx,
  );
  return rows.map(({ text, ...row }) => {
    const { note, said } = text ? contentOf(opened.text(column, text)) : { note: '', said: [] };
    return { ...row, note, said };
  });
}

const contentOf = (text: string) => JSON.parse(text) as Pick<Entry, 'note' | 'said'>;
