import type { RequestEntry } from './log.ts';

/** One request as the access log of the policy names it: unlike the program's own log it tells who asked (S15). */
export interface Access extends RequestEntry {
  readonly at: Temporal.Instant;
  /** The client's address; empty where there is none. */
  readonly address: string;
  readonly browser: string;
  /** Bytes that went out, with the head of the answer; 0 where nobody counts them. */
  readonly bytes: number;
}

interface Outgoing {
  readonly socket: { readonly bytesWritten: number } | null;
  once(event: 'close', told: () => void): unknown;
}

/**
 * Counts what leaves on the request's own connection, and tells it when the answer has ended, even if it was broken off.
 * Undefined where the request did not come over a socket.
 */
export function bytesSent(env: unknown): ((told: (bytes: number) => void) => void) | undefined {
  const outgoing = outgoingOf(env);
  const socket = outgoing?.socket;
  if (!outgoing || !socket) return undefined;
  const before = socket.bytesWritten;
  return (told) => outgoing.once('close', () => told(socket.bytesWritten - before));
}

function outgoingOf(env: unknown): Outgoing | undefined {
  const outgoing: unknown = typeof env === 'object' && env !== null ? Reflect.get(env, 'outgoing') : undefined;
  return typeof outgoing === 'object' && outgoing !== null && 'socket' in outgoing ? (outgoing as Outgoing) : undefined;
}
