import { append } from '../../core/journal/index.ts';
import type { Act } from '../../core/records/index.ts';
import type { World } from '../../core/section/index.ts';
import { type Queries, transaction } from '../../core/store/index.ts';
import { linkPath, makeLink, type SignInLink } from './link.ts';
import {
  accountBySubject,
  accountClass,
  changeRole,
  hasActiveAccount,
  insertAccount,
  type Role,
  type StoredAccount,
} from './queries.ts';

/** Thrown when somebody is invited whose account is withdrawn and kept by a hold alone. */
export class LeavingError extends Error {
  readonly code = 'staff/leaving';

  constructor() {
    super(
      'This account was withdrawn, and a hold alone keeps its data. Close the hold (“avow hold list”); then invite the address again.',
    );
    this.name = 'LeavingError';
  }
}

export interface Invitation {
  /** Signs in once. */
  readonly link: string;
  readonly until: Temporal.Instant;
  readonly address: string;
}

/** Gives an address access to the staff area, or a further link to one that has it; a role that is named takes effect at once. */
export async function inviteStaff(world: World, address: string, act: Act, role?: Role): Promise<Invitation> {
  return transaction(world.db, async (tx) => {
    const { link } = await invite(world, tx, { address, role }, act);
    return { link: world.baseUrl + linkPath(link.token), until: link.until, address };
  });
}

export async function invite(
  world: World,
  tx: Queries,
  { address, role }: { readonly address: string; readonly role?: Role | undefined },
  act: Act,
): Promise<{ readonly account: StoredAccount; readonly link: SignInLink }> {
  const subject = world.records.subject('staff', address);
  const known = await accountBySubject(tx, subject);
  if (known?.leaving) throw new LeavingError();
  const account = known ?? (await newAccount(world, tx, { address, subject, role: role ?? 'keeper' }, act));
  if (role && known && role !== known.role) await changeRole(tx, known.record, role);
  await append(tx, [
    {
      at: act.now,
      what: 'staff-invited',
      class: accountClass,
      stage: account.stage,
      rule: 'Art.32',
      record: account.record,
      actor: act.by,
    },
  ]);
  return { account, link: await makeLink(world, tx, account, act.now) };
}

async function newAccount(
  world: World,
  tx: Queries,
  { address, subject, role }: { readonly address: string; readonly subject: Buffer; readonly role: Role },
  act: Act,
): Promise<StoredAccount> {
  const kept = await world.records.keep(tx, { class: accountClass, subject }, act);
  await insertAccount(tx, { record: kept.id, email: kept.seal('staff.account.email', address), role });
  const account = await accountBySubject(tx, subject);
  if (!account) throw new Error(`Account ${kept.id} was not stored.`);
  return account;
}

/** The owner's way in: a link for the controller's own address while nobody has accepted an invitation, null afterwards. */
export async function firstInvitation(world: World, act: Act): Promise<Invitation | null> {
  if (await hasActiveAccount(world.db)) return null;
  return inviteStaff(world, world.rules.policy.controller.email, act);
}
