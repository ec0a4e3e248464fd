import { sql } from 'kysely';
import { classNamed, erased, erasureDemanded, stageNamed } from '../../policy/index.ts';
import type { Queries } from '../../store/index.ts';
import { advance } from '../life/advance.ts';
import { type Act, type Keeping, recordById, type StoredRecord } from '../record.ts';
import { demandErasure } from './demand.ts';

/**
 * Carries out what the holds over these locked records had put off, in the transaction that closed the last of them.
 * Answers how many are gone. A demand is answered anew where its record stands by now; another event that no longer ends
 * in erasure there has been overtaken.
 */
export async function carryOut(k: Keeping, tx: Queries, ids: readonly string[], act: Act): Promise<number> {
  let gone = 0;
  for (const id of ids) {
    const record = await recordById(tx, id);
    // Erased with what it hangs from, a moment ago.
    if (!record?.demanded) continue;
    await sql`update core.record set demanded = null where id = ${id}`.execute(tx);
    gone += await carryOutOne(k, tx, record, record.demanded, act);
  }
  return gone;
}

async function carryOutOne(k: Keeping, tx: Queries, record: StoredRecord, event: string, act: Act): Promise<number> {
  if (event === erasureDemanded) return (await demandErasure(k, tx, record.id, act)).outcome === 'erased' ? 1 : 0;
  const stage = stageNamed(classNamed(k.rules.policy, record.class), record.stage);
  if (stage.on?.[event] !== erased) return 0;
  return 'erased' in (await advance(k, tx, record.id, event, act)) ? 1 : 0;
}
