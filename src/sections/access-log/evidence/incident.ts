import { sql } from 'kysely';
import { instants } from '../../../core/policy/index.ts';
import { type Act, type Kept, openHold } from '../../../core/records/index.ts';
import { holdReference, type World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import type { Line } from '../log/line.ts';
import { accessLogSettings, began } from '../policy.ts';
import { matching, secure } from './collect.ts';
import { askForSecond, needsSecond } from './eyes.ts';
import { evidenceClass, incidentByRecord, incidentClass, orderClass } from './queries.ts';
import { isNarrow, isNetwork, type Scope } from './scope.ts';

/** A reason to keep lines beyond their time: a named incident (S18), or an order by an authority to preserve them. */
export type NewIncident = Scope & {
  readonly reference: string;
  readonly reason: string;
  /** The account that opens it. */
  readonly account: string | null;
} & (
    | { readonly kind: 'incident'; readonly reviewBy: Temporal.Instant }
    /** Runs for the time that the policy gives it, from its receipt. */
    | { readonly kind: 'preservation-order'; readonly received: Temporal.Instant; readonly confidential?: boolean }
  );

export type IncidentOpened =
  /** `waits`: a second person has to agree; the lines are held already. */
  | { readonly incident: string; readonly lines: number; readonly waits: boolean }
  | { readonly refused: 'reference' | 'reason' | 'span' | 'address' | 'broad' | 'review' | 'received' };

/** Opens the file of an incident and secures the lines that it concerns, and no others. */
export async function openIncident(world: World, what: NewIncident, act: Act): Promise<IncidentOpened> {
  const refused = refusalOf(world, what, act.now);
  if (refused) return { refused };
  return transaction(world.db, async (tx): Promise<IncidentOpened> => {
    const incident = await keepFile(world, tx, what, act);
    const found: Line[] = [];
    for await (const lines of matching(world, tx, what)) found.push(...lines);
    const subject = world.records.subject('access-log', 'evidence');
    const facts = { [began]: found[0]?.at ?? act.now };
    const evidence = await world.records.keep(tx, { class: evidenceClass, subject, facts }, act);
    await sql`insert into access_log.evidence (record, incident) values (${evidence.id}, ${incident})`.execute(tx);
    await secure(world, tx, evidence, found);
    const { hold } = await openHold(
      tx,
      {
        reference: what.reference,
        kind: what.kind,
        class: evidenceClass,
        records: [evidence.id],
        reviewBy: reviewOf(world, what),
      },
      act,
    );
    await sql`update access_log.incident set hold = ${hold} where record = ${incident}`.execute(tx);
    const waits = needsSecond(world, what);
    if (waits) await askForSecond(world, tx, incident, what.account, act);
    return { incident, lines: found.length, waits };
  });
}

function refusalOf(world: World, what: NewIncident, now: Temporal.Instant) {
  if (!holdReference.test(what.reference)) return 'reference';
  if (what.reason.trim() === '') return 'reason';
  if (Temporal.Instant.compare(what.from, what.until) >= 0) return 'span';
  if (what.address !== '' && !isNetwork(what.address)) return 'address';
  if (!isNarrow(what)) return 'broad';
  if (what.kind === 'preservation-order' && Temporal.Instant.compare(what.received, now) > 0) return 'received';
  if (Temporal.Instant.compare(reviewOf(world, what), now) <= 0) return 'review';
  return undefined;
}

const reviewOf = (world: World, what: NewIncident): Temporal.Instant =>
  what.kind === 'incident'
    ? what.reviewBy
    : instants(accessLogSettings(world.rules.policy).order.preserve, what.received, world.rules.calendar).end;

async function keepFile(world: World, tx: Queries, what: NewIncident, act: Act): Promise<string> {
  const subject = world.records.subject('access-log', 'incident');
  const kept: Kept =
    what.kind === 'incident'
      ? await world.records.keep(tx, { class: incidentClass, subject }, act)
      : await world.records.keep(tx, { class: orderClass, subject, facts: { received: what.received } }, act);
  const sealed = (column: string, text: string) =>
    text === '' ? null : kept.seal(`access_log.incident.${column}`, text);
  await sql`
    insert into access_log.incident (record, reference, reason, from_at, until_at, address, route,
      review_by, opened_at, opened_by, confidential, needs_second)
    values (${kept.id}, ${what.reference}, ${kept.seal('access_log.incident.reason', what.reason.trim())},
      ${what.from}::timestamptz, ${what.until}::timestamptz, ${sealed('address', what.address)}, ${sealed('route', what.route)},
      ${reviewOf(world, what)}::timestamptz, ${act.now}::timestamptz, ${what.account},
      ${what.kind === 'preservation-order' && what.confidential === true}, ${needsSecond(world, what)})`.execute(tx);
  return kept.id;
}

/** The incident has been clarified, or the order lifted: what was held is erased in the same moment (S19). */
export async function closeIncident(world: World, id: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    const incident = await incidentByRecord(world, tx, id);
    if (!incident || incident.closedAt !== null) return false;
    const event = incident.class === incidentClass ? 'clarified' : 'lifted';
    return 'stage' in (await world.records.advance(tx, id, event, act));
  });
}

/** An order is extended, once, to the longer time that the policy gives it. */
export async function prolongOrder(world: World, id: string, act: Act): Promise<boolean> {
  return transaction(world.db, async (tx) => {
    // What nobody has agreed to is not made longer.
    const { numAffectedRows } = await sql`
      update access_log.incident set reminded_at = null
      where record = ${id} and closed_at is null and (seconded_at is not null or not needs_second)`.execute(tx);
    return numAffectedRows === 1n && 'stage' in (await world.records.advance(tx, id, 'prolonged', act));
  });
}

/** The order is secret no longer: from now on its person is told what it preserves. False where there is none such. */
export async function discloseOrder(world: World, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update access_log.incident set confidential = false where record = ${id} and confidential and closed_at is null`.execute(
    world.db,
  );
  return numAffectedRows === 1n;
}

/** When files close, by whatever way: the hold ends, the evidence is erased, and the file forgets whom it was about. */
export async function release(world: World, tx: Queries, ids: readonly string[], act: Act): Promise<void> {
  const { rows } = await sql<{ hold: string | null; evidence: string | null }>`
    select i.hold, e.record as evidence from access_log.incident i
      left join access_log.evidence e on e.incident = i.record where i.record = any(${ids}::uuid[])`.execute(tx);
  for (const { hold, evidence } of rows) {
    if (hold !== null) await world.records.closeHold(tx, hold, act);
    if (evidence !== null) await world.records.advance(tx, evidence, 'clarified', act);
  }
  await sql`
    update access_log.incident set address = null, route = null, closed_at = ${act.now}::timestamptz
    where record = any(${ids}::uuid[])`.execute(tx);
}
