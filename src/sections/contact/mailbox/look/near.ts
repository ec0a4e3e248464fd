import { sql } from 'kysely';
import type { Queries } from '../../../../core/store/index.ts';
import type { Piece, Thread } from './piece.ts';

/** Every conversation that one of the pieces lies in already, in another place, or may belong to. Those named by id come first, the newest of them before all. */
export async function threadsNear(tx: Queries, pieces: readonly Piece[]): Promise<readonly Thread[]> {
  const subjects = distinct(pieces.map(({ subject }) => subject));
  const ids = distinct(pieces.flatMap((piece) => piece.ids));
  const identities = distinct(pieces.map(({ identity }) => identity));
  const topics = distinct(pieces.flatMap(({ topic }) => (topic ? [topic] : [])));
  const { rows } = await sql<Row>`
    with near as (
      select f.record, array_agg(f.id_hash) as ids from contact.reference f join core.record r on r.id = f.record
      where f.id_hash = any(${ids}::bytea[]) and r.subject = any(${subjects}::bytea[]) group by f.record
      union all
      select m.record, '{}' from contact.message m join core.record r on r.id = m.record
      where m.identity = any(${identities}::bytea[]) and r.subject = any(${subjects}::bytea[])
      union all
      select c.record, '{}' from contact.conversation c join core.record r on r.id = c.record
      where c.topic_hash = any(${topics}::bytea[]) and r.subject = any(${subjects}::bytea[])
    ), locked as (
      select r.id, r.stage, r.since, r.subject, r.due, r.holds from core.record r where r.id in (select record from near)
      order by r.id for update
    )
    select l.id, l.stage, l.since, l.subject, l.due, l.holds > 0 as held, c.topic_hash, c.first_at, c.last_at, c.last_inbound, c.automatic,
      (select array_agg(id) from near n, unnest(n.ids) as id where n.record = l.id) as ids,
      (select array_agg(distinct m.identity) from contact.message m
        where m.record = l.id and m.identity = any(${identities}::bytea[])) as has
    from locked l join contact.conversation c on c.record = l.id
    order by c.last_at desc, l.id desc`.execute(tx);
  return rows.map(threadOf);
}

interface Row {
  readonly id: string;
  readonly stage: string;
  readonly since: Temporal.Instant;
  readonly subject: Buffer;
  readonly due: Temporal.Instant | null;
  readonly held: boolean;
  readonly topic_hash: Buffer | null;
  readonly first_at: Temporal.Instant;
  readonly last_at: Temporal.Instant;
  readonly last_inbound: boolean;
  readonly automatic: boolean;
  readonly ids: readonly Buffer[] | null;
  readonly has: readonly Buffer[] | null;
}

const threadOf = (row: Row): Thread => ({
  record: row.id,
  stage: row.stage,
  since: row.since,
  due: row.due,
  isHeld: row.held,
  person: '',
  subject: row.subject,
  topic: row.topic_hash,
  lastBefore: row.last_at,
  firstAt: row.first_at,
  lastAt: row.last_at,
  lastInbound: row.last_inbound,
  automatic: row.automatic,
  ids: new Map((row.ids ?? []).map((id) => [id.toString('hex'), id])),
  has: new Set((row.has ?? []).map((identity) => identity.toString('hex'))),
  pieces: [],
  absorbed: [],
});

const distinct = (hashes: readonly Buffer[]): readonly Buffer[] => [
  ...new Map(hashes.map((hash) => [hash.toString('hex'), hash])).values(),
];
