import { availableParallelism } from 'node:os';
import type { DkimKey } from '../../dkim/index.ts';
import type { MailError } from '../../errors.ts';
import type { BulkMessage } from '../contract.ts';
import type { SigningJob } from './job.ts';
import { SigningThread } from './thread.ts';

/** Signs mails beside the thread that sends them. */
export interface BulkSigner extends AsyncDisposable {
  /** The mail with a DKIM signature for each key. Rejects with a `MailError` when it cannot be signed. */
  sign(message: BulkMessage, at: Temporal.Instant): Promise<BulkMessage>;
  close(): Promise<void>;
}

/** Starts no thread before the first mail. Without keys mails pass as they are. */
export function signInWorkers(
  keys: readonly DkimKey[],
  workers: number = Math.max(1, availableParallelism() - 1),
): BulkSigner {
  const signer = new ThreadedSigner(keys, workers);
  return {
    sign: (message, at) => (keys.length === 0 ? Promise.resolve(message) : signer.sign(message, at)),
    close: () => signer.close(),
    [Symbol.asyncDispose]: () => signer.close(),
  };
}

interface Waiting {
  readonly job: SigningJob;
  readonly answer: (headers: string | MailError) => void;
}

class ThreadedSigner {
  readonly #keys: readonly DkimKey[];
  readonly #workers: number;
  #threads: SigningThread[] = [];
  #waiting: Waiting[] = [];
  #count = 0;

  constructor(keys: readonly DkimKey[], workers: number) {
    this.#keys = keys;
    this.#workers = workers;
  }

  sign(message: BulkMessage, at: Temporal.Instant): Promise<BulkMessage> {
    return new Promise((resolve, reject) => {
      this.#count += 1;
      const answer = (headers: string | MailError) => {
        if (typeof headers === 'string') resolve(signed(message, headers));
        else reject(headers);
      };
      // What is asked for in one breath goes over in one message.
      if (this.#waiting.length === 0) setImmediate(() => this.#hand());
      this.#waiting.push({ job: jobOf(message, this.#count, at), answer });
    });
  }

  async close(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.close()));
  }

  #hand(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#threads = this.#threads.filter((thread) => thread.isAlive);
    while (this.#threads.length < this.#workers) this.#threads.push(new SigningThread({ keys: this.#keys }));
    const share = Math.ceil(waiting.length / this.#workers);
    for (let start = 0; start < waiting.length; start += share) {
      const idlest = this.#threads.reduce((a, b) => (b.load < a.load ? b : a));
      idlest.sign(waiting.slice(start, start + share));
    }
  }
}

function jobOf({ segments: [head, ...body] }: BulkMessage, number: number, at: Temporal.Instant): SigningJob {
  return {
    number,
    head: head?.toString('latin1') ?? '',
    // A view of ordinary memory would take all of that memory along, so the short personal runs go as text.
    body: body.map((part) => (part.buffer instanceof SharedArrayBuffer ? part : part.toString('latin1'))),
    at: at.epochMilliseconds,
  };
}

function signed(message: BulkMessage, headers: string): BulkMessage {
  const [head, ...body] = message.segments;
  const first = Buffer.concat([Buffer.from(headers, 'latin1'), ...(head ? [head] : [])]);
  return { ...message, segments: [first, ...body], size: message.size + headers.length };
}
