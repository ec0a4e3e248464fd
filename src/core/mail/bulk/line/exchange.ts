import type { Desk, Entry } from './entry.ts';
import { impossible, isAboutConnection, mailCommand, outcomeOf, rcptCommand, type Step } from './envelope.ts';
import type { Offers } from './offers.ts';
import { wordsOf } from './reply-reader.ts';

/** What an exchange does to its connection. */
export interface Wire {
  write(commands: string): void;
  /** Writes the body of a mail, and then what `end` gives. */
  writeBody(entry: Entry, end: () => string): void;
  /** The connection is of no more use; answers false, for callers that ask whether to go on. */
  lose(reason: string, code: number): false;
  /** Nothing is expected and nothing is there to say. */
  rest(): void;
}

interface Refusal {
  readonly step: Step;
  readonly code: number;
  readonly text: string;
}

const mostReturns = 3;

/**
 * The dialogue on one connection. RFC 2920: MAIL, RCPT and DATA go out in one segment, those of the next mail together with
 * the dot of this one; so a mail costs one round trip. A server without PIPELINING is asked step by step.
 */
export class Exchange {
  readonly #offers: Offers;
  readonly #desk: Desk;
  readonly #wire: Wire;
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

  constructor(offers: Offers, desk: Desk, wire: Wire, mails: number) {
    this.#offers = offers;
    this.#desk = desk;
    this.#wire = wire;
    this.#remaining = mails;
  }

  /** Whether this connection takes more mails at all. */
  get isOpen(): boolean {
    return this.#remaining > 0;
  }

  /** Whether a mail may be named now, be it behind one that waits for its reply. */
  get hasRoom(): boolean {
    const isFree = this.#named === undefined && this.#flowing === undefined && this.isOpen;
    return isFree && (this.#offers.pipelining || this.#expected.length === 0);
  }

  get isBusy(): boolean {
    return this.#expected.length > 0;
  }

  /** What is waited for. */
  get phase(): Step | 'body' | 'idle' {
    return this.#flowing ? 'body' : (this.#expected[0] ?? 'idle');
  }

  /** Mails of which bytes may be with the server. */
  get carries(): number {
    return Number(this.#named !== undefined) + Number(this.#flowing !== undefined) + Number(this.#ended !== undefined);
  }

  /** Takes no more mails. */
  stop(): void {
    this.#remaining = 0;
  }

  /** The commands that name the next mail, or nothing. */
  name(): string {
    const entry = this.#remaining > 0 ? this.#nextPossible() : undefined;
    if (entry === undefined) return '';
    this.#named = entry;
    this.#refusal = undefined;
    this.#remaining -= 1;
    const needsReset = this.#needsReset;
    this.#needsReset = false;
    if (needsReset) this.#expected.push('rset');
    const reset = needsReset ? 'RSET\r\n' : '';
    if (this.#offers.pipelining) {
      this.#expected.push('mail', 'rcpt', 'data');
      return `${reset}${mailCommand(entry.message, this.#offers)}${rcptCommand(entry.message)}DATA\r\n`;
    }
    return needsReset ? reset : this.#ask('mail', entry);
  }

  /** Answers whether to go on reading. */
  hear(code: number, text: string): boolean {
    const step = this.#expected.shift();
    switch (step) {
      case undefined:
        return this.#wire.lose(code === 421 ? 'closed by the server' : 'junk', code);
      case 'mail':
      case 'rcpt':
        return this.#hearEnvelope(step, code, text);
      case 'data':
        return this.#hearData(code, text);
      case 'dot':
        return this.#hearEnd(code, text);
      case 'rset':
        if (code >= 300) return this.#wire.lose('closed by the server', code);
        if (!this.#offers.pipelining) this.#nextStep(step);
        return true;
      case 'empty':
        if (code === 421) return this.#wire.lose('closed by the server', code);
        this.#proceed();
        return true;
      default:
        return step satisfies never;
    }
  }

  /** The connection is over; every mail on it gets the outcome that is true of it. */
  lost(reason: string, code: number): void {
    const words = (when: string) => `The connection was lost ${when} (${reason}).`;
    const [ended, flowing, named] = [this.#ended, this.#flowing, this.#named];
    if (ended) this.#settle(ended, 'doubt', 0, words('after the mail was written and before the server answered'));
    if (flowing) this.#settle(flowing, 'later', 0, words('before the mail was written'));
    if (named === undefined) return;
    if (this.#refusal) this.#failNamed();
    else if (this.#isWorthAnother(named)) this.#giveBack(named);
    else this.#settle(named, 'later', code, words('before the mail was written'));
  }

  #nextPossible(): Entry | undefined {
    for (let entry = this.#desk.next(); entry; entry = this.#desk.next()) {
      if (entry.mayLeave?.('envelope') === false) {
        this.#desk.keepBack(entry);
        continue;
      }
      const refused = impossible(entry.message, this.#offers);
      if (refused === undefined) return entry;
      this.#desk.settle(entry, 'refused', refused.code, refused.reply);
    }
    return undefined;
  }

  #ask(step: 'mail' | 'rcpt' | 'data', { message }: Entry): string {
    this.#expected.push(step);
    if (step === 'data') return 'DATA\r\n';
    return step === 'mail' ? mailCommand(message, this.#offers) : rcptCommand(message);
  }

  #hearEnvelope(step: 'mail' | 'rcpt', code: number, text: string): boolean {
    if (code >= 300 && code < 400) return this.#wire.lose('junk', code);
    if (code >= 400) this.#refusal ??= { step, code, text };
    if (code === 421) return this.#wire.lose('closed by the server', code);
    if (!this.#offers.pipelining) this.#nextStep(step);
    return true;
  }

  /** Without PIPELINING each reply is followed by the next question. */
  #nextStep(after: 'rset' | 'mail' | 'rcpt'): void {
    const following = { rset: 'mail', mail: 'rcpt', rcpt: 'data' } as const;
    if (this.#named && this.#refusal === undefined) this.#wire.write(this.#ask(following[after], this.#named));
    else {
      this.#failNamed();
      this.#proceed();
    }
  }

  #hearData(code: number, text: string): boolean {
    if (code === 354) {
      if (this.#refusal === undefined) return this.#sayBody();
      this.#sayNothing();
      return true;
    }
    if (code < 400) return this.#wire.lose('junk', code);
    this.#refusal ??= { step: 'data', code, text };
    if (code === 421) return this.#wire.lose('closed by the server', code);
    this.#failNamed();
    this.#proceed();
    return true;
  }

  /** RFC 2920, section 3.1: the server wants a mail although it refused its recipient; it gets an empty one. */
  #sayNothing(): void {
    this.#failNamed();
    this.#expected.push('empty');
    this.#wire.write('.\r\n');
  }

  #sayBody(): boolean {
    const entry = this.#named;
    if (entry === undefined) return true;
    this.#named = undefined;
    if (entry.mayLeave?.('body') === false) {
      // The server now waits for a mail, and only hanging up takes that back.
      this.#desk.keepBack(entry);
      return this.#wire.lose('kept back', 0);
    }
    this.#flowing = entry;
    this.#expected.push('dot');
    this.#wire.writeBody(entry, () => {
      this.#flowing = undefined;
      this.#ended = entry;
      return `.\r\n${this.#offers.pipelining ? this.name() : ''}`;
    });
    return true;
  }

  #hearEnd(code: number, text: string): boolean {
    const [entry, isWhole] = this.#ended ? [this.#ended, true] : [this.#flowing, false];
    // A yes to half a mail, or a reply of the wrong kind: nothing that is said can be believed.
    if (code < 400 && (code >= 300 || !isWhole)) return this.#wire.lose('junk', code);
    this.#ended = undefined;
    this.#flowing = undefined;
    if (entry) this.#settle(entry, outcomeOf(code), code, wordsOf(code, text));
    if (code === 421 || !isWhole) return this.#wire.lose('closed by the server', code);
    this.#proceed();
    return true;
  }

  /** When nothing more is expected: the next mail, or rest. */
  #proceed(): void {
    if (this.isBusy) return;
    const commands = this.name();
    if (commands === '') this.#wire.rest();
    else this.#wire.write(commands);
  }

  #failNamed(): void {
    const [entry, refusal] = [this.#named, this.#refusal];
    this.#named = undefined;
    this.#refusal = undefined;
    this.#needsReset = true;
    if (entry === undefined || refusal === undefined) return;
    const { step, code, text } = refusal;
    const isOurs = step === 'mail' && isAboutConnection(code, text);
    // After a 503 nobody knows where the other side stands.
    if (isOurs || code === 503) this.stop();
    if (isOurs && this.#isWorthAnother(entry)) this.#giveBack(entry);
    else this.#settle(entry, outcomeOf(code), code, wordsOf(code, text));
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
}
