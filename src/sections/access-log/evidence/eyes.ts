import { sql } from 'kysely';
import { append } from '../../../core/journal/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { accessLogSettings } from '../policy.ts';
import { incidentByRecord, incidentClass } from './queries.ts';
import { isWide, type Scope } from './scope.ts';

export const secondMailKind = 'access-log.second';

/** Whether the policy wants a second person for this: a long span, a whole network or every visitor of a page, or an order. */
export function needsSecond(
  { rules }: Pick<World, 'rules'>,
  { kind, from, until, address }: Scope & { readonly kind: 'incident' | 'preservation-order' },
): boolean {
  const { beyond, networks, orders } = accessLogSettings(rules.policy).eyes;
  if (kind === 'preservation-order' && orders) return true;
  if (networks && isWide(address)) return true;
  return Temporal.Duration.compare(from.until(until), beyond) > 0;
}

/** Its lines are held from the first click on, so that no evidence is lost while the others are asked. */
export async function askForSecond(
  world: World,
  tx: Queries,
  incident: string,
  except: string | null,
  act: Act,
): Promise<void> {
  await world.members?.remind(tx, 'persons', { kind: secondMailKind, payload: { incident }, except: [except] }, act);
}

/** Somebody else has looked at it and agrees: two pairs of eyes. False where it is the same person, or decided already. */
export async function second(world: World, incident: string, account: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const { rows } = await sql<{ class: string; stage: string }>`
      update access_log.incident i set seconded_by = ${account}, seconded_at = ${act.now}::timestamptz
      from core.record r
      where i.record = ${incident} and r.id = i.record and closed_at is null and seconded_at is null
        and refused_at is null and opened_by is distinct from ${account}
      returning r.class, r.stage`.execute(tx);
    const [found] = rows;
    if (!found) return false;
    await append(tx, [{ at: act.now, what: 'seconded', ...found, rule: 'S18', record: incident, actor: act.by }]);
    return true;
  });
}

/** Somebody else has looked at it and does not agree: what was held is released in the same moment. */
export async function refuseSecond(world: World, id: string, account: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const { numAffectedRows } = await sql`
      update access_log.incident set refused_by = ${account}, refused_at = ${act.now}::timestamptz
      where record = ${id} and needs_second and closed_at is null and seconded_at is null and refused_at is null
        and opened_by is distinct from ${account}`.execute(tx);
    const incident = numAffectedRows === 1n ? await incidentByRecord(world, tx, id) : undefined;
    if (!incident) return false;
    const event = incident.class === incidentClass ? 'clarified' : 'lifted';
    return 'stage' in (await world.records.advance(tx, id, event, act));
  });
}

/** How many files wait for somebody else to agree. */
export async function waitingForSecond({ db }: Pick<World, 'db'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from access_log.incident
    where needs_second and seconded_at is null and closed_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}
