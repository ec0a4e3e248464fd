import { recordById } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import type { Insider } from '../session/gate.ts';
import { deedClass, insertDeed } from './queries.ts';

/** Notes that somebody sent a form and that it was done: which form and about what, never what stood in it. */
export async function noteDeed(
  world: World,
  { session, act }: Pick<Insider, 'session' | 'act'>,
  { what, about }: { readonly what: string; readonly about: string | undefined },
): Promise<void> {
  await transaction(world.db, async (tx) => {
    const owner = await recordById(tx, session.account);
    // Whoever has just withdrawn their own account is not noted any more.
    if (!owner) return;
    const kept = await world.records.keep(tx, { class: deedClass, subject: owner.subject }, act);
    const id = about !== undefined && isId.test(about) ? about : null;
    await insertDeed(tx, { record: kept.id, account: session.account, what, about: id, at: act.now });
  });
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
