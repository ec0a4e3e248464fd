import type { Socket } from 'node:net';
import type { Desk, Entry } from './entry.ts';
import { Exchange, type Wire } from './exchange.ts';
import type { Limits } from './patience.ts';
import { ReplyReader } from './reply-reader.ts';
import type { Session } from './session.ts';
import { reasonOf } from './talk.ts';

/** A larger body has to be out of our hands before the dot, so that a loss until then is no doubt. */
const largeBody = 256 * 1024;

/** One open connection: its socket, its time, and its end. */
export class Line implements Wire {
  readonly #socket: Socket;
  readonly #desk: Desk;
  readonly #limits: Limits;
  readonly #exchange: Exchange;
  #isGone = false;
  /** As `performance.now()`. */
  #deadline = Number.POSITIVE_INFINITY;

  constructor({ socket, offers }: Session, desk: Desk, limits: Limits, mails: number) {
    this.#socket = socket;
    this.#desk = desk;
    this.#limits = limits;
    this.#exchange = new Exchange(offers, desk, this, mails);
    const reader = new ReplyReader(
      (code, text) => this.#hear(code, text),
      () => this.lose('junk', 0),
    );
    let failure = 'closed by the server';
    socket.on('data', (chunk: Buffer) => reader.read(chunk));
    socket.on('error', (error) => (failure = reasonOf(error)));
    socket.on('end', () => this.lose(failure, 0));
    socket.on('close', () => this.lose(failure, 0));
  }

  get hasRoom(): boolean {
    return this.#exchange.hasRoom && !this.#isGone;
  }

  get carries(): number {
    return this.#exchange.carries;
  }

  /** Takes the next mail that waits, if there is room. */
  wake(): void {
    if (!this.hasRoom) return;
    const commands = this.#exchange.name();
    if (commands !== '') this.write(commands);
    else if (!this.#exchange.isBusy) this.rest();
    this.#wait();
  }

  /** Ends the connection when its time is over. */
  check(now: number): void {
    if (now < this.#deadline || this.#isGone) return;
    if (this.#exchange.isBusy) this.lose('timeout', 0);
    else this.leave();
  }

  /** Takes no more mails and says goodbye when the last one is settled. */
  leave(): void {
    this.#exchange.stop();
    if (this.#exchange.isBusy || this.#isGone) return;
    this.#isGone = true;
    this.#socket.end('QUIT\r\n');
    // Who does not hang up is not waited for.
    const timer = setTimeout(() => this.#socket.destroy(), this.#limits.farewell);
    timer.unref();
    this.#socket.once('close', () => clearTimeout(timer));
    this.#desk.gone(this, '', 0);
  }

  write(commands: string): void {
    this.#socket.write(commands);
  }

  writeBody({ message: { segments, size } }: Entry, end: () => string): void {
    const socket = this.#socket;
    // One call to the system for a mail and the envelope of the next; static segments are not copied.
    socket.cork();
    for (const segment of segments) socket.write(segment);
    if (size <= largeBody) socket.write(Buffer.from(end()));
    socket.uncork();
    if (size <= largeBody) return;
    const flown = () => {
      if (this.#isGone) return;
      this.write(end());
      this.#wait();
    };
    if (socket.writableNeedDrain) socket.once('drain', flown);
    else flown();
  }

  rest(): void {
    if (this.#exchange.isOpen) this.#desk.idle(this);
    else this.leave();
  }

  lose(reason: string, code: number): false {
    if (this.#isGone) return false;
    this.#isGone = true;
    this.#socket.destroy();
    this.#exchange.lost(reason, code);
    this.#desk.gone(this, reason, code);
    return false;
  }

  #hear(code: number, text: string): boolean {
    const goesOn = !this.#isGone && this.#exchange.hear(code, text);
    this.#wait();
    return goesOn && !this.#isGone;
  }

  #wait(): void {
    const { phase } = this.#exchange;
    const limit = phase === 'empty' ? 'dot' : phase === 'rset' ? 'mail' : phase;
    this.#deadline = performance.now() + this.#limits[limit];
  }
}
