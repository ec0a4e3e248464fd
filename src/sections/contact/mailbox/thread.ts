import { sql } from 'kysely';
import { advance } from '../../../core/clock/index.ts';
import type { World } from '../../../core/section/index.ts';
import type { Queries } from '../../../core/store/index.ts';
import { contactSettings } from '../policy.ts';

/** One message as one of its persons has it: what places it in a conversation. */
export interface Piece {
  readonly person: string;
  readonly subject: Buffer;
  readonly identity: Buffer;
  /** Its own id first, then what it answers, the latest first. */
  readonly ids: readonly Buffer[];
  readonly topic: Buffer | null;
  readonly at: Temporal.Instant;
  readonly inbound: boolean;
  readonly automatic: boolean;
  readonly uid: number;
  readonly size: number;
}

/** A conversation while messages are added to it. */
export interface Thread {
  /** Its record; null until it is kept. */
  record: string | null;
  readonly stage: string | null;
  readonly since: Temporal.Instant | null;
  readonly person: string;
  readonly subject: Buffer;
  readonly topic: Buffer | null;
  /** What it knew before; null where it is new. */
  readonly lastBefore: Temporal.Instant | null;
  firstAt: Temporal.Instant;
  lastAt: Temporal.Instant;
  lastInbound: boolean;
  automatic: boolean;
  readonly ids: Map<string, Buffer>;
  readonly pieces: Piece[];
}

/**
 * Puts pieces into conversations: where they name a message of one with the same person, or else bear the subject of
 * one that was alive at that time. What fits nowhere begins a new one. Answers every conversation that got something.
 */
export async function threadsOf(world: World, tx: Queries, pieces: readonly Piece[]): Promise<readonly Thread[]> {
  const known = new Known(world, await threadsNear(tx, pieces));
  // Newest first, so that what is older finds the conversation and does not have to move its deadline.
  for (const piece of pieces.toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))) known.place(piece);
  return known.touched();
}

class Known {
  readonly #world: World;
  readonly #byId = new Map<string, Thread>();
  readonly #byTopic = new Map<string, Thread[]>();
  readonly #touched = new Set<Thread>();

  constructor(world: World, threads: readonly Thread[]) {
    this.#world = world;
    for (const thread of threads) this.#learn(thread);
  }

  touched(): readonly Thread[] {
    return [...this.#touched];
  }

  place(piece: Piece): void {
    const thread = this.#named(piece) ?? this.#sameTopic(piece) ?? begun(piece);
    thread.pieces.push(piece);
    for (const id of piece.ids) thread.ids.set(id.toString('hex'), id);
    if (Temporal.Instant.compare(piece.at, thread.firstAt) < 0) thread.firstAt = piece.at;
    if (Temporal.Instant.compare(piece.at, thread.lastAt) >= 0)
      [thread.lastAt, thread.lastInbound] = [piece.at, piece.inbound];
    thread.automatic &&= piece.automatic;
    this.#touched.add(thread);
    this.#learn(thread);
  }

  #learn(thread: Thread): void {
    const subject = thread.subject.toString('hex');
    for (const id of thread.ids.keys()) if (!this.#byId.has(subject + id)) this.#byId.set(subject + id, thread);
    if (!thread.topic) return;
    const topic = subject + thread.topic.toString('hex');
    const same = this.#byTopic.get(topic) ?? [];
    if (!same.includes(thread)) this.#byTopic.set(topic, [...same, thread]);
  }

  #named({ subject, ids }: Piece): Thread | undefined {
    const person = subject.toString('hex');
    for (const id of ids) {
      const thread = this.#byId.get(person + id.toString('hex'));
      if (thread) return thread;
    }
    return undefined;
  }

  #sameTopic({ subject, topic, at }: Piece): Thread | undefined {
    if (!topic) return undefined;
    const same = this.#byTopic.get(subject.toString('hex') + topic.toString('hex')) ?? [];
    return same.find((thread) => this.#wasAlive(thread, at));
  }

  /** Until a review would have come due after its last message, and as long before its first. */
  #wasAlive({ firstAt, lastAt }: Thread, at: Temporal.Instant): boolean {
    const { policy, calendar } = this.#world.rules;
    const life = contactSettings(policy).reviewEvery.period;
    const [end, after] = [advance(lastAt, life, calendar.timeZone), advance(at, life, calendar.timeZone)];
    return Temporal.Instant.compare(at, end) < 0 && Temporal.Instant.compare(firstAt, after) < 0;
  }
}

const begun = (piece: Piece): Thread => ({
  record: null,
  stage: null,
  since: null,
  person: piece.person,
  subject: piece.subject,
  topic: piece.topic,
  lastBefore: null,
  firstAt: piece.at,
  lastAt: piece.at,
  lastInbound: piece.inbound,
  automatic: true,
  ids: new Map(),
  pieces: [],
});

/** Every conversation that one of the pieces may belong to. Those named by id come first, the newest of them before all. */
async function threadsNear(tx: Queries, pieces: readonly Piece[]): Promise<readonly Thread[]> {
  const subjects = distinct(pieces.map(({ subject }) => subject));
  const ids = distinct(pieces.flatMap((piece) => piece.ids));
  const topics = distinct(pieces.flatMap(({ topic }) => (topic ? [topic] : [])));
  const { rows } = await sql<Row>`
    with near as (
      select f.record, array_agg(f.id_hash) as ids from contact.reference f join core.record r on r.id = f.record
      where f.id_hash = any(${ids}::bytea[]) and r.subject = any(${subjects}::bytea[]) group by f.record
      union all
      select c.record, '{}' from contact.conversation c join core.record r on r.id = c.record
      where c.topic_hash = any(${topics}::bytea[]) and r.subject = any(${subjects}::bytea[])
    ), locked as (
      select r.id, r.stage, r.since, r.subject from core.record r where r.id in (select record from near)
      order by r.id for update
    )
    select l.id, l.stage, l.since, l.subject, c.topic_hash, c.first_at, c.last_at, c.last_inbound, c.automatic,
      (select array_agg(id) from near n, unnest(n.ids) as id where n.record = l.id) as ids
    from locked l join contact.conversation c on c.record = l.id
    order by c.last_at desc, l.id desc`.execute(tx);
  return rows.map(threadOf);
}

interface Row {
  readonly id: string;
  readonly stage: string;
  readonly since: Temporal.Instant;
  readonly subject: Buffer;
  readonly topic_hash: Buffer | null;
  readonly first_at: Temporal.Instant;
  readonly last_at: Temporal.Instant;
  readonly last_inbound: boolean;
  readonly automatic: boolean;
  readonly ids: readonly Buffer[] | null;
}

const threadOf = (row: Row): Thread => ({
  record: row.id,
  stage: row.stage,
  since: row.since,
  person: '',
  subject: row.subject,
  topic: row.topic_hash,
  lastBefore: row.last_at,
  firstAt: row.first_at,
  lastAt: row.last_at,
  lastInbound: row.last_inbound,
  automatic: row.automatic,
  ids: new Map((row.ids ?? []).map((id) => [id.toString('hex'), id])),
  pieces: [],
});

const distinct = (hashes: readonly Buffer[]): readonly Buffer[] => [
  ...new Map(hashes.map((hash) => [hash.toString('hex'), hash])).values(),
];
