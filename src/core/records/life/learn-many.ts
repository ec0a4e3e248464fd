import { sql } from 'kysely';
import { classesOf } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Act, Keeping } from '../record.ts';
import { learn } from './advance.ts';

export interface LearnMany {
  /** The fact that each of them learns; an earlier instant than the one known is no news. */
  readonly fact: string;
  readonly of: readonly { readonly id: string; readonly at: Temporal.Instant }[];
}

/**
 * Many records learn an instant each. Where no deadline of their stage counts from it, that is one statement for all;
 * the others are told one by one, since their deadlines move. Answers how many learned.
 */
export async function learnMany(k: Keeping, tx: Queries, { fact, of }: LearnMany, act: Act): Promise<number> {
  if (of.length === 0) return 0;
  const counting = classesOf(k.rules.policy).flatMap(({ name, lifecycle }) =>
    Object.entries(lifecycle.stages)
      .filter(([, stage]) => stage.after?.earliest.some(({ from }) => from === fact))
      .map(([stage]) => `${name}/${stage}`),
  );
  const { rows } = await sql<{ id: string; at: Temporal.Instant; moves: boolean }>`
    select r.id, news.at, r.class || '/' || r.stage = any(${counting}::text[]) as moves
    from core.record r
      join unnest(${of.map(({ id }) => id)}::uuid[], ${of.map(({ at }) => at)}::timestamptz[]) as news (id, at) on news.id = r.id
    where coalesce((r.fact ->> ${fact})::timestamptz < news.at, true)
    order by r.id for no key update of r`.execute(tx);
  const still = rows.filter(({ moves }) => !moves);
  await sql`
    update core.record r set fact = r.fact || jsonb_build_object(${fact}::text, news.at)
    from unnest(${still.map(({ id }) => id)}::uuid[], ${still.map(({ at }) => at.toString())}::text[]) as news (id, at)
    where r.id = news.id`.execute(tx);
  for (const { id, at, moves } of rows) if (moves) await learn(k, tx, id, { [fact]: at }, act);
  return rows.length;
}
