import { sql } from 'kysely';
import { instants } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import type { Queries } from '../../core/store/index.ts';
import { hashOfToken, newToken } from '../../core/vault/index.ts';
import { staffSettings } from '../settings.ts';
import type { StoredAccount } from './queries.ts';

/** A sign-in link that works once. */
export interface SignInLink {
  readonly token: string;
  readonly until: Temporal.Instant;
}

/** How somebody came by a link: in a mail, or from the identity provider to the page that asks for the code. */
export type LinkMeans = 'link' | 'oidc';

export const linkPath = (token: string): string => `/staff/sign-in/${token}`;

/** Makes a link: an invitation lives as long as it may be accepted, any other as long as the policy says. */
export async function makeLink(
  world: World,
  tx: Queries,
  account: StoredAccount,
  now: Temporal.Instant,
  means: LinkMeans = 'link',
): Promise<SignInLink> {
  const { policy, calendar } = world.rules;
  const until =
    account.stage === 'invited' && account.due ? account.due : instants(staffSettings(policy).link, now, calendar).due;
  const { token, hash } = newToken();
  await sql`delete from staff.link where account = ${account.record} and expires_at <= ${now}`.execute(tx);
  await sql`insert into staff.link (token_hash, account, expires_at, means)
    values (${hash}, ${account.record}, ${until}, ${means})`.execute(tx);
  return { token, until };
}

/** How many links of an account still work. */
export async function liveLinks(tx: Queries, account: string, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from staff.link where account = ${account} and expires_at > ${now}`.execute(tx);
  return rows[0]?.count ?? 0;
}

export interface LiveLink {
  readonly account: string;
  readonly means: LinkMeans;
}

/** Where a link would still lead; looks without using it up. */
export async function liveLink(db: Queries, token: string, now: Temporal.Instant): Promise<LiveLink | undefined> {
  const { rows } = await sql<LiveLink>`
    select account, means from staff.link where token_hash = ${hashOfToken(token)} and expires_at > ${now}`.execute(db);
  return rows[0];
}

/** The same, locked until the transaction ends: of two who use a link at once, the second finds it used up. */
export async function lockLink(tx: Queries, token: string, now: Temporal.Instant): Promise<LiveLink | undefined> {
  const { rows } = await sql<LiveLink>`
    select account, means from staff.link where token_hash = ${hashOfToken(token)} and expires_at > ${now}
    for update`.execute(tx);
  return rows[0];
}

/** Makes every link of an account useless. */
export async function dropLinks(tx: Queries, account: string): Promise<void> {
  await sql`delete from staff.link where account = ${account}`.execute(tx);
}
