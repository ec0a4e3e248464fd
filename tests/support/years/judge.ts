import { sql } from 'kysely';
import type { Queries } from '../../../src/core/store/index.ts';
import type { Happened, Window } from './limits.ts';
import { rules } from './rules.ts';

/** What the one who lived it knows, and the journal does not say. */
export interface Known {
  /** The instants at which something happened to a record, oldest first. */
  readonly facts: ReadonlyMap<string, readonly { readonly name: string; readonly at: Temporal.Instant }[]>;
  readonly holds: ReadonlyMap<string, readonly { readonly from: Temporal.Instant; until?: Temporal.Instant }[]>;
}

export interface Judgement {
  readonly records: number;
  readonly erased: number;
  readonly alive: number;
  /** By class and stage: how often a deadline ended it in its window. */
  readonly onTime: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

interface Line {
  readonly record: string;
  readonly at: Temporal.Instant;
  readonly what: string;
  readonly class: string;
  readonly stage: string;
  readonly actor: string;
}

/** Where a record stands, and since when its stage counts. */
interface Standing {
  readonly line: Line;
  readonly since: Temporal.Instant;
  /** Where it stood before a restriction, and counts on from when that is lifted (Art. 18 GDPR). */
  readonly before?: Standing;
  /** When a restriction was lifted: what fell due under it ends with the next sweep. */
  readonly released?: Temporal.Instant;
}

const nextSweep = Temporal.Duration.from({ minutes: 1 });
const changes = new Set(['kept', 'advanced', 'restricted', 'released', 'erased']);

/** Reads the story of every record out of the journal and holds it against the windows of the second arithmetic. */
export async function judge(db: Queries, end: Temporal.Instant, known: Known): Promise<Judgement> {
  const there = await standing(db);
  const onTime: Record<string, number> = {};
  const faults: string[] = [];
  const gone = new Map<string, Temporal.Instant>();
  let [records, erased, entry] = [0, 0, 0];
  const stories = new Map<string, Standing>();
  for (;;) {
    const lines = await page(db, entry);
    const newest = lines.at(-1);
    if (!newest) break;
    entry = newest.id;
    for (const line of lines) {
      if (!changes.has(line.what)) continue;
      const before = stories.get(line.record);
      // A mailbox says for itself that nothing is left in it, once it has been looked through.
      if (line.what === 'erased' && gone.has(line.record)) {
        if (line.class !== 'contact.conversation') faults.push(`${line.record} was erased twice`);
        continue;
      }
      if (line.what === 'kept') records += 1;
      else if (!before) faults.push(`${line.record} was ${line.what} and never kept`);
      else if (line.actor === 'policy') leaving(before, line);
      if (line.what === 'erased') {
        erased += 1;
        gone.set(line.record, line.at);
        stories.delete(line.record);
        if (there.delete(line.record)) faults.push(`${line.record} was erased and is still there`);
      } else stories.set(line.record, entered(before, line));
    }
  }
  for (const stood of stories.values()) staying(stood);
  for (const id of there) if (!stories.has(id)) faults.push(`${id} is there and the journal does not know it`);
  for (const id of stories.keys()) if (!there.has(id)) faults.push(`${id} is gone and the journal does not say so`);
  return { records, erased, alive: stories.size, onTime, faults };

  function leaving(before: Standing, line: Line): void {
    const name = `${before.line.class}/${before.line.stage}`;
    const rule = rules[name];
    if (!rule) return void faults.push(`${name} ended by itself at ${String(line.at)} and no rule says so`);
    const window = stillOpen(rule(happened(before, line.at)), before);
    if (!window) return void faults.push(`${name} ended at ${String(line.at)} without anything to count from`);
    const holds = known.holds.get(line.record) ?? [];
    const early = Temporal.Instant.compare(line.at, window.from) < 0;
    const late = Temporal.Instant.compare(line.at, window.before) >= 0;
    const held = holds.some(
      ({ from, until }) =>
        Temporal.Instant.compare(from, line.at) <= 0 && (!until || Temporal.Instant.compare(line.at, until) < 0),
    );
    const freed =
      (before.released && Temporal.Instant.compare(line.at, before.released.add(nextSweep)) <= 0) ||
      holds.some(({ from, until }) => until?.equals(line.at) && Temporal.Instant.compare(from, window.before) < 0);
    const story = `${name} of ${line.record} since ${String(before.since)}, ended ${String(line.at)}, window ${String(window.from)} to ${String(window.before)}`;
    if (early) faults.push(`early: ${story}`);
    else if (held) faults.push(`under a hold: ${story}`);
    else if (late && !freed) faults.push(`late: ${story}`);
    else onTime[name] = (onTime[name] ?? 0) + 1;
  }

  function staying(stood: Standing): void {
    const { line } = stood;
    const window = stillOpen(rules[`${line.class}/${line.stage}`]?.(happened(stood, end)), stood);
    if (!window || Temporal.Instant.compare(end, window.before) < 0) return;
    if ((known.holds.get(line.record) ?? []).some(({ until }) => !until)) return;
    faults.push(
      `late: ${line.class}/${line.stage} of ${line.record} since ${String(line.at)} should be gone by ${String(window.before)}`,
    );
  }

  function happened({ line, since }: Standing, now: Temporal.Instant): Happened {
    const facts = known.facts.get(line.record) ?? [];
    return {
      since,
      last: (name) => facts.findLast((fact) => fact.name === name && Temporal.Instant.compare(fact.at, now) <= 0)?.at,
    };
  }
}

/** What was over before the stage was even entered, because it was worked with for so long, goes without delay. */
const stillOpen = (window: Window | undefined, { since }: Standing): Window | undefined =>
  window && Temporal.Instant.compare(window.before, since) <= 0
    ? { from: since, before: since.add({ hours: 24 }) }
    : window;

function entered(before: Standing | undefined, line: Line): Standing {
  if (line.what === 'restricted' && before) return { line, since: line.at, before };
  if (line.what === 'released' && before?.before) return { line, since: before.before.since, released: line.at };
  return { line, since: line.at };
}

async function standing(db: Queries): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from core.record`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

async function page(db: Queries, after: number): Promise<readonly (Line & { readonly id: number })[]> {
  const { rows } = await sql<Line & { id: number }>`
    select id, record, at, what, class, stage, actor from journal.entry
    where id > ${after} and record is not null order by id limit 20000`.execute(db);
  return rows;
}
