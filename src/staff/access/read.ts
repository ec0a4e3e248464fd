import { append } from '../../core/journal/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { transaction } from '../../core/store/index.ts';
import { accountByRecord, nameColumn, renameAccount } from '../account/queries.ts';
import { totpOf } from '../factor/queries.ts';
import { recoveryCodesLeft } from '../factor/recovery.ts';
import { passkeysOf } from '../passkey/credential.ts';
import { browserColumn, listedSessions } from '../session/queries.ts';
import type { Session } from '../session/session.ts';

/** What somebody sees of their own account. */
export interface Access {
  readonly email: string;
  readonly name: string;
  readonly passkeys: readonly {
    readonly id: string;
    readonly addedAt: Temporal.Instant;
    readonly usedAt: Temporal.Instant | null;
  }[];
  /** The authenticator app; null where there is none, or where it was not confirmed yet. */
  readonly totp: { readonly since: Temporal.Instant; readonly codesLeft: number } | null;
  readonly sessions: readonly {
    readonly here: boolean;
    readonly since: Temporal.Instant;
    readonly seenAt: Temporal.Instant;
    readonly until: Temporal.Instant | null;
    readonly browser: string;
  }[];
}

export async function readAccess(world: World, session: Session): Promise<Access> {
  return transaction(world.db, async (tx) => {
    const account = await accountByRecord(tx, session.account);
    const opened = await world.records.open(tx, session.account, 'staff.sign-in');
    if (!account || 'refused' in opened) throw new Error(`Account ${session.account} vanished while it was signed in.`);
    const listed = await listedSessions(tx, session.account);
    const keys = await world.records.openMany(
      tx,
      listed.map((s) => s.record),
      'staff.session',
    );
    const since = (await totpOf(tx, session.account))?.confirmed_at;
    return {
      email: opened.text('staff.account.email', account.email),
      name: account.name ? opened.text(nameColumn, account.name) : '',
      passkeys: (await passkeysOf(tx, session.account)).map((p) => ({
        id: p.id,
        addedAt: p.added_at,
        usedAt: p.used_at,
      })),
      totp: since ? { since, codesLeft: await recoveryCodesLeft(tx, session.account) } : null,
      sessions: listed.map((s) => ({
        here: s.record === session.record,
        since: s.since,
        seenAt: s.seen_at,
        until: s.due,
        browser: s.browser ? (keys.get(s.record)?.text(browserColumn, s.browser) ?? '') : '',
      })),
    };
  });
}

/** Corrects one's own name (Art. 16 GDPR); an empty one is none. */
export async function rename(world: World, session: Session, name: string, act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    const opened = await world.records.open(tx, session.account, 'staff.management');
    if ('refused' in opened) return;
    await renameAccount(tx, session.account, name === '' ? null : opened.seal(nameColumn, name));
    const { class: dataClass, stage } = opened;
    await append(tx, [
      { at: act.now, what: 'rectified', class: dataClass, stage, rule: 'Art.16', record: opened.id, actor: act.by },
    ]);
  });
}
