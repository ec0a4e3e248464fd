import { SmtpLine } from './line.ts';
import type { Patience } from './patience.ts';
import type { SmtpServer } from './server.ts';

/** A few connections that many mails share; opened when needed, closed when idle. */
export class SmtpPool {
  readonly size: number;
  readonly #server: SmtpServer;
  readonly #patience: Patience;
  readonly #idle: { readonly line: SmtpLine; readonly timer: NodeJS.Timeout }[] = [];
  readonly #busy = new Set<SmtpLine>();
  #isClosed = false;

  constructor(server: SmtpServer, patience: Patience) {
    this.#server = server;
    this.#patience = patience;
    this.size = server.connections;
  }

  /** Lends a connection. The caller has no more than `size` at a time; one that fails in use is closed, not shared again. */
  async use<T>(work: (line: SmtpLine) => Promise<T>): Promise<T> {
    const line = this.#takeIdle() ?? (await SmtpLine.open(this.#server, this.#patience));
    this.#busy.add(line);
    try {
      const result = await work(line);
      this.#giveBack(line);
      return result;
    } catch (error) {
      // After a failure nobody knows in which state the dialogue is; a new one costs little.
      line.close();
      throw error;
    } finally {
      this.#busy.delete(line);
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
    for (const line of this.#busy) line.close();
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
    }, this.#patience.idle.total('milliseconds'));
    timer.unref();
    this.#idle.push({ line, timer });
  }
}
