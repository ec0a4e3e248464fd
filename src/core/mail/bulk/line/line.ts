import type { Socket } from 'node:net';
import { type Desk, type Entry } from './entry.ts';
import { impossible, isAboutConnection, mailCommand, outcomeOf, rcptCommand, type Step } from './envelope.ts';
import type { Offers } from './offers.ts';
import type { Limits } from './patience.ts';
import { ReplyReader, wordsOf } from './reply-reader.ts';
import type { Session } from './session.ts';
import { reasonOf } from './talk.ts';

interface Refusal {
  readonly step: Step;
  readonly code: number;
  readonly text: string;
}

/** What a body larger than this leaves in our hands is awaited before the dot, so that a loss until then is no doubt. */
const largeBody = 256 * 1024;
const mostReturns = 3;

/**
 * One open connection. RFC 2920: MAIL, RCPT and DATA go out in one segment, those of the next mail together with the dot
 * of this one; so a mail costs one round trip. A server without PIPELINING is asked step by step.
 */
export class Line {
  readonly #socket: Socket;
  readonly #offers: Offers;
  readonly #desk: Desk;
  readonly #limits: Limits;
  readonly #reader: ReplyReader;
  /** The steps whose replies are still to come, oldest first. */
  readonly #expected: Step[] = [];
  /** The mail whose envelope is said and whose body is not. */
  #named: Entry | undefined;
  /** The mail whose body is on its way and whose dot is not yet written. */
  #flowing: Entry | undefined;
  /** The mail whose dot is written: until the reply comes, nobody knows. */
  #ended: Entry | undefined;
  #refusal: Refusal | undefined;
  #needsReset = false;
  #remaining: number;
  #settled = 0;
  #isLeaving = false;
  #isGone = false;
  #deadline = Number.POSITIVE_INFINITY;

  constructor({ socket, offers }: Session, desk: Desk, limits: Limits, mails: number) {
    this.#socket = socket;
    this.#offers = offers;
    this.#desk = desk;
    this.#limits = limits;
    this.#remaining = mails;
    this.#reader = new ReplyReader(
      (code, text) => this.#hear(code, text),
      () => this.#lose('junk'),
    );
    let failure: string | undefined;
    socket.on('data', (chunk: Buffer) => this.#reader.read(chunk));
    socket.on('error', (error) => (failure = reasonOf(error)));
    socket.on('end', () => this.#lose('closed by the server'));
    socket.on('close', () => this.#lose(failure ?? 'closed by the server'));
  }

  /** Whether a mail may be named now, be it behind one that waits for its reply. */
  get hasRoom(): boolean {
    const isFree = this.#named === undefined && this.#flowing === undefined && !this.#isLeaving && this.#remaining > 0;
    return isFree && (this.#offers.pipelining ? true : this.#expected.length === 0);
  }

  get isBusy(): boolean {
    return this.#expected.length > 0 || this.#flowing !== undefined;
  }

  /** Mails of which bytes may be with the server. */
  get carries(): number {
    return Number(this.#named !== undefined) + Number(this.#flowing !== undefined) + Number(this.#ended !== undefined);
  }

  /** Takes the next mail that waits, if there is room. */
  wake(): void {
    if (!this.hasRoom) return;
    const commands = this.#name();
    if (commands !== '') this.#socket.write(commands);
    this.#wait();
    if (!this.isBusy && !this.#isGone) this.#desk.idle(this);
  }

  /** Ends the connection when its time is over. `now` as `performance.now()`. */
  check(now: number): void {
    if (now < this.#deadline || this.#isGone) return;
    if (this.isBusy) this.#lose('timeout');
    else this.leave();
  }

  /** Takes no more mails and says goodbye when the last one is settled. */
  leave(): void {
    this.#isLeaving = true;
    if (this.isBusy || this.#isGone) return;
    this.#isGone = true;
    this.#socket.end('QUIT\r\n');
    // Who does not hang up is not waited for.
    const timer = setTimeout(() => this.#socket.destroy(), this.#limits.farewell);
    timer.unref();
    this.#socket.once('close', () => clearTimeout(timer));
    this.#desk.gone(this, '', 0);
  }

  /** Leaves at once. */
  destroy(reason: string): void {
    this.#lose(reason);
  }

  /** The commands that name the next mail, or nothing. */
  #name(): string {
    const entry = this.#nextPossible();
    if (entry === undefined) return '';
    this.#named = entry;
    this.#refusal = undefined;
    this.#remaining -= 1;
    const reset = this.#needsReset ? 'RSET\r\n' : '';
    this.#needsReset = false;
    if (reset !== '') this.#expected.push('rset');
    if (!this.#offers.pipelining) {
      if (reset !== '') return reset;
      this.#expected.push('mail');
      return mailCommand(entry.message, this.#offers);
    }
    this.#expected.push('mail', 'rcpt', 'data');
    return `${reset}${mailCommand(entry.message, this.#offers)}${rcptCommand(entry.message)}DATA\r\n`;
  }

  #nextPossible(): Entry | undefined {
    for (let entry = this.#desk.next(); entry; entry = this.#desk.next()) {
      const refused = impossible(entry.message, this.#offers);
      if (refused === undefined) return entry;
      this.#desk.settle(entry, 'refused', refused.code, refused.reply);
    }
    return undefined;
  }

  /** Answers whether the connection still stands. */
  #hear(code: number, text: string): boolean {
    if (this.#isGone) return false;
    const step = this.#expected.shift();
    switch (step) {
      case undefined:
        return this.#lose(code === 421 ? 'closed by the server' : 'junk', code);
      case 'mail':
      case 'rcpt':
        if (code >= 400) this.#refusal ??= { step, code, text };
        else if (code >= 300) return this.#lose('junk', code);
        if (code === 421) return this.#lose('closed by the server', code);
        if (!this.#offers.pipelining) this.#nextStep(step);
        break;
      case 'data':
        if (!this.#hearData(code, text)) return false;
        break;
      case 'dot':
        if (!this.#hearEnd(code, text)) return false;
        break;
      case 'empty':
      case 'rset':
        if (code === 421 || (step === 'rset' && code >= 300)) return this.#lose('closed by the server', code);
        if (step === 'rset' && !this.#offers.pipelining) this.#nextStep(step);
        else this.#proceed();
        break;
      default:
        step satisfies never;
    }
    this.#wait();
    return !this.#isGone;
  }

  /** Without PIPELINING each reply is followed by the next question. */
  #nextStep(after: 'rset' | 'mail' | 'rcpt'): void {
    const entry = this.#named;
    if (entry === undefined || this.#refusal !== undefined) {
      this.#failNamed();
      this.#proceed();
      return;
    }
    const next = { rset: 'mail', mail: 'rcpt', rcpt: 'data' } as const;
    const step = next[after];
    this.#expected.push(step);
    const commands = {
      mail: () => mailCommand(entry.message, this.#offers),
      rcpt: () => rcptCommand(entry.message),
      data: () => 'DATA\r\n',
    };
    this.#socket.write(commands[step]());
  }

  #hearData(code: number, text: string): boolean {
    if (code === 354) {
      if (this.#refusal === undefined) this.#writeBody();
      else {
        // RFC 2920, section 3.1: the server wants a mail although it refused its recipient; it gets an empty one.
        this.#failNamed();
        this.#expected.push('empty');
        this.#socket.write('.\r\n');
      }
      return true;
    }
    if (code < 400) return this.#lose('junk', code);
    this.#refusal ??= { step: 'data', code, text };
    if (code === 421) return this.#lose('closed by the server', code);
    this.#failNamed();
    this.#proceed();
    return true;
  }

  #hearEnd(code: number, text: string): boolean {
    const entry = this.#ended;
    const flowing = this.#flowing;
    // A yes to a mail that is not there, or a reply of the wrong kind: nothing it says can be believed.
    if (code >= 300 && code < 400) return this.#lose('junk', code);
    if (flowing !== undefined) {
      if (code < 400) return this.#lose('junk', code);
      this.#flowing = undefined;
      this.#settle(flowing, outcomeOf(code), code, wordsOf(code, text));
      return this.#lose('refused in the middle of a mail', code);
    }
    this.#ended = undefined;
    if (entry) this.#settle(entry, outcomeOf(code), code, wordsOf(code, text));
    if (code === 421) return this.#lose('closed by the server', code);
    if (this.#expected.length === 0) this.#proceed();
    return true;
  }

  #writeBody(): void {
    const entry = this.#named;
    if (entry === undefined) return;
    this.#named = undefined;
    this.#expected.push('dot');
    const { segments, size } = entry.message;
    this.#socket.cork();
    for (const segment of segments) this.#socket.write(segment);
    if (size <= largeBody) {
      this.#writeDot(entry);
      this.#socket.uncork();
      return;
    }
    this.#flowing = entry;
    this.#socket.uncork();
    const flown = () => {
      if (this.#isGone || this.#flowing !== entry) return;
      this.#flowing = undefined;
      this.#writeDot(entry);
      this.#wait();
    };
    if (this.#socket.writableNeedDrain) this.#socket.once('drain', flown);
    else flown();
  }

  #writeDot(entry: Entry): void {
    this.#ended = entry;
    const commands = this.#offers.pipelining && !this.#isLeaving && this.#remaining > 0 ? this.#name() : '';
    this.#socket.write(Buffer.from(`.\r\n${commands}`));
  }

  /** Nothing more is expected: the next mail, or rest, or goodbye. */
  #proceed(): void {
    if (this.isBusy || this.#isGone) return;
    if (this.#isLeaving || this.#remaining <= 0) {
      this.leave();
      return;
    }
    const commands = this.#name();
    if (commands === '') this.#desk.idle(this);
    else this.#socket.write(commands);
  }

  #failNamed(): void {
    const entry = this.#named;
    const refusal = this.#refusal;
    this.#named = undefined;
    this.#refusal = undefined;
    this.#needsReset = true;
    if (entry === undefined || refusal === undefined) return;
    if (refusal.step === 'mail' && isAboutConnection(refusal.code, refusal.text)) {
      this.#isLeaving = true;
      if (this.#isWorthAnother(entry)) {
        this.#giveBack(entry);
        return;
      }
    }
    // After a 503 nobody knows where the other side stands.
    if (refusal.code === 503) this.#isLeaving = true;
    this.#settle(entry, outcomeOf(refusal.code), refusal.code, wordsOf(refusal.code, refusal.text));
  }

  /** A connection that has carried others may have had enough; a new one that fails tells about the server. */
  #isWorthAnother(entry: Entry): boolean {
    return this.#settled > 0 && entry.returns < mostReturns;
  }

  #giveBack(entry: Entry): void {
    entry.returns += 1;
    this.#desk.giveBack(entry);
  }

  #settle(...[entry, outcome, code, reply]: Parameters<Desk['settle']>): void {
    this.#settled += 1;
    this.#desk.settle(entry, outcome, code, reply);
  }

  #wait(): void {
    const [step] = this.#expected;
    const phase = this.#flowing
      ? 'body'
      : step === undefined
        ? 'idle'
        : step === 'empty'
          ? 'dot'
          : step === 'rset'
            ? 'mail'
            : step;
    this.#deadline = performance.now() + this.#limits[phase];
  }

  /** The connection is over; every mail on it gets the outcome that is true of it. Answers false, for callers that go on. */
  #lose(reason: string, code = 0): false {
    if (this.#isGone) return false;
    this.#isGone = true;
    this.#socket.destroy();
    const words = (what: string) => `The connection was lost ${what} (${reason}).`;
    const [ended, flowing, named] = [this.#ended, this.#flowing, this.#named];
    if (ended) this.#settle(ended, 'doubt', 0, words('after the mail was written and before the server answered'));
    if (flowing) this.#settle(flowing, 'later', 0, words('before the mail was written'));
    if (named) {
      if (this.#refusal && this.#refusal.step !== 'mail') this.#failNamed();
      else if (this.#refusal && this.#refusal.code !== 421) this.#failNamed();
      else if (this.#isWorthAnother(named)) this.#giveBack(named);
      else this.#settle(named, 'later', this.#refusal?.code ?? code, words('before the mail was written'));
    }
    this.#desk.gone(this, reason, code);
    return false;
  }
}
