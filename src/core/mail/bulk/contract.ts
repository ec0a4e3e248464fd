import type { ConnectionOptions } from 'node:tls';
import type { Egress } from '../../egress/index.ts';
import type { BulkPatience } from './line/patience.ts';

/** One mail of many, ready for the wire: CRLF, no line that begins with a dot, the last line ended. */
export interface BulkMessage {
  /** Of the caller: comes back in the reply. */
  readonly id: string;
  /** The envelope; bounces go to `from`. */
  readonly from: string;
  readonly to: string;
  /** The mail has letters beyond ASCII in its addresses: only a server with SMTPUTF8 can take it (RFC 6531). */
  readonly utf8: boolean;
  /** The first is the whole header section with its empty line; the static ones are shared by all mails. */
  readonly segments: readonly Buffer[];
  /** Octets of all segments. */
  readonly size: number;
}

/**
 * What became of a mail, each exactly one of them. `accepted`: the server said yes after the final dot. `later`: it said
 * 4xx, or the connection was lost before the dot was written. `refused`: it said 5xx, or cannot take such a mail.
 * `doubt`: the connection was lost after the dot was written and before the reply.
 */
export type BulkOutcome = 'accepted' | 'later' | 'refused' | 'doubt';

export interface BulkReply {
  readonly id: string;
  readonly outcome: BulkOutcome;
  /** The server's reply code; 0 where it gave none. */
  readonly code: number;
  /** The server's words, or ours where it said none; may name the person. */
  readonly reply: string;
}

/** Asked right before the mail is named to the server, and again right before its body is written. */
export type MayLeave = (part: 'envelope' | 'body') => boolean;

/** Many mails over a few connections. */
export interface Pipeline extends AsyncDisposable {
  /** Takes a mail at once and answers when its fate is known. Never rejects for what the network or the server does. */
  send(message: BulkMessage): Promise<BulkReply>;
  /**
   * `mayLeave` is asked right before the mail is named to the server and again right before its body is written, however
   * long the server took in between. Once it says no, nothing of the mail leaves any more. `heard` is told of the reply
   * before the next body leaves on this connection, which may be earlier than the promise is.
   */
  send(message: BulkMessage, mayLeave: MayLeave, heard?: (reply: BulkReply) => void): Promise<BulkReply | 'kept-back'>;
  /** Asks `mayLeave` again for every mail that no server has heard of yet; those that may not leave are kept back at once. */
  reconsider(): void;
  /** Fulfilled when there is room for another mail; who does not wait for it lets memory grow. */
  ready(): Promise<void>;
  /** Mails taken whose fate is not yet known. */
  readonly inFlight: number;
  /** Mails of which bytes may be with the server now: what a crash would leave in the dark. */
  readonly onTheWire: number;
  /** Mails that wait become `later`; those on the wire get their time for farewells. */
  close(): Promise<void>;
}

export interface PipelineOptions {
  /** As SMTP_URL. */
  readonly url: string;
  readonly connections: number;
  /** Mails taken for each connection: one that waits for its reply, one that is named behind it, the rest at hand. */
  readonly depth?: number;
  /** A connection is replaced by a new one after as many mails. */
  readonly mailsPerConnection?: number;
  /** The gate through which mails leave; without one they go no further than this machine. */
  readonly egress?: Egress;
  readonly tls?: ConnectionOptions;
  readonly patience?: Partial<BulkPatience>;
  readonly log?: (event: PipelineEvent) => void;
}

/** What happens to connections; no event names a person. */
export interface PipelineEvent {
  readonly event: 'opened' | 'lost' | 'unreachable';
  readonly reason: string;
  readonly code: number;
}
