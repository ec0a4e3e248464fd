import { sql } from 'kysely';
import { append } from '../../core/journal/index.ts';
import type { Language } from '../../core/policy/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { invite } from '../account/invite.ts';
import { dropLinks } from '../account/link.ts';
import { accountByRecord, accountClass, allAccounts } from '../account/queries.ts';
import { sessionsOf } from '../session/queries.ts';
import { endSession } from '../session/session.ts';
import { mailLink } from '../sign-in/request.ts';

/** Somebody who has, or is offered, access. */
export interface Member {
  readonly record: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly stage: 'invited' | 'active';
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

export async function readTeam(world: World): Promise<readonly Member[]> {
  return transaction(world.db, async (tx) => {
    const accounts = await allAccounts(tx);
    const opened = await world.records.openMany(
      tx,
      accounts.map((a) => a.record),
      'staff.management',
    );
    return accounts.flatMap((account): Member[] => {
      const key = opened.get(account.record);
      if (!key) return [];
      const { record, role, stage, since, due } = account;
      const name = account.name ? key.text('staff.account.name', account.name) : '';
      return [{ record, role, stage, since, until: due, name, email: key.text('staff.account.email', account.email) }];
    });
  });
}

/** Invites an address and mails the link to it. */
export async function inviteByMail(world: World, address: string, language: Language, act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    const { account, link } = await invite(world, tx, address, act);
    await mailLink(world, tx, account, link, language, act);
  });
}

export type Removed = 'removed' | { readonly refused: 'gone' | 'last' | 'held' };

/** Withdraws an account: its sign-ins, links and passkeys end at once. The last one is refused, or nobody could get in. */
export async function removeMember(world: World, record: string, act: Act): Promise<Removed> {
  return transaction(world.db, async (tx): Promise<Removed> => {
    // Two who withdraw each other at once must not both succeed.
    await sql`select pg_advisory_xact_lock(hashtext('staff.team'))`.execute(tx);
    const account = await accountByRecord(tx, record);
    if (!account) return { refused: 'gone' };
    const active = (await allAccounts(tx)).filter((a) => a.stage === 'active');
    if (account.stage === 'active' && active.length === 1) return { refused: 'last' };
    await dropLinks(tx, record);
    for (const session of await sessionsOf(tx, record)) await endSession(world, tx, session, 'signedOut', act);
    const advanced = await world.records.advance(tx, record, 'removed', act);
    if ('refused' in advanced) return { refused: advanced.refused === 'held' ? 'held' : 'gone' };
    await append(tx, [
      {
        at: act.now,
        what: 'staff-removed',
        class: accountClass,
        stage: account.stage,
        rule: 'Art.32',
        record,
        actor: act.by,
      },
    ]);
    return 'removed';
  });
}
