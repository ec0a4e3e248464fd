import { instants, type Language } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, transaction } from '../../../core/store/index.ts';
import { hashOfToken, newToken } from '../../../core/vault/index.ts';
import { rightsSettings } from '../policy.ts';
import * as queries from './queries.ts';

/** Somebody who has shown that they read the mail of an address, until their visit ends. */
export interface Visit {
  readonly record: string;
  readonly address: string;
  readonly language: Language;
  /** What the cookie holds, or every form where there are no cookies (S12). */
  readonly token: string;
  readonly askedAt: Temporal.Instant;
  readonly openedAt: Temporal.Instant;
  /** The instant from which the visit counts no more. */
  readonly endsAt: Temporal.Instant;
}

/** Until when a link can be opened; undefined when it was never made, was spent or is too old. */
export async function linkState(
  world: World,
  token: string,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const found = await queries.visitByLink(world.db, hashOfToken(token));
  const end = found && linkEnd(world, found.asked_at);
  return end && Temporal.Instant.compare(now, end) < 0 ? end : undefined;
}

/** The instant from which a link counts no more; its record is erased soon after. */
export const linkEnd = ({ rules }: Pick<World, 'rules'>, askedAt: Temporal.Instant): Temporal.Instant =>
  instants(rightsSettings(rules.policy).link, askedAt, rules.calendar).end;

const visitEnd = ({ rules }: Pick<World, 'rules'>, openedAt: Temporal.Instant): Temporal.Instant =>
  instants(rightsSettings(rules.policy).visit, openedAt, rules.calendar).end;

/** Opens the visit of a link. The link is spent with it, and only its POST does so: what scans mails sees a button. */
export async function openVisit(world: World, link: string, act: Act): Promise<Visit | { readonly refused: 'link' }> {
  const fresh = newToken();
  const isOpen = await transaction(world.db, async (tx) => {
    const found = await queries.visitByLink(tx, hashOfToken(link));
    if (!found || Temporal.Instant.compare(act.now, linkEnd(world, found.asked_at)) >= 0) return false;
    if (!(await queries.beginVisit(tx, { record: found.record, visitHash: fresh.hash, at: act.now }))) return false;
    return 'stage' in (await world.records.advance(tx, found.record, 'opened', act));
  });
  const visit = isOpen ? await visitOf(world, fresh.token, act.now) : undefined;
  return visit ?? { refused: 'link' };
}

/** Whose visit a token stands for, asked anew with each request and not left to the sweep; undefined when it is over. */
export async function visitOf(
  world: World,
  token: string,
  now: Temporal.Instant,
  db: Queries = world.db,
): Promise<Visit | undefined> {
  const found = await queries.visitByToken(db, hashOfToken(token));
  const endsAt = found?.opened_at && visitEnd(world, found.opened_at);
  if (!found?.opened_at || !endsAt || Temporal.Instant.compare(now, endsAt) >= 0) return undefined;
  const opened = await world.records.open(db, found.record, 'rights.identification');
  if ('refused' in opened) return undefined;
  return {
    record: found.record,
    address: opened.text(queries.emailColumn, found.email),
    language: found.language,
    token,
    askedAt: found.asked_at,
    openedAt: found.opened_at,
    endsAt,
  };
}

/** Ends the visit: its record is erased at once; where a hold keeps it, its token stops counting all the same. */
export async function closeVisit(world: World, { record }: Visit, act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    await queries.replaceHash(tx, record, newToken().hash);
    await world.records.advance(tx, record, 'closed', act);
  });
}
