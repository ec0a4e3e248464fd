import { sweepNow } from '../jobs/index.ts';
import { classesOf, type Policy } from '../policy/index.ts';
import { type Act, type HoldOrder, openHold, recordsOf } from '../records/index.ts';
import { transaction } from '../store/index.ts';
import type { World } from './world.ts';

/** Which records of whom are to be kept from erasure, why, and when somebody looks at it again. */
export interface PersonHold extends Omit<HoldOrder, 'records'> {
  readonly address: string;
}

export type HoldOpened =
  | { readonly hold: string; readonly records: number }
  | { readonly refused: 'reference' | 'class' | 'review' | 'confidential' | 'nothing' };

/** A file reference: room for a number, not for a sentence about somebody. */
export const holdReference = /^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$/;

/** Suspends erasure of what one class holds about one person, until somebody closes it. */
export async function holdPerson(world: World, { address, ...order }: PersonHold, act: Act): Promise<HoldOpened> {
  const section = sectionOf(world.rules.policy, order.class);
  if (!holdReference.test(order.reference)) return { refused: 'reference' };
  if (!section) return { refused: 'class' };
  if (Temporal.Instant.compare(order.reviewBy, act.now) <= 0) return { refused: 'review' };
  if (order.confidential && Temporal.Instant.compare(order.confidential.until, act.now) <= 0)
    return { refused: 'confidential' };
  return transaction(world.db, async (tx): Promise<HoldOpened> => {
    const found = await recordsOf(tx, world.records.subject(section, address), order.class);
    if (found.length === 0) return { refused: 'nothing' };
    return openHold(tx, { ...order, records: found.map((record) => record.id) }, act);
  });
}

/** Lifts a hold, and erases at once what was demanded or fell due under it. Null when there is no such open hold. */
export async function liftHold(
  world: World,
  hold: string,
  act: Act,
): Promise<{ readonly records: number; readonly erased: number } | null> {
  const closed = await transaction(world.db, (tx) => world.records.closeHold(tx, hold, act), { attempts: 3 });
  if (!closed) return null;
  const { erased } = await sweepNow(world.db, world.records, { now: act.now, by: 'policy' });
  return { records: closed.records.length, erased: closed.erased + erased };
}

const sectionOf = (policy: Policy, name: string): string | undefined =>
  policy.sections.find((section) => classesOf({ ...policy, sections: [section] }).some((c) => c.name === name))
    ?.section;
