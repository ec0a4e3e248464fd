import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import { lastMailing } from '../../campaign/evidence.ts';

/** A wrong entry is erased; what advertising has left for stays as evidence. Answers whether it is gone. */
export async function discardCustomer(world: World, record: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    if (await lastMailing(tx, record)) return false;
    return 'erased' in (await world.records.advance(tx, record, 'discarded', act));
  });
}
