import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import type { OpenMailbox } from '../inbox/open-mailbox.ts';
import type { Pop3Server } from './server.ts';
import { openSession, refused, type Session } from './session.ts';
import type { Patience } from './talk.ts';

const usual: Patience = { silence: 20_000, answer: 300_000 };
const longestHeader = 256 * 1024;
/** Some hundred octets for each message of a mailbox that nobody has emptied for years. */
const longestList = 64 * 1024 * 1024;
/** Questions under way at once, where the server takes several: more would fill its buffers before it reads them. */
const questions = 20;

/** Connects and signs in. Throws when either fails, or when the gate knows no recipient behind the host. */
export async function openPop3Mailbox(
  server: Pop3Server,
  egress: Egress = ownMachineOnly,
  patience: Patience = usual,
): Promise<OpenMailbox> {
  const mailbox = new Pop3Mailbox(server, egress, patience);
  await mailbox.list();
  return mailbox;
}

/**
 * POP3 shows a mailbox as it was when it was opened, and deletes when it is left (RFC 1939, section 6): so a session ends
 * with every `settle`, and the next question opens another.
 */
class Pop3Mailbox implements OpenMailbox {
  /** A unique id names one message for as long as it lies there. */
  readonly validity = 0n;
  readonly #server: Pop3Server;
  readonly #egress: Egress;
  readonly #patience: Patience;
  #session: Session | undefined;
  #numbers: ReadonlyMap<string, number> = new Map();

  constructor(server: Pop3Server, egress: Egress, patience: Patience) {
    this.#server = server;
    this.#egress = egress;
    this.#patience = patience;
  }

  async list(): Promise<readonly string[]> {
    await this.#opened();
    return [...this.#numbers.keys()];
  }

  async headers(names: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
    const session = await this.#opened();
    const found = new Map<string, Buffer>();
    if (!session) return found;
    const width = session.can.has('PIPELINING') ? questions : 1;
    for (let at = 0; at < names.length; at += width) {
      const some = names.slice(at, at + width);
      const headers = await Promise.all(some.map((name) => this.#header(session, name)));
      for (const [i, name] of some.entries()) if (headers[i]) found.set(name, headers[i]);
    }
    return found;
  }

  async read(name: string, longest: number): Promise<Buffer | undefined> {
    const session = await this.#opened();
    const number = this.#numbers.get(name);
    if (!session || number === undefined) return undefined;
    const { ok, body } = await session.talk.askLines(`RETR ${number}`, longest);
    return ok ? body : undefined;
  }

  async finish(name: string): Promise<void> {
    const session = await this.#opened();
    const number = this.#numbers.get(name);
    if (!session || number === undefined) return;
    if (!(await session.talk.ask(`DELE ${number}`)).ok) throw refused('to delete a message');
  }

  async settle(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (!session) return;
    const { ok } = await session.talk.ask('QUIT');
    session.talk.fail(new Error('The mailbox was left.'));
    if (!ok) throw refused('to delete what was dealt with');
  }

  async wait(pause: Temporal.Duration, signal: AbortSignal): Promise<void> {
    await this.settle();
    if (signal.aborted) return;
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, pause.total('milliseconds'));
    signal.addEventListener('abort', () => over.resolve(), { once: true });
    await over.promise;
    clearTimeout(timer);
  }

  /** What was finished is deleted by leaving politely; where that fails it is dealt with again, which changes nothing. */
  async [Symbol.asyncDispose](): Promise<void> {
    const { talk } = this.#session ?? {};
    const timer = setTimeout(() => talk?.fail(new Error('The mailbox did not let us go.')), 2_000);
    await this.settle().catch(() => {});
    clearTimeout(timer);
  }

  async #header({ talk }: Session, name: string): Promise<Buffer | undefined> {
    const number = this.#numbers.get(name);
    if (number === undefined) return undefined;
    const top = await talk.askLines(`TOP ${number} 0`, longestHeader);
    if (top.ok) return top.body;
    // TOP is optional.
    const whole = await talk.askLines(`RETR ${number}`, longestHeader);
    if (!whole.ok) return undefined;
    const end = whole.body.indexOf('\r\n\r\n');
    return end < 0 ? whole.body : whole.body.subarray(0, end + 4);
  }

  async #opened(): Promise<Session | undefined> {
    if (this.#session) return this.#session;
    this.#numbers = new Map();
    const session = await openSession(this.#server, { egress: this.#egress, patience: this.#patience });
    if (!session) return undefined;
    try {
      this.#numbers = await uniqueIds(session);
    } catch (error) {
      session.talk.fail(error as Error);
      throw error;
    }
    this.#session = session;
    return session;
  }
}

/** Numbers are good for one session, unique ids from one to the next. */
async function uniqueIds({ talk }: Session): Promise<ReadonlyMap<string, number>> {
  const { ok, body } = await talk.askLines('UIDL', longestList);
  if (!ok) throw refused('UIDL, without which nobody can tell a message from one that was seen before');
  const numbers = new Map<string, number>();
  for (const line of body.toString('latin1').split('\r\n')) {
    const [, number, name] = /^(\d+) ([!-~]{1,70})$/.exec(line.trimEnd()) ?? [];
    // Of two copies that a server cannot tell apart the first is dealt with, and the other when that one is gone.
    if (number && name && !numbers.has(name)) numbers.set(name, Number(number));
  }
  return numbers;
}
