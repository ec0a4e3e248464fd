import type { Socket } from 'node:net';
import { type Reply, ReplyReader, wordsOf } from './reply-reader.ts';

/** Thrown when a connection does not come to the point where it takes mails; `reply` is the server's or our reason. */
export class Unreachable extends Error {
  readonly code: number;
  readonly reply: string;

  constructor(reply: string, code = 0, options?: ErrorOptions) {
    super(reply, options);
    this.name = 'Unreachable';
    this.code = code;
    this.reply = reply;
  }
}

/** A dialogue of question and answer: for the opening of a connection, where nothing is in a hurry. */
export class Talk {
  readonly #socket: Socket;
  readonly #replies: Reply[] = [];
  readonly #reader: ReplyReader;
  #failure: Unreachable | undefined;
  #wake = () => {};

  readonly #onData = (chunk: Buffer) => this.#reader.read(chunk);
  readonly #onError = (cause: Error) =>
    this.#fail(new Unreachable(`The connection failed: ${reasonOf(cause)}.`, 0, { cause }));
  readonly #onClose = () => this.#fail(new Unreachable('The server closed the connection.'));

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#reader = new ReplyReader(
      (code, text) => {
        this.#replies.push({ code, text });
        this.#wake();
        return true;
      },
      () => this.#fail(new Unreachable('The server answered what is no SMTP reply.')),
    );
    socket.on('data', this.#onData).on('error', this.#onError).on('end', this.#onClose).on('close', this.#onClose);
  }

  /** The next reply; throws `Unreachable` unless its code is among the wanted, or when it does not come in time. */
  async hear(within: number, ...wanted: readonly number[]): Promise<Reply> {
    const reply = await this.any(within);
    if (wanted.includes(reply.code)) return reply;
    throw new Unreachable(wordsOf(reply.code, reply.text), reply.code);
  }

  async any(within: number): Promise<Reply> {
    if (this.#replies.length === 0 && this.#failure === undefined) await this.#something(within);
    const reply = this.#replies.shift();
    if (reply) return reply;
    throw this.#failure ?? new Unreachable('The server did not answer in time.');
  }

  /** For the time in which no reply is awaited: a connection that comes about, a handshake. */
  onFailure(heard: (failure: Unreachable) => void): void {
    if (this.#failure) heard(this.#failure);
    else
      this.#wake = () => {
        if (this.#failure) heard(this.#failure);
      };
  }

  say(line: string): void {
    if (this.#failure === undefined) this.#socket.write(`${line}\r\n`);
  }

  /** Hands the socket on. What a server sends before it is asked was not sent by the server (STARTTLS injection). */
  release(): void {
    const { isInside } = this.#reader;
    this.#socket.off('data', this.#onData).off('end', this.#onClose).off('close', this.#onClose);
    this.#socket.off('error', this.#onError);
    if (this.#failure) throw this.#failure;
    if (isInside || this.#replies.length > 0) throw new Unreachable('The server said more than it was asked.');
  }

  #something(within: number): Promise<void> {
    const waited = Promise.withResolvers<void>();
    const timer = setTimeout(waited.resolve, within);
    this.#wake = () => {
      clearTimeout(timer);
      waited.resolve();
    };
    return waited.promise;
  }

  #fail(failure: Unreachable): void {
    this.#failure ??= failure;
    this.#wake();
  }
}

/** The code of the operating system or of TLS; messages may quote addresses. */
export const reasonOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : error.name;
