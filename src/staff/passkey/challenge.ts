import { sql } from 'kysely';
import { instants } from '../../core/policy/index.ts';
import type { World } from '../../core/section/index.ts';
import { hashOfToken } from '../../core/vault/index.ts';
import { staffSettings } from '../settings.ts';

type Purpose = 'register' | 'sign-in';

/** Open challenges at most: whoever asks for many pushes out the oldest ones, and fills no disk. */
const most = 10_000;

/** Remembers a challenge that was given out; it lives no longer than a link, and what has lapsed is cleared away with it. */
export async function giveChallenge(
  world: World,
  challenge: string,
  { purpose, session, now }: { readonly purpose: Purpose; readonly session?: string; readonly now: Temporal.Instant },
): Promise<void> {
  const { policy, calendar } = world.rules;
  const until = instants(staffSettings(policy).link, now, calendar).due;
  await sql`delete from staff.challenge where expires_at <= ${now}`.execute(world.db);
  await sql`delete from staff.challenge where hash in
    (select hash from staff.challenge order by expires_at desc offset ${most})`.execute(world.db);
  await sql`insert into staff.challenge (hash, purpose, session, expires_at)
    values (${hashOfToken(challenge)}, ${purpose}, ${session ?? null}, ${until})`.execute(world.db);
}

/** True once for each challenge given out for this purpose and session. Not part of a transaction: a failed answer uses it up too. */
export async function takeChallenge(
  world: World,
  challenge: string,
  { purpose, session, now }: { readonly purpose: Purpose; readonly session?: string; readonly now: Temporal.Instant },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from staff.challenge where hash = ${hashOfToken(challenge)} and purpose = ${purpose}
      and session is not distinct from ${session ?? null}::uuid and expires_at > ${now}`.execute(world.db);
  return numAffectedRows === 1n;
}
