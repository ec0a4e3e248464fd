import { sql } from 'kysely';
import { instants } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { staffSettings } from '../settings.ts';
import type { StoredAccount } from './queries.ts';
import { hashOfToken, newToken } from './token.ts';

/** A sign-in link that works once. */
export interface SignInLink {
  readonly token: string;
  readonly until: Temporal.Instant;
}

export const linkPath = (token: string): string => `/staff/sign-in/${token}`;

/** Makes a link: an invitation lives as long as it may be accepted, any other as long as the policy says. */
export async function makeLink(
  world: World,
  tx: Queries,
  account: StoredAccount,
  now: Temporal.Instant,
): Promise<SignInLink> {
  const { policy, calendar } = world.rules;
  const until =
    account.stage === 'invited' && account.due ? account.due : instants(staffSettings(policy).link, now, calendar).due;
  const { token, hash } = newToken();
  await sql`delete from staff.link where account = ${account.record} and expires_at <= ${now}`.execute(tx);
  await sql`insert into staff.link (token_hash, account, expires_at)
    values (${hash}, ${account.record}, ${until})`.execute(tx);
  return { token, until };
}

/** How many links of an account still work. */
export async function liveLinks(tx: Queries, account: string, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff.link where account = ${account} and expires_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Whether a link would still sign somebody in; looks without using it up. */
export async function isLive(db: Queries, token: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    select 1 from staff.link where token_hash = ${hashOfToken(token)} and expires_at > ${now}`.execute(db);
  return rows.length > 0;
}

/** Uses a link up; answers the account that it leads to, once. */
export async function useLink(tx: Queries, token: string, now: Temporal.Instant): Promise<string | undefined> {
  const { rows } = await sql<{ account: string }>`
    delete from staff.link where token_hash = ${hashOfToken(token)} and expires_at > ${now} returning account`.execute(
    tx,
  );
  return rows[0]?.account;
}

/** Makes every other link of an account useless. */
export async function dropLinks(tx: Queries, account: string): Promise<void> {
  await sql`delete from staff.link where account = ${account}`.execute(tx);
}
