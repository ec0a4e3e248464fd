import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { noteFactor } from '../factor/note.ts';
import { hasApp } from '../factor/queries.ts';
import { mustHaveTwo } from '../factor/required.ts';
import type { Session } from '../session/session.ts';
import { passkeysOf, removePasskey } from './credential.ts';

/** Takes a passkey away from one's own account. False where two factors are demanded and it is the last second one. */
export async function giveUpPasskey(world: World, session: Session, id: string, act: Act): Promise<boolean> {
  const { account, role } = session;
  return transaction(world.db, async (tx) => {
    const others = (await passkeysOf(tx, account)).filter((one) => one.id !== id);
    const hasOther = others.length > 0 || (await hasApp(tx, account));
    if (mustHaveTwo(world, role) && !hasOther) return false;
    if (await removePasskey(tx, account, id)) await noteFactor(world, tx, account, 'passkey-removed', act);
    return true;
  });
}
