import { advance } from '../../core/clock/index.ts';
import { append } from '../../core/journal/index.ts';
import { type Act, recordById } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { hashOfToken, newToken } from '../../core/vault/index.ts';
import type { PartRole } from '../account/part-roles.ts';
import { accountClass, type Role } from '../account/queries.ts';
import { staffSettings } from '../settings.ts';
import * as queries from './queries.ts';

/** Somebody who is signed in, in one browser. */
export interface Session {
  readonly record: string;
  readonly account: string;
  /** Asked anew with each request: who loses a right has lost it at once. */
  readonly role: Role;
  readonly parts: readonly PartRole[];
  readonly tokenHash: Buffer;
  /** Two factors were shown. */
  readonly isStrong: boolean;
}

/** Which proof somebody signed in with; the journal's rule. */
export type Means = 'link' | 'passkey' | 'oidc' | 'link:totp' | 'link:recovery' | 'oidc:totp' | 'oidc:recovery';

/** A passkey is two factors: the device, and the finger, face or number that opens it. */
const isStrong = (means: Means): boolean => means === 'passkey' || means.includes(':');

/** Signs somebody in; the token is the cookie's value and is not kept. `S8`: the record's deadline is the absolute end. */
export async function openSession(
  world: World,
  tx: Queries,
  { account, browser, means }: { readonly account: string; readonly browser: string; readonly means: Means },
  act: Act,
): Promise<string> {
  const { token, hash } = newToken();
  await keepSession(world, tx, { account, browser, hash, isStrong: isStrong(means) }, act);
  await append(tx, [
    { at: act.now, what: 'staff-signed-in', class: accountClass, rule: means, record: account, actor: 'staff' },
  ]);
  return token;
}

export async function keepSession(
  world: World,
  tx: Queries,
  {
    account,
    browser,
    hash,
    isStrong: strong,
  }: { readonly account: string; readonly browser: string; readonly hash: Buffer; readonly isStrong: boolean },
  act: Act,
): Promise<void> {
  const owner = await recordById(tx, account);
  if (!owner) throw new Error(`Account ${account} vanished while it signed in.`);
  const kept = await world.records.keep(
    tx,
    { class: queries.sessionClass, subject: owner.subject, parent: account },
    act,
  );
  const sealed = kept.seal(queries.browserColumn, browser);
  await queries.insertSession(tx, {
    record: kept.id,
    account,
    tokenHash: hash,
    seenAt: act.now,
    browser: sealed,
    isStrong: strong,
  });
}

/**
 * Whose token it is, if it still counts: before the record's deadline and within the idle time since the last request,
 * both from the policy, both asked at each request and not left to the sweep. An idle session is erased on the spot.
 */
export async function sessionOf(world: World, token: string, now: Temporal.Instant): Promise<Session | undefined> {
  const tokenHash = hashOfToken(token);
  const found = await queries.sessionByHash(world.db, tokenHash);
  if (!found) return undefined;
  const { timeZone } = world.rules.policy;
  const idleEnd = advance(found.seen_at, staffSettings(world.rules.policy).idle, timeZone);
  const isOver = (end: Temporal.Instant) => Temporal.Instant.compare(now, end) >= 0;
  if (found.due && isOver(found.due)) return undefined;
  if (isOver(idleEnd)) {
    await transaction(world.db, (tx) => endSession(world, tx, found.record, 'idle', { now, by: 'policy' }));
    return undefined;
  }
  await queries.noteSeen(world.db, found.record, now);
  const { record, account, role, parts, is_strong: strong } = found;
  return { record, account, role, parts, tokenHash, isStrong: strong };
}

/** Ends one session; its token stops counting even where a hold keeps the record. */
export async function endSession(
  world: World,
  tx: Queries,
  record: string,
  event: 'signedOut' | 'idle',
  act: Act,
): Promise<void> {
  await queries.replaceHash(tx, record, newToken().hash);
  await world.records.advance(tx, record, event, act);
}

/** Signs one browser out, or all browsers of the account. */
export async function signOut(world: World, session: Session, which: 'here' | 'everywhere', act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    const records = which === 'here' ? [session.record] : await queries.sessionsOf(tx, session.account);
    for (const record of records) await endSession(world, tx, record, 'signedOut', act);
    await append(tx, [
      {
        at: act.now,
        what: 'staff-signed-out',
        class: accountClass,
        rule: which,
        record: session.account,
        actor: 'staff',
      },
    ]);
  });
}
