import { sql } from 'kysely';
import { append } from '../../journal/index.ts';
import { classNamed, dueOf, erased, noticed, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { alike, descendants, eraseLocked } from '../erasure/erase.ts';
import { suspend } from '../erasure/suspend.ts';
import { type Act, factsOf, type Keeping, type StoredRecord } from '../record.ts';
import { lockForDeed } from '../rules/in-force.ts';
import { asText, type Entering, enter } from './enter.ts';

export type Advanced =
  | { readonly stage: string }
  | { readonly erased: number }
  | { readonly refused: 'gone' | 'event' | 'held' };

/**
 * Something happened to a record: it goes where its stage says that the event leads. An event that the stage does not
 * name is refused and changes nothing; an erasure that a hold suspends is put off until it closes. `facts` are learned in the same step.
 */
export async function advance(
  k: Keeping,
  tx: Queries,
  id: string,
  event: string,
  act: Act,
  facts: Readonly<Record<string, Temporal.Instant>> = {},
): Promise<Advanced> {
  const record = await lockForDeed(tx, k.rules, id);
  return record ? advanceLocked(k, tx, record, event, { act, facts }) : { refused: 'gone' };
}

/** The same for a record that this deed has locked already. */
export async function advanceLocked(
  k: Keeping,
  tx: Queries,
  record: StoredRecord,
  event: string,
  { act, facts }: Pick<Entering, 'act' | 'facts'>,
): Promise<Advanced> {
  const stage = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  const target = stage.on?.[event];
  if (!target) return { refused: 'event' };
  const rule = `event:${event}`;
  if (target === erased) return eraseOne(k, tx, record, event, act);
  return { stage: await enter(k, tx, record, target, { rule, act, ...(facts && { facts }) }) };
}

async function eraseOne(k: Keeping, tx: Queries, record: StoredRecord, event: string, act: Act): Promise<Advanced> {
  const { owned, busy } =
    record.holds > 0 ? { owned: [], busy: new Set([record.id]) } : await descendants(tx, [record.id], 'wait');
  if (busy.size > 0) {
    await suspend(tx, [record], event, act);
    return { refused: 'held' };
  }
  const rule = `event:${event}`;
  const condemned = [...owned, record].map((r) => ({ id: r.id, class: r.class, stage: r.stage, rule }));
  return { erased: await eraseLocked(k, tx, alike(condemned), act) };
}

/** A record learns an instant that its deadline may count from. Answers false when the record is gone. */
export async function learn(
  k: Keeping,
  tx: Queries,
  id: string,
  facts: Readonly<Record<string, Temporal.Instant>>,
  act: Act,
): Promise<boolean> {
  const record = await lockForDeed(tx, k.rules, id);
  if (!record) return false;
  const fact = { ...record.fact, ...asText(facts) };
  const stage = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  const due = dueOf(stage, factsOf({ since: record.since, fact }), k.rules.calendar);
  await sql`
    update core.record set fact = ${JSON.stringify(fact)}::jsonb, policy = ${k.rules.version},
      due = ${due?.due.toString() ?? null}, gone_by = ${due?.goneBy.toString() ?? null}
    where id = ${id}`.execute(tx);
  const notices = Object.keys(facts).filter((name) => name.startsWith(noticed('')));
  await append(
    tx,
    notices.map((name) => ({
      at: act.now,
      what: 'noticed',
      class: record.class,
      stage: record.stage,
      rule: name,
      record: id,
      actor: act.by,
    })),
  );
  return true;
}
