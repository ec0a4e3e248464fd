import { sql } from 'kysely';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { dropLinks } from '../account/link.ts';
import { accountBySubject } from '../account/queries.ts';
import { sessionsOf } from '../session/queries.ts';
import { endSession } from '../session/session.ts';
import { noteFactor } from './note.ts';
import { deleteTotp } from './queries.ts';

/**
 * For a lost device, by whoever runs the machine: app, recovery codes and passkeys go, and every sign-in ends, since whoever
 * found the device may sit in one. False where the address has no account.
 */
export async function resetFactors(world: World, address: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const account = await accountBySubject(tx, world.records.subject('staff', address));
    if (!account || account.leaving) return false;
    const { record } = account;
    await deleteTotp(tx, record);
    await sql`delete from staff.passkey where account = ${record}`.execute(tx);
    await dropLinks(tx, record);
    for (const session of await sessionsOf(tx, record)) await endSession(world, tx, session, 'signedOut', act);
    await noteFactor(world, tx, record, 'reset', act);
    return true;
  });
}
