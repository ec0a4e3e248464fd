import { randomUUID } from 'node:crypto';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { transaction } from '../../../../core/store/index.ts';
import type { PersonsExport } from '../persons.ts';
import type { Format } from '../stream.ts';
import { exportApprovalMailKind } from './mail.ts';
import { insertRequest, lockRequest, noteApproved } from './queries.ts';
import { exportRequestClass } from './tables.ts';

/** A deed of somebody at the desk, with the record of their account. */
export interface MemberAct extends Act {
  readonly account: string;
}

/** Asks for an approval, and everybody who may give it by mail. */
export async function askExport(
  world: World,
  what: PersonsExport & { readonly format: Format; readonly persons: number },
  act: MemberAct,
): Promise<string> {
  return transaction(world.db, async (tx) => {
    const subject = world.records.subject('newsletter', `${randomUUID()}@export.invalid`);
    const { id } = await world.records.keep(tx, { class: exportRequestClass, subject }, act);
    await insertRequest(tx, id, { ...what, by: act.account, at: act.now });
    await world.members?.remind(
      tx,
      'persons',
      {
        kind: exportApprovalMailKind,
        payload: {},
        within: { section: 'newsletter', parts: [what.list] },
        except: [act.account],
      },
      act,
    );
    return id;
  });
}

/** `gone`: no such request, or no more. `own`: nobody approves what they have asked for. */
export type Approved = { readonly approved: string } | { readonly refused: 'gone' | 'own' };

/** The second pair of eyes. */
export async function approveExport(world: World, id: string, act: MemberAct): Promise<Approved> {
  return transaction(world.db, async (tx) => {
    const request = await lockRequest(tx, id, act.now);
    if (request?.stage !== 'asked') return { refused: 'gone' };
    if (request.askedBy === null || request.askedBy === act.account) return { refused: 'own' };
    await noteApproved(tx, id, act.account, act.now);
    await world.records.advance(tx, id, 'approved', act);
    return { approved: id };
  });
}

/** Nothing comes of it: whoever asked takes it back, or somebody else refuses it; an approval too, while it is unused. */
export async function dropExport(world: World, id: string, act: MemberAct): Promise<void> {
  await transaction(world.db, async (tx) => {
    const request = await lockRequest(tx, id, act.now);
    if (request) await world.records.advance(tx, id, request.askedBy === act.account ? 'withdrawn' : 'refused', act);
  });
}
