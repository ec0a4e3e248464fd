import { sql } from 'kysely';
import { appending } from '../../journal/index.ts';
import { classNamed, dueOf, stageNamed } from '../../policy/index.ts';
import { type Queries, uuidv7 } from '../../store/index.ts';
import { type RecordKey, type SealedColumn, seal } from '../../vault/index.ts';
import { type Opened, type OpenRefused, openedFor, type Standing, withoutKey } from '../open.ts';
import type { Act, Keeping } from '../record.ts';
import { governing, policyChanged } from '../rules/in-force.ts';
import { notAfter } from './began.ts';

export interface Keep {
  readonly class: string;
  readonly subject: Buffer;
  /** The record it belongs to and is erased with. */
  readonly parent?: string;
  readonly facts?: Readonly<Record<string, Temporal.Instant>>;
  /** When its stage began, where the data had been there before the record: its deadline counts from then. */
  readonly since?: Temporal.Instant;
}

/** A record just kept, with the means to seal its columns. */
export interface Kept {
  readonly id: string;
  seal(column: SealedColumn, text: string): Buffer;
  /** Opens it as it was kept, without asking the database, for a purpose of the stage in which it began. */
  open(purpose: string): Opened | OpenRefused;
}

/** Begins the life of a record in the first stage of its class. `S83`: no record without a class, a stage and a deadline rule. */
export async function keep(k: Keeping, tx: Queries, what: Keep, act: Act): Promise<Kept> {
  const dataClass = classNamed(k.rules.policy, what.class);
  const { first } = dataClass.lifecycle;
  const since = notAfter(act.now, what.since);
  const due = dueOf(stageNamed(dataClass, first), { ...what.facts, since }, k.rules.calendar);
  const id = uuidv7(act.now);
  const minted = dataClass.sealed === false ? undefined : await k.vault.mint(tx, id);
  const fact = Object.fromEntries(Object.entries(what.facts ?? {}).map(([name, at]) => [name, at.toString()]));
  const rule = `policy:${k.rules.version}`;
  const entry = appending({
    at: act.now,
    what: 'kept',
    class: what.class,
    stage: first,
    rule,
    record: id,
    actor: act.by,
  });
  // Record, key and entry in one statement: keeping is what every visitor waits for.
  const { numAffectedRows } = await sql`
    with key as (${minted?.store ?? sql`select`}), entry as (${entry})
    insert into core.record (id, class, subject, stage, since, fact, due, gone_by, parent, policy)
    select ${id}, ${what.class}, ${what.subject}, ${first}, ${since.toString()}, ${JSON.stringify(fact)}::jsonb,
           ${due?.due.toString() ?? null}::timestamptz, ${due?.goneBy.toString() ?? null}::timestamptz,
           ${what.parent ?? null}::uuid, governing.number
    from ${governing} where governing.number = ${k.rules.version}`.execute(tx);
  if (numAffectedRows !== 1n) throw policyChanged();
  return keptIn(k, { id, class: what.class, stage: first }, minted?.key);
}

/** A record that begins in a stage, with its key where its class has sealed columns. */
export const keptIn = (k: Keeping, row: Standing, key: RecordKey | undefined): Kept => ({
  id: row.id,
  seal: (column, text) => (key ? seal(key, column, text) : withoutKey(row, column)),
  open: (purpose) => openedFor(k, row, key, purpose),
});
