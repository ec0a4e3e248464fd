import { sql } from 'kysely';
import { append } from '../../core/journal/index.ts';
import type { Language } from '../../core/policy/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { invite } from '../account/invite.ts';
import { dropLinks } from '../account/link.ts';
import {
  accountByRecord,
  accountBySubject,
  accountClass,
  allAccounts,
  nameColumn,
  type Role,
  type StoredAccount,
} from '../account/queries.ts';
import { sessionsOf } from '../session/queries.ts';
import { endSession } from '../session/session.ts';
import { mailLink } from '../sign-in/request.ts';

/** Somebody who has, or is offered, access. */
export interface Member {
  readonly record: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly stage: 'invited' | 'active';
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly leaving: boolean;
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
      const { record, role, stage, since, due, leaving } = account;
      const name = account.name ? key.text(nameColumn, account.name) : '';
      return [
        {
          record,
          role,
          stage,
          since,
          until: due,
          leaving,
          name,
          email: key.text('staff.account.email', account.email),
        },
      ];
    });
  });
}

export type InvitedByMail = 'invited' | { readonly refused: 'last' | 'leaving' };

/** Invites an address and mails the link to it. The last keeper keeps the role, or nobody could give it back. */
export async function inviteByMail(
  world: World,
  invited: { readonly address: string; readonly role: Role },
  language: Language,
  act: Act,
): Promise<InvitedByMail> {
  return transaction(world.db, async (tx): Promise<InvitedByMail> => {
    await lockTeam(tx);
    const known = await accountBySubject(tx, world.records.subject('staff', invited.address));
    if (known?.leaving) return { refused: 'leaving' };
    if (known && invited.role !== 'keeper' && (await isLastKeeper(tx, known))) return { refused: 'last' };
    const { account, link } = await invite(world, tx, invited, act);
    await mailLink(world, tx, account, link, language, act);
    return 'invited';
  });
}

export type Removed = 'removed' | { readonly refused: 'gone' | 'last' | 'held' };

/**
 * Withdraws an account: its sign-ins, links and passkeys end at once. Where a hold forbids the erasure nobody signs in
 * all the same, and the rest goes when the hold closes. The last one is refused, or nobody could get in.
 */
export async function removeMember(world: World, record: string, act: Act): Promise<Removed> {
  return transaction(world.db, async (tx): Promise<Removed> => {
    // Two who withdraw each other at once must not both succeed.
    await lockTeam(tx);
    const account = await accountByRecord(tx, record);
    if (!account) return { refused: 'gone' };
    if (await isLastKeeper(tx, account)) return { refused: 'last' };
    await dropLinks(tx, record);
    for (const session of await sessionsOf(tx, record)) await endSession(world, tx, session, 'signedOut', act);
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
    const advanced = await world.records.advance(tx, record, 'removed', act);
    if ('refused' in advanced) return { refused: advanced.refused === 'held' ? 'held' : 'gone' };
    return 'removed';
  });
}

export const lockTeam = (tx: Queries) => sql`select pg_advisory_xact_lock(hashtext('staff.team'))`.execute(tx);

/** True for the only one who can still give access to others. */
export async function isLastKeeper(tx: Queries, { record, role, stage }: StoredAccount): Promise<boolean> {
  if (role !== 'keeper' || stage !== 'active') return false;
  const others = (await allAccounts(tx)).filter((other) => other.record !== record);
  return !others.some((other) => other.role === 'keeper' && other.stage === 'active' && !other.leaving);
}
