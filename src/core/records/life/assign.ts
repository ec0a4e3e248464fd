import { sql } from 'kysely';
import { append } from '../../journal/index.ts';
import type { Queries } from '../../store/index.ts';
import type { Act } from '../record.ts';

/** It has turned out whom a record is about: it is found by that subject from now on. False when it is gone. */
export async function assign(tx: Queries, id: string, subject: Buffer, act: Act): Promise<boolean> {
  const { rows } = await sql<{ class: string; stage: string }>`
    update core.record set subject = ${subject} where id = ${id} returning class, stage`.execute(tx);
  const [found] = rows;
  if (!found) return false;
  await append(tx, [{ at: act.now, what: 'assigned', ...found, rule: 'identified', record: id, actor: act.by }]);
  return true;
}
