import type { Act, Opened } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { accountByRecord } from '../account/queries.ts';
import { passkeysOf } from '../passkey/credential.ts';
import { strengthen } from '../session/queries.ts';
import type { Session } from '../session/session.ts';
import { base32 } from './digits/base32.ts';
import { newSecret } from './digits/totp.ts';
import { noteFactor } from './note.ts';
import { confirmTotp, deleteTotp, insertTotp, secretColumn, totpOf } from './queries.ts';
import { renewRecoveryCodes } from './recovery.ts';
import { mustHaveTwo } from './required.ts';
import { type Spent, spendCode } from './spend.ts';

/** A secret that waits for its first code. */
export interface Pending {
  /** Base32, as apps take it. */
  readonly secret: string;
  readonly email: string;
}

/** Makes a secret; it counts once a first code has shown that the app has it. */
export async function beginTotp(world: World, { account }: Session, act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    const opened = await openAccount(world, tx, account);
    const secret = opened.seal(secretColumn, base32(newSecret()));
    await insertTotp(tx, { account, secret, at: act.now });
  });
}

export async function pendingTotp(world: World, { account }: Session): Promise<Pending | undefined> {
  return transaction(world.db, async (tx) => {
    const totp = await totpOf(tx, account);
    if (!totp || totp.confirmed_at) return undefined;
    const [opened, row] = [await openAccount(world, tx, account), await accountByRecord(tx, account)];
    if (!row) return undefined;
    return {
      secret: opened.text(secretColumn, totp.secret),
      email: opened.text('staff.account.email', row.email),
    };
  });
}

interface Typed {
  readonly code: string;
  readonly wall: Temporal.Instant;
}

type Refused = Extract<Spent, { refused: string }> | { readonly refused: 'none' | 'required' };
export type WithCodes = { readonly codes: readonly string[] } | Refused;

/** The first code has come: from now on the app counts, and this sign-in has shown two factors. */
export async function finishTotp(world: World, session: Session, typed: Typed, act: Act): Promise<WithCodes> {
  const { account, record } = session;
  return transaction(world.db, async (tx): Promise<WithCodes> => {
    const totp = await totpOf(tx, account);
    if (!totp || totp.confirmed_at) return { refused: 'none' };
    const spent = await spendCode(world, tx, await openAccount(world, tx, account), { account, ...typed });
    if ('refused' in spent) return spent;
    await confirmTotp(tx, account, act.now);
    await strengthen(tx, record);
    await noteFactor(world, tx, account, 'totp-added', act);
    return { codes: await renewRecoveryCodes(world, tx, account) };
  });
}

/** New recovery codes for one's own app; the old ones count no more. */
export async function renewCodes(world: World, { account }: Session, typed: Typed, act: Act): Promise<WithCodes> {
  return withFreshCode(world, account, typed, async (tx) => {
    await noteFactor(world, tx, account, 'recovery-renewed', act);
    return { codes: await renewRecoveryCodes(world, tx, account) };
  });
}

/** Takes the app away from one's own account, unless two factors are demanded and it is the last second one. */
export async function removeTotp(
  world: World,
  { account, role }: Session,
  typed: Typed,
  act: Act,
): Promise<'removed' | Refused> {
  return withFreshCode<'removed' | Refused>(world, account, typed, async (tx, hasPasskey) => {
    if (mustHaveTwo(world, role) && !hasPasskey) return { refused: 'required' };
    await deleteTotp(tx, account);
    await noteFactor(world, tx, account, 'totp-removed', act);
    return 'removed';
  });
}

async function withFreshCode<T>(
  world: World,
  account: string,
  typed: Typed,
  work: (tx: Queries, hasPasskey: boolean) => Promise<T>,
): Promise<T | Refused> {
  return transaction(world.db, async (tx): Promise<T | Refused> => {
    if (!(await totpOf(tx, account))?.confirmed_at) return { refused: 'none' };
    const spent = await spendCode(world, tx, await openAccount(world, tx, account), { account, ...typed });
    if ('refused' in spent) return spent;
    return work(tx, (await passkeysOf(tx, account)).length > 0);
  });
}

async function openAccount(world: World, tx: Queries, account: string): Promise<Opened> {
  const opened = await world.records.open(tx, account, 'staff.sign-in');
  if ('refused' in opened) throw new Error(`Account ${account} vanished while it was signed in.`);
  return opened;
}
