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
  readonly due: Temporal.Instant | null;
  readonly isHeld: boolean;
  readonly person: string;
  readonly subject: Buffer;
  readonly topic: Buffer | null;
  /** What it knew before; null where it is new. */
  lastBefore: Temporal.Instant | null;
  firstAt: Temporal.Instant;
  lastAt: Temporal.Instant;
  lastInbound: boolean;
  automatic: boolean;
  readonly ids: Map<string, Buffer>;
  /** What of the pieces it has already, in another place: moved, or copied. */
  readonly has: Set<string>;
  readonly pieces: Piece[];
  /** Conversations that turned out to be this one. */
  readonly absorbed: { readonly record: string; readonly stage: string | null }[];
}
