import { sql } from 'kysely';
import { classNamed, erased, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { type Act, columns, type Keeping, type StoredRecord } from '../record.ts';
import { demandInForce } from '../rules/in-force.ts';
import { enterMany } from './enter.ts';

export interface AdvanceMany {
  readonly event: string;
  readonly of: readonly { readonly id: string; readonly facts: Readonly<Record<string, Temporal.Instant>> }[];
}

/**
 * The same event befalls many records, each with facts of its own. Answers which of them went where their stage says that
 * it leads; those whose stage does not name it, or ends in erasure by it, stay as they are and learn nothing.
 */
export async function advanceMany(
  k: Keeping,
  tx: Queries,
  { event, of }: AdvanceMany,
  act: Act,
): Promise<readonly string[]> {
  if (of.length === 0) return [];
  await demandInForce(tx, k.rules);
  const facts = new Map(of.map((one) => [one.id, one.facts]));
  const { rows } = await sql<StoredRecord>`
    select ${columns} from core.record where id = any(${[...facts.keys()]}::uuid[]) order by id for update`.execute(tx);
  const going = rows.flatMap((record) => {
    const target = stageNamed(classNamed(k.rules.policy, record.class), record.stage).on?.[event];
    return target === undefined || target === erased ? [] : [{ record, target }];
  });
  for (const group of Map.groupBy(going, ({ record, target }) => `${record.class} ${target}`).values()) {
    const entering = { rule: `event:${event}`, act, facts: (id: string) => facts.get(id) ?? {} };
    const [first] = group;
    if (first)
      await enterMany(
        k,
        tx,
        group.map(({ record }) => record),
        first.target,
        entering,
      );
  }
  return going.map(({ record }) => record.id);
}
