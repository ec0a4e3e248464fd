import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import { MailError } from '../errors.ts';
import { type SmtpServer, smtpServer } from '../smtp/server.ts';
import type {
  BulkMessage,
  BulkOutcome,
  BulkReply,
  MayLeave,
  Pipeline,
  PipelineEvent,
  PipelineOptions,
} from './contract.ts';
import { backoff } from './line/backoff.ts';
import type { Desk, Entry } from './line/entry.ts';
import { Line } from './line/line.ts';
import { type Limits, limitsOf } from './line/patience.ts';
import { openSession } from './line/session.ts';
import { Unreachable } from './line/talk.ts';

const usualDepth = 4;
const usualMails = 1000;
const closedBefore = 'The pipeline was closed before the mail was sent.';

/** Opens no connection yet: the first mail does. */
export function openPipeline(options: PipelineOptions): Pipeline {
  return new BulkPipeline(options);
}

class BulkPipeline implements Pipeline, Desk {
  readonly #server: SmtpServer;
  readonly #limits: Limits;
  readonly #egress: Egress;
  readonly #connections: number;
  readonly #capacity: number;
  readonly #mails: number;
  readonly #log: (event: PipelineEvent) => void;
  readonly #aborted = new AbortController();
  readonly #clock: NodeJS.Timeout;
  readonly #queue: Entry[] = [];
  readonly #lines = new Set<Line>();
  readonly #idle: Line[] = [];
  #waiters: (() => void)[] = [];
  #inFlight = 0;
  #opening = 0;
  #failures = 0;
  #unreachableSince = 0;
  #retry: NodeJS.Timeout | undefined;
  #isClosed = false;
  #empty = () => {};

  constructor({
    url,
    connections,
    depth = usualDepth,
    mailsPerConnection = usualMails,
    tls,
    patience,
    egress = ownMachineOnly,
    log,
  }: PipelineOptions) {
    this.#server = smtpServer(url, tls);
    this.#limits = limitsOf(patience);
    this.#egress = egress;
    this.#connections = connections;
    this.#capacity = connections * depth;
    this.#mails = mailsPerConnection;
    this.#log = log ?? (() => {});
    // One clock for all lines: a timer for each reply would cost more than the reply.
    const tick = Math.min(1000, Math.max(5, Math.min(...Object.values(this.#limits)) / 4));
    this.#clock = setInterval(() => this.#check(), tick);
    this.#clock.unref();
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  get onTheWire(): number {
    let carried = 0;
    for (const line of this.#lines) carried += line.carries;
    return carried;
  }

  send(message: BulkMessage): Promise<BulkReply>;
  send(message: BulkMessage, mayLeave: MayLeave, heard?: (reply: BulkReply) => void): Promise<BulkReply | 'kept-back'>;
  send(
    message: BulkMessage,
    mayLeave?: MayLeave,
    heard?: (reply: BulkReply) => void,
  ): Promise<BulkReply | 'kept-back'> {
    return new Promise((resolve) => {
      const settle = (reply: BulkReply | 'kept-back') => {
        if (reply !== 'kept-back') heard?.(reply);
        resolve(reply);
      };
      checkEnvelope(message);
      this.#inFlight += 1;
      const entry = { message, settle, mayLeave, returns: 0 };
      if (this.#isClosed) this.settle(entry, 'later', 0, closedBefore);
      else {
        this.#queue.push(entry);
        this.#stir();
      }
    });
  }

  reconsider(): void {
    for (const entry of this.#queue.splice(0))
      if (entry.mayLeave?.('envelope') === false) this.keepBack(entry);
      else this.#queue.push(entry);
  }

  ready(): Promise<void> {
    if (this.#inFlight < this.#capacity || this.#isClosed) return there;
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    this.#flush(0, closedBefore);
    this.#aborted.abort();
    for (const line of this.#lines) line.leave();
    if (this.#inFlight > 0) {
      const empty = Promise.withResolvers<void>();
      const timer = setTimeout(empty.resolve, this.#limits.farewell);
      this.#empty = empty.resolve;
      await empty.promise;
      clearTimeout(timer);
    }
    for (const line of this.#lines) line.lose('closed on our side', 0);
    clearInterval(this.#clock);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  next(): Entry | undefined {
    return this.#isClosed ? undefined : this.#queue.shift();
  }

  giveBack(entry: Entry): void {
    if (this.#isClosed) this.settle(entry, 'later', 0, closedBefore);
    else this.#queue.unshift(entry);
  }

  keepBack(entry: Entry): void {
    this.#finish(entry, 'kept-back');
  }

  settle(entry: Entry, outcome: BulkOutcome, code: number, reply: string): void {
    this.#finish(entry, { id: entry.message.id, outcome, code, reply });
  }

  idle(line: Line): void {
    this.#idle.push(line);
  }

  gone(line: Line, reason: string, code: number): void {
    this.#lines.delete(line);
    const at = this.#idle.indexOf(line);
    if (at >= 0) this.#idle.splice(at, 1);
    if (reason !== '') this.#log({ event: 'lost', reason, code });
    this.#stir();
  }

  #finish(entry: Entry, reply: BulkReply | 'kept-back'): void {
    this.#inFlight -= 1;
    entry.settle(reply);
    if (this.#waiters.length > 0 && this.#inFlight < this.#capacity) {
      const waiters = this.#waiters;
      this.#waiters = [];
      for (const wake of waiters) wake();
    }
    if (this.#inFlight === 0) this.#empty();
  }

  /** Brings a mail that waits to a line. */
  #stir(): void {
    if (this.#queue.length === 0 || this.#isClosed) return;
    const idle = this.#idle.pop();
    if (idle) {
      idle.wake();
      return;
    }
    if (this.#mayOpen()) void this.#open();
    else
      for (const line of this.#lines)
        if (line.hasRoom) {
          line.wake();
          return;
        }
  }

  #mayOpen(): boolean {
    if (this.#retry !== undefined || this.#opening >= this.#queue.length) return false;
    // After a failure one attempt at a time shows whether the server is back.
    if (this.#failures > 0 && this.#opening > 0) return false;
    return this.#lines.size + this.#opening < this.#connections;
  }

  async #open(): Promise<void> {
    this.#opening += 1;
    try {
      const session = await openSession(
        this.#server,
        { limits: this.#limits, egress: this.#egress },
        this.#aborted.signal,
      );
      if (this.#isClosed) {
        session.socket.destroy();
        return;
      }
      const line = new Line(session, this, this.#limits, this.#mails);
      this.#opening -= 1;
      this.#failures = 0;
      this.#lines.add(line);
      this.#log({ event: 'opened', reason: '', code: 0 });
      line.wake();
      this.#stir();
    } catch (error) {
      this.#opening -= 1;
      this.#fail(error instanceof Unreachable ? error : new Unreachable('The connection failed.', 0, { cause: error }));
    }
  }

  #fail({ code, reply }: Unreachable): void {
    if (this.#isClosed) return;
    // What a server answers may quote us; its code says enough.
    this.#log({ event: 'unreachable', reason: code > 0 ? 'refused by the server' : reply, code });
    const now = performance.now();
    if (this.#failures === 0) this.#unreachableSince = now;
    this.#failures += 1;
    if (this.#lines.size === 0 && now - this.#unreachableSince >= this.#limits.unreachable) {
      this.#flush(code, reply);
      this.#unreachableSince = now;
    }
    if (this.#retry !== undefined) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#stir();
    }, backoff(this.#failures));
  }

  #flush(code: number, reply: string): void {
    for (const entry of this.#queue.splice(0)) this.settle(entry, 'later', code, reply);
  }

  #check(): void {
    const now = performance.now();
    for (const line of this.#lines) line.check(now);
  }
}

const there = Promise.resolve();

const breaksOut = /[\p{Cc}\p{Z}<>]/u;

/** What stands between the angle brackets must not end them, or the command. */
function checkEnvelope({ from, to }: BulkMessage): void {
  if (breaksOut.test(from) || breaksOut.test(to) || to === '')
    throw new MailError('mail/address', 'The envelope of the mail has no mail address in it; nothing is sent.');
}
