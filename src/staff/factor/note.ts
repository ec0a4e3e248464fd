import { append } from '../../core/journal/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { accountByRecord, accountClass } from '../account/queries.ts';
import { type FactorChange, factorMailKind } from './mail.ts';

/** What the journal calls each change: the deed, and the factor as its rule. */
const entries = {
  'totp-added': ['staff-factor-added', 'totp'],
  'totp-removed': ['staff-factor-removed', 'totp'],
  'passkey-added': ['staff-factor-added', 'passkey'],
  'passkey-removed': ['staff-factor-removed', 'passkey'],
  'recovery-renewed': ['staff-factor-added', 'recovery-codes'],
  'recovery-used': ['staff-factor-removed', 'recovery-code'],
  reset: ['staff-factor-removed', 'reset'],
} as const satisfies Readonly<Record<FactorChange, readonly [string, string]>>;

/** Journals that a factor came or went, and tells whoever it belongs to by mail: they notice what they did not do. */
export async function noteFactor(
  world: World,
  tx: Queries,
  account: string,
  change: FactorChange,
  act: Act,
): Promise<void> {
  const [what, rule] = entries[change];
  await append(tx, [{ at: act.now, what, class: accountClass, rule, record: account, actor: act.by }]);
  const [opened, row] = [await world.records.open(tx, account, 'staff.sign-in'), await accountByRecord(tx, account)];
  if ('refused' in opened || !row) return;
  const to = opened.text('staff.account.email', row.email);
  const language = world.rules.policy.languages[0] ?? 'de';
  const payload = { change, at: act.now.toString() };
  await world.mail.send(tx, { kind: factorMailKind, record: account, to, language, payload }, act);
}
