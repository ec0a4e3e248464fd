import type { Socket } from 'node:net';
import { type Expected, type Reply, ReplyReader } from './reply-reader.ts';

/** Milliseconds that a server may be silent, and that one answer may take altogether. */
export interface Patience {
  readonly silence: number;
  readonly answer: number;
}

interface Asked extends Expected {
  readonly answered: PromiseWithResolvers<Reply>;
}

/** Questions and answers, in their order; several questions may wait for their answers at once (RFC 2449, PIPELINING). */
export class Talk {
  readonly socket: Socket;
  readonly #patience: Patience;
  readonly #reader: ReplyReader;
  readonly #asked: Asked[] = [];
  #failure: Error | undefined;
  #silence: NodeJS.Timeout | undefined;
  #answer: NodeJS.Timeout | undefined;

  readonly #onData = (chunk: Buffer) => {
    this.#listen();
    this.#reader.read(chunk);
  };
  readonly #onError = (cause: NodeJS.ErrnoException) =>
    this.fail(new Error(`The connection to the mailbox failed: ${cause.code ?? cause.name}.`, { cause }));
  readonly #onClose = () => this.fail(new Error('The connection to the mailbox was lost.'));

  constructor(socket: Socket, patience: Patience) {
    this.socket = socket;
    this.#patience = patience;
    this.#reader = new ReplyReader({
      expected: () => this.#asked[0],
      reply: (reply) => {
        this.#asked.shift()?.answered.resolve(reply);
        this.#await();
      },
      junk: () => this.fail(new Error('The mailbox answered what is no POP3.')),
    });
    socket.on('data', this.#onData).on('error', this.#onError).on('end', this.#onClose).on('close', this.#onClose);
  }

  /** The answer to a command, in one line. */
  ask(command: string): Promise<Reply> {
    return this.#ask(command, { lines: false, most: 0 });
  }

  /** The answer to a command that has many lines where it is a good one; at most so many octets of them are kept. */
  askLines(command: string, most: number): Promise<Reply> {
    return this.#ask(command, { lines: true, most });
  }

  /** What the server says by itself when it is called. */
  greeting(): Promise<Reply> {
    return this.#expect({ lines: false, most: 0 });
  }

  /** Hands the socket on. What a server sent before it was asked was not sent by it (injection before STLS). */
  release(): Socket {
    this.#stop();
    const { socket } = this;
    socket.off('data', this.#onData).off('error', this.#onError).off('end', this.#onClose).off('close', this.#onClose);
    if (this.#failure) throw this.#failure;
    if (this.#reader.isInside) throw new Error('The mailbox said more than it was asked.');
    return socket;
  }

  fail(failure: Error): void {
    this.#failure ??= failure;
    this.#stop();
    this.socket.destroy();
    for (const { answered } of this.#asked.splice(0)) answered.reject(this.#failure);
  }

  #ask(command: string, expected: Expected): Promise<Reply> {
    if (this.#failure === undefined) this.socket.write(`${command}\r\n`);
    return this.#expect(expected);
  }

  #expect(expected: Expected): Promise<Reply> {
    const answered = Promise.withResolvers<Reply>();
    if (this.#failure) answered.reject(this.#failure);
    else if (this.#asked.push({ ...expected, answered }) === 1) this.#await();
    return answered.promise;
  }

  #await(): void {
    this.#stop();
    if (this.#asked.length === 0) return;
    this.#answer = setTimeout(() => this.#late(), this.#patience.answer);
    this.#listen();
  }

  #listen(): void {
    clearTimeout(this.#silence);
    this.#silence = this.#asked.length === 0 ? undefined : setTimeout(() => this.#late(), this.#patience.silence);
  }

  #late(): void {
    this.fail(new Error('The mailbox did not answer in time.'));
  }

  #stop(): void {
    clearTimeout(this.#silence);
    clearTimeout(this.#answer);
  }
}
