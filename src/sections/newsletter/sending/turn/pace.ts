import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { newsletterSettings } from '../../policy.ts';

/**
 * A token bucket for each destination domain, shared by all workers and kept in the database, so that a restart gives no
 * second burst. Instead of counting tokens it keeps until when they are spoken for, which is the same in one number and
 * gives everybody who has to wait a place: nobody is taken up again and again in vain.
 */
export async function placesFor(
  world: World,
  tx: Queries,
  emails: readonly string[],
  now: Temporal.Instant,
): Promise<readonly Temporal.Instant[]> {
  const { perSecond, burst } = newsletterSettings(world.rules.policy).campaigns.pace;
  const domains = emails.map((email) => email.slice(email.lastIndexOf('@') + 1).toLowerCase());
  const wanted = new Map<string, number>();
  for (const domain of domains) wanted.set(domain, (wanted.get(domain) ?? 0) + 1);
  const spokenFor = await speakFor(world, tx, wanted, perSecond, now);
  const given = new Map<string, number>();
  return domains.map((domain) => {
    const before = given.get(domain) ?? 0;
    given.set(domain, before + 1);
    const end = spokenFor.get(domain) ?? now;
    const back = (wanted.get(domain) ?? 0) - before + burst - 1;
    const place = end.subtract({ milliseconds: Math.ceil((back * 1000) / perSecond) });
    return Temporal.Instant.compare(place, now) < 0 ? now : place;
  });
}

/** Until when each domain is spoken for, the wanted included. In the order of their hashes, so that no two workers wait crosswise. */
async function speakFor(
  world: World,
  tx: Queries,
  wanted: ReadonlyMap<string, number>,
  perSecond: number,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  const hashed = [...wanted]
    .map(([domain, count]) => ({ domain, count, hash: hashOf(world, domain) }))
    .toSorted((a, b) => a.hash.compare(b.hash));
  const { rows } = await sql<{ domain: Buffer; used_until: Temporal.Instant }>`
    insert into newsletter.pace as p (domain, used_until)
    select domain, ${now}::timestamptz + count * ${1 / perSecond}::float8 * interval '1 second'
    from unnest(${hashed.map(({ hash }) => hash)}::bytea[], ${hashed.map(({ count }) => count)}::int[]) as wanted (domain, count)
    on conflict (domain) do update set used_until = greatest(p.used_until, ${now}) + (excluded.used_until - ${now})
    returning domain, used_until`.execute(tx);
  const found = new Map(rows.map(({ domain, used_until }) => [domain.toString('hex'), used_until]));
  return new Map(hashed.map(({ domain, hash }) => [domain, found.get(hash.toString('hex')) ?? now]));
}

const hashOf = ({ vault }: World, domain: string): Buffer =>
  createHmac('sha256', vault.secrets.network).update(`newsletter.pace:${domain}`).digest();

/** A full bucket says nothing, so it is not kept. */
export async function forgetFullBuckets(db: Queries, now: Temporal.Instant): Promise<void> {
  await sql`delete from newsletter.pace where used_until < ${now}`.execute(db);
}
