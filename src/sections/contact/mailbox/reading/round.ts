import type { MailAccount } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { carryOut } from '../../erasure/carry-out.ts';
import type { ContactAccount } from '../account.ts';
import { look } from '../look/look.ts';
import { setAside } from './aside.ts';

// What is moved or deleted is seen to be so at the next look, and ends at the one after it.
const mostLooks = 6;

/** Brings an account to rest: looks, deletes what has to leave, sets aside what has to be out of sight, and looks again. */
export async function round(world: World, account: ContactAccount, connection: MailAccount): Promise<void> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const { changed, listed } = await look(world, account, connection);
    const gone = await carryOut(world, account.name, connection);
    const moved = await setAside(world, account, connection, listed);
    if (!changed && gone + moved === 0) return;
  }
}
