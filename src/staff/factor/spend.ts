import type { Opened } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { staffSettings } from '../settings.ts';
import { fromBase32 } from './digits/base32.ts';
import { matchingStep } from './digits/totp.ts';
import { lockTotp, noteSuccess, noteTry, type StoredTotp, secretColumn } from './queries.ts';
import { spendRecoveryCode } from './recovery.ts';

export type Spent =
  | { readonly by: 'totp' | 'recovery' }
  | { readonly refused: 'wrong' }
  | { readonly refused: 'too-many'; readonly until: Temporal.Instant };

export interface Typed {
  readonly account: string;
  readonly code: string;
  /** The time that the app goes by, not a simulated one. */
  readonly wall: Temporal.Instant;
}

/**
 * Takes a code of the app, or one of the recovery codes, once. Every try counts, also one that fails, so the transaction
 * must be committed whatever the answer is. The app must have been looked for before: without one every code is wrong.
 */
export async function spendCode(world: World, tx: Queries, opened: Opened, typed: Typed): Promise<Spent> {
  const { account, code, wall } = typed;
  const totp = await lockTotp(tx, account);
  if (!totp) return { refused: 'wrong' };
  const until = await countTry(world, tx, totp, wall);
  if (until) return { refused: 'too-many', until };
  const step = matchingStep(fromBase32(opened.text(secretColumn, totp.secret)), code.replaceAll(/\s/g, ''), {
    now: wall,
    after: totp.last_step,
  });
  if (step === undefined && !(await spendRecoveryCode(world, tx, account, code))) return { refused: 'wrong' };
  await noteSuccess(tx, account, step ?? null);
  return { by: step === undefined ? 'recovery' : 'totp' };
}

/** Counts in windows of the declared length; answers when the next one begins where this one is full. */
async function countTry(
  { rules }: World,
  tx: Queries,
  totp: StoredTotp,
  wall: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { most, within } = staffSettings(rules.policy).codes;
  const end = totp.tried_from?.add(within);
  const isSame = end !== undefined && Temporal.Instant.compare(wall, end) < 0;
  if (isSame && totp.tried >= most) return end;
  await noteTry(tx, totp.account, isSame ? (totp.tried_from ?? wall) : wall, isSame ? totp.tried + 1 : 1);
  return undefined;
}
