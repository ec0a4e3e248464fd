import { advance } from '../../../../core/clock/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { Queries } from '../../../../core/store/index.ts';
import { contactSettings } from '../../policy.ts';
import { type Link, linked } from './link.ts';
import { threadsNear } from './near.ts';
import type { Piece, Thread } from './piece.ts';

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
  readonly #byIdentity = new Map<string, Thread>();
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
    const thread = this.#having(piece) ?? this.#named(piece) ?? this.#sameTopic(piece) ?? begun(piece);
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
    for (const identity of thread.has) this.#byIdentity.set(subject + identity, thread);
    for (const id of thread.ids.keys()) if (!this.#byId.has(subject + id)) this.#byId.set(subject + id, thread);
    if (!thread.topic) return;
    const topic = subject + thread.topic.toString('hex');
    const same = this.#byTopic.get(topic) ?? [];
    if (!same.includes(thread)) this.#byTopic.set(topic, [...same, thread]);
  }

  /** A message that was moved or copied stays where it belongs, whatever others name it. */
  #having({ subject, identity }: Piece): Thread | undefined {
    return this.#byIdentity.get(subject.toString('hex') + identity.toString('hex'));
  }

  /** Where a message names several, they are one from now on, as far as they may be. */
  #named(piece: Piece): Thread | undefined {
    const person = piece.subject.toString('hex');
    const all = new Set(piece.ids.flatMap((id) => this.#byId.get(person + id.toString('hex')) ?? []));
    return [...all].reduce<Thread | undefined>(
      (thread, other) => thread && this.#joined(thread, other, piece),
      [...all][0],
    );
  }

  #joined(thread: Thread, other: Thread, piece: Piece): Thread {
    const link = thread === other ? undefined : linked(thread, other, piece);
    if (!link) return thread;
    absorb(link);
    for (const known of [this.#byId, this.#byIdentity])
      for (const [key, one] of known) if (one === link.from) known.set(key, link.into);
    for (const [topic, some] of this.#byTopic)
      if (some.includes(link.from))
        this.#byTopic.set(topic, [...new Set(some.map((t) => (t === link.from ? link.into : t)))]);
    this.#touched.delete(link.from);
    return link.into;
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

function absorb({ into, from }: Link): void {
  if (from.record !== null) into.absorbed.push({ record: from.record, stage: from.stage });
  into.absorbed.push(...from.absorbed);
  into.pieces.push(...from.pieces);
  for (const identity of from.has) into.has.add(identity);
  for (const [hex, id] of from.ids) into.ids.set(hex, id);
  if (Temporal.Instant.compare(from.firstAt, into.firstAt) < 0) into.firstAt = from.firstAt;
  if (Temporal.Instant.compare(from.lastAt, into.lastAt) > 0)
    [into.lastAt, into.lastInbound] = [from.lastAt, from.lastInbound];
  into.lastBefore = latest(into.lastBefore, from.lastBefore);
  into.automatic &&= from.automatic;
}

const latest = (a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null =>
  a && b ? (Temporal.Instant.compare(a, b) > 0 ? a : b) : (a ?? b);

const begun = (piece: Piece): Thread => ({
  record: null,
  stage: null,
  since: null,
  due: null,
  isHeld: false,
  person: piece.person,
  subject: piece.subject,
  topic: piece.topic,
  lastBefore: null,
  firstAt: piece.at,
  lastAt: piece.at,
  lastInbound: piece.inbound,
  automatic: true,
  ids: new Map(),
  has: new Set(),
  pieces: [],
  absorbed: [],
});
