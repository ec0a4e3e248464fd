import { sql } from 'kysely';
import { type Deed, line } from '../../journal/index.ts';
import type { Queries } from '../../store/index.ts';
import { BackupError } from '../errors.ts';
import { lineOfBegin, lineOfEnd } from './beside.ts';
import { appendLines, readEnd } from './copy.ts';
import { type CopiedBlock, entryOf, lineOfBlock, type NumberedEntry } from './lines.ts';

/**
 * Writes what the journal says to a file outside the database, within a second or two: so that after the loss of the
 * database every erasure and every withdrawal since the last backup is known, and the journal goes on without a gap.
 */
export interface Follower {
  /**
   * Writes what is new; answers how many entries. A server says when it begins, and that it ended: whatever was done before
   * that is written down, and without it the last moment is not.
   */
  follow(now: Temporal.Instant, moment?: 'begun' | 'ended'): Promise<number>;
}

/** The lines that belong beside some entries, e.g. the text of a policy that was applied. */
export type Besides = (entries: readonly NumberedEntry[]) => Promise<readonly string[]>;

export function follower(db: Queries, folder: string, besides: Besides = async () => []): Follower {
  // What is known of the file: everything up to the end of its last block, and single entries after that.
  let at: Place | undefined;
  const inTurn = turns();
  return {
    follow: (now, moment) => inTurn(moment === undefined, () => write(now, moment)),
  };

  async function write(now: Temporal.Instant, moment?: 'begun' | 'ended'): Promise<number> {
    at ??= await placeIn(folder);
    await refuseForeign(db, at.block);
    if (moment === 'begun') await appendLines(folder, now, [lineOfBegin()]);
    // Blocks first: every entry of a block that is seen here is seen by the statement after it.
    const blocks = await blocksAfter(db, at.block?.number ?? 0);
    const fresh: number[] = [];
    for await (const page of pagesAfter(db, at)) {
      const entries = page.map((entry) => entry.line);
      // In one write, and first: an entry that is there has beside it what belongs to it.
      await appendLines(folder, now, [...(await besides(page.filter(isAccompanied).map(read))), ...entries]);
      fresh.push(...page.map(({ id }) => id));
    }
    if (blocks.length > 0) await appendLines(folder, now, blocks.map(lineOfBlock));
    at = moved(at, fresh, blocks);
    if (moment === 'ended') await appendLines(folder, now, [lineOfEnd(newestOf(at))]);
    return fresh.length;
  }
}

/** One run after the other. Those who ask while one is under way share the next: it begins after all of them came. */
function turns() {
  let last: Promise<unknown> = Promise.resolve();
  let waiting: Promise<number> | undefined;
  return (isShared: boolean, run: () => Promise<number>): Promise<number> => {
    if (isShared && waiting) return waiting;
    const begun = () => {
      if (isShared) waiting = undefined;
      return run();
    };
    const mine = last.then(begun, begun);
    if (isShared) waiting = mine;
    last = mine;
    return mine;
  };
}

// What is not among these has nothing beside it, and most entries are not.
const accompanied: ReadonlySet<string> = new Set<Deed>([
  'policy-applied',
  'hold-opened',
  'hold-reviewed',
  'advanced',
  'restricted',
]);
const isAccompanied = ({ line: text }: Line): boolean => accompanied.has(text.split('\t')[2] ?? '');
const read = ({ line: text }: Line): NumberedEntry => entryOf(text);

interface Line {
  readonly line: string;
}

const newestOf = ({ block, seen }: Place): number => Math.max(block?.last ?? 0, ...seen);

interface Place {
  readonly block: CopiedBlock | undefined;
  readonly seen: ReadonlySet<number>;
}

async function placeIn(folder: string): Promise<Place> {
  const { lines, blocks } = await readEnd(folder);
  const block = blocks.get(Math.max(0, ...blocks.keys()));
  return { block, seen: new Set([...lines.keys()].filter((id) => id > (block?.last ?? 0))) };
}

function moved({ block, seen }: Place, fresh: readonly number[], blocks: readonly CopiedBlock[]): Place {
  const newest = blocks.at(-1) ?? block;
  const all = [...seen, ...fresh];
  return { block: newest, seen: new Set(all.filter((id) => id > (newest?.last ?? 0))) };
}

/** What is not written down yet; a journal that is followed for the first time may be long. */
async function* pagesAfter(db: Queries, { block, seen }: Place) {
  for (let last = block?.last ?? 0; ; ) {
    const { rows } = await sql<{ id: number; line: string }>`
      select id, ${line} as line from journal.entry
      where id > ${last} and id <> all(${[...seen]}::bigint[]) order by id limit ${most}`.execute(db);
    const end = rows.at(-1);
    if (!end) return;
    yield rows;
    last = end.id;
  }
}

const most = 20_000;

async function blocksAfter(db: Queries, number: number): Promise<readonly CopiedBlock[]> {
  const { rows } = await sql<CopiedBlock>`
    select number, first, last, entries, previous, hash, signature, public_key as "publicKey",
      to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "closedAt"
    from journal.block where number > ${number} order by number`.execute(db);
  return rows;
}

async function refuseForeign(db: Queries, block: CopiedBlock | undefined): Promise<void> {
  if (!block) return;
  const { rows } = await sql`select from journal.block where number = ${block.number} and hash = ${block.hash}`.execute(
    db,
  );
  if (rows.length === 0)
    throw new BackupError(
      'backup/journal-unfit',
      `The copy of the journal holds block ${block.number}, which is not in the journal. If this database was restored by other means than “avow restore”, put the copy aside.`,
    );
}
