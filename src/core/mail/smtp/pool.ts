import { SmtpLine, type Way } from './line.ts';

/** A few connections that many mails share; opened when needed, closed when idle. */
export class SmtpPool {
  readonly size: number;
  readonly #way: Way;
  readonly #idle: { readonly line: SmtpLine; readonly timer: NodeJS.Timeout }[] = [];
  readonly #waiting: (() => void)[] = [];
  readonly #aborted = new AbortController();
  #lent = 0;
  #isClosed = false;

  constructor(way: Way) {
    this.#way = way;
    this.size = way.server.connections;
  }

  /** Lends a connection, when all are lent after a wait; one that fails in use is closed, not shared again. */
  async use<T>(work: (line: SmtpLine) => Promise<T>): Promise<T> {
    if (this.#lent >= this.size) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#lent += 1;
    try {
      return await this.#lend(work);
    } finally {
      // The place goes straight to who waits longest, so the count stays.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#lent -= 1;
    }
  }

  async #lend<T>(work: (line: SmtpLine) => Promise<T>): Promise<T> {
    const { signal } = this.#aborted;
    // Asked for every mail: a policy that comes into force closes the gate for open connections too.
    this.#way.egress.recipientOf(this.#way.server.host);
    const line = this.#takeIdle() ?? (await SmtpLine.open(this.#way, signal));
    const close = () => line.close();
    signal.addEventListener('abort', close, { once: true });
    try {
      const result = await work(line);
      this.#giveBack(line);
      return result;
    } catch (error) {
      // After a failure nobody knows in which state the dialogue is; a new one costs little.
      line.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', close);
    }
  }

  /** Leaves politely where nothing is under way. */
  closeIdle(): void {
    this.#isClosed = true;
    for (const { line, timer } of this.#idle.splice(0)) {
      clearTimeout(timer);
      line.quit();
    }
  }

  /** Ends what is still under way. */
  abort(): void {
    this.closeIdle();
    this.#aborted.abort();
  }

  #takeIdle(): SmtpLine | undefined {
    for (let waiting = this.#idle.pop(); waiting; waiting = this.#idle.pop()) {
      clearTimeout(waiting.timer);
      if (waiting.line.isOpen) return waiting.line;
    }
    return undefined;
  }

  #giveBack(line: SmtpLine): void {
    if (!line.isOpen) return;
    if (this.#isClosed) {
      line.quit();
      return;
    }
    const timer = setTimeout(() => {
      const at = this.#idle.findIndex((waiting) => waiting.line === line);
      if (at >= 0) this.#idle.splice(at, 1);
      line.quit();
    }, this.#way.patience.idle.total('milliseconds'));
    timer.unref();
    this.#idle.push({ line, timer });
  }
}
