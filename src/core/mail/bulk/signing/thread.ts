import { Worker } from 'node:worker_threads';
import { MailError } from '../../errors.ts';
import type { SigningJob, SigningKeys, SigningResult } from './job.ts';

type Answer = (headers: string | MailError) => void;

// Sources and build lie side by side in the same order, under their own endings.
const source = new URL('./worker.ts', import.meta.url);
const built = new URL('./worker.js', import.meta.url);
const isSource = import.meta.url.endsWith('.ts');

/** One thread and the mails that it has in hand. A thread that dies takes none of them silently with it. */
export class SigningThread {
  readonly #worker: Worker;
  readonly #inHand = new Map<number, Answer>();
  #isAlive = true;

  constructor(workerData: SigningKeys) {
    this.#worker = new Worker(isSource ? source : built, { workerData, execArgv: [] });
    this.#worker.on('message', (results: readonly SigningResult[]) => {
      for (const { number, headers } of results) this.#answer(number, headers ?? notSigned());
    });
    this.#worker.on('error', (cause) => this.#fail(cause));
    this.#worker.on('exit', () => this.#fail());
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  get load(): number {
    return this.#inHand.size;
  }

  sign(jobs: readonly { readonly job: SigningJob; readonly answer: Answer }[]): void {
    for (const { job, answer } of jobs) this.#inHand.set(job.number, answer);
    this.#worker.postMessage(jobs.map(({ job }) => job));
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #answer(number: number, headers: string | MailError): void {
    const answer = this.#inHand.get(number);
    this.#inHand.delete(number);
    answer?.(headers);
  }

  #fail(cause?: unknown): void {
    this.#isAlive = false;
    for (const number of this.#inHand.keys()) this.#answer(number, notSigned(cause));
  }
}

const notSigned = (cause?: unknown): MailError =>
  new MailError('mail/signing-key', 'The mail could not be signed, so it is not sent. Check the DKIM keys.', { cause });
