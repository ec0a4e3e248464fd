import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../../../core/records/index.ts';
import type { World } from '../../../../core/section/index.ts';
import { type Queries, transaction } from '../../../../core/store/index.ts';
import { hashOfToken, newToken } from '../../../../core/vault/index.ts';
import type { Scope } from './scope.ts';

const tokenClass = 'newsletter.token';
const labelColumn = 'newsletter.token.label';

/** A token as the desk shows it: everything but the token. */
export interface Token {
  readonly record: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  /** The lists that it reaches; null for all of them, future ones too. */
  readonly lists: readonly string[] | null;
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly usedOn: Temporal.PlainDate | null;
}

/** Makes a token; it is answered this once and kept as a hash. How long it works is the policy's to say. */
export async function makeToken(
  world: World,
  { label, scopes, lists = null }: Pick<Token, 'label' | 'scopes'> & Partial<Pick<Token, 'lists'>>,
  act: Act,
): Promise<string> {
  const { token, hash } = newToken('avow_');
  await transaction(world.db, async (tx) => {
    const subject = world.records.subject('newsletter', `${randomUUID()}@token.invalid`);
    const kept = await world.records.keep(tx, { class: tokenClass, subject }, act);
    await sql`insert into newsletter.token (record, token_hash, scopes, lists, label)
      values (${kept.id}, ${hash}, ${[...scopes]}::text[], ${lists && [...lists]}::text[], ${kept.seal(labelColumn, label)})`.execute(
      tx,
    );
  });
  return token;
}

/** Ends a token at once. */
export async function revokeToken(world: World, record: string, act: Act): Promise<void> {
  await transaction(world.db, async (tx) => {
    const { rows } = await sql`select 1 from newsletter.token where record = ${record}`.execute(tx);
    if (rows.length > 0) await world.records.advance(tx, record, 'revoked', act);
  });
}

export async function allTokens(world: World): Promise<readonly Token[]> {
  const { rows } = await sql<Omit<Token, 'label' | 'usedOn'> & { label: Buffer; used_on: Temporal.PlainDate | null }>`
    select t.record, t.label, t.scopes, t.lists, t.used_on, r.since, r.due as until
    from newsletter.token t join core.record r on r.id = t.record order by r.since desc, t.record`.execute(world.db);
  const opened = await world.records.openMany(
    world.db,
    rows.map((row) => row.record),
    'newsletter.api',
  );
  return rows.flatMap(({ used_on: usedOn, label, ...token }) => {
    const key = opened.get(token.record);
    return key ? [{ ...token, usedOn, label: key.text(labelColumn, label) }] : [];
  });
}

export type HeldToken = Pick<Token, 'record' | 'scopes' | 'lists'>;

/** Whose token it is, if it still works; asked at each request and not left to the sweep. Remembers the day, no more. */
export async function tokenOf(world: World, token: string, now: Temporal.Instant): Promise<HeldToken | undefined> {
  const { rows } = await sql<HeldToken & { due: Temporal.Instant | null; used_on: Temporal.PlainDate | null }>`
    select t.record, t.scopes, t.lists, t.used_on, r.due from newsletter.token t join core.record r on r.id = t.record
    where t.token_hash = ${hashOfToken(token)} and r.stage = 'valid'`.execute(world.db);
  const [found] = rows;
  if (!found || (found.due && Temporal.Instant.compare(now, found.due) >= 0)) return undefined;
  const today = now.toZonedDateTimeISO(world.rules.calendar.timeZone).toPlainDate();
  if (!found.used_on?.equals(today)) await noteUsed(world.db, found.record, today);
  return { record: found.record, scopes: found.scopes, lists: found.lists };
}

async function noteUsed(db: Queries, record: string, today: Temporal.PlainDate): Promise<void> {
  await sql`update newsletter.token set used_on = ${today} where record = ${record}`.execute(db);
}
