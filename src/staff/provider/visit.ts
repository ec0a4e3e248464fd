import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { instants, type Language } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import { hashOfToken, newToken } from '../../core/vault/index.ts';
import { staffSettings } from '../settings.ts';
import type { Secrets } from './provider.ts';

/** People on their way at most: whoever sends many pushes out the oldest ones, and fills no disk. */
const most = 10_000;

/** What a visit comes back with: the secrets that it left with, and the language that the address named, if it did. */
export interface Visited {
  readonly secrets: Secrets;
  readonly language: Language | null;
}

/** Somebody leaves for the provider, and is expected back in the same browser for as long as a link works. */
export async function beginVisit(
  world: World,
  language: Language | null,
  now: Temporal.Instant,
): Promise<{ readonly browser: string; readonly secrets: Secrets }> {
  const { policy, calendar } = world.rules;
  const [state, browser] = [newToken(), newToken()];
  const until = instants(staffSettings(policy).link, now, calendar).due;
  await sql`delete from staff.provider_visit where expires_at <= ${now}`.execute(world.db);
  await sql`delete from staff.provider_visit where state_hash in
    (select state_hash from staff.provider_visit order by expires_at desc offset ${most})`.execute(world.db);
  await sql`insert into staff.provider_visit (state_hash, browser_hash, expires_at, language)
    values (${state.hash}, ${browser.hash}, ${until}, ${language})`.execute(world.db);
  return { browser: browser.token, secrets: secretsOf(world, state.token) };
}

/** They are back: once, in the browser that left, and in time. Used up whatever comes of it. */
export async function endVisit(
  world: World,
  { state, browser }: { readonly state: string; readonly browser: string },
  now: Temporal.Instant,
): Promise<Visited | undefined> {
  const { rows } = await sql<Pick<Visited, 'language'>>`
    delete from staff.provider_visit where state_hash = ${hashOfToken(state)} and browser_hash = ${hashOfToken(browser)}
      and expires_at > ${now} returning language`.execute(world.db);
  const [found] = rows;
  return found && { secrets: secretsOf(world, state), language: found.language };
}

/** Computed from the state, so that nothing of them is stored. */
const secretsOf = ({ vault }: Pick<World, 'vault'>, state: string): Secrets => {
  const derived = (what: string) =>
    createHmac('sha256', vault.secrets.token).update(`staff.provider.${what}:${state}`).digest('base64url');
  return { state, nonce: derived('nonce'), verifier: derived('verifier') };
};
