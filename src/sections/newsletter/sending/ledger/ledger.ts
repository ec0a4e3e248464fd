import type { World } from '../../../../core/section/index.ts';
import { noteResults, type Result } from './results.ts';

export interface LedgerOptions {
  /** So many results are noted at once, or what has come in this time. */
  readonly group: number;
  readonly within: number;
  failed(error: unknown): void;
  /** All of these claims has been noted. */
  settled(claims: readonly string[]): void;
}

/**
 * Gathers results and notes them in groups: a commit for each mail would cost more than the mail. What cannot be noted is
 * kept and tried again, and nobody takes new recipients in the meantime.
 */
export class Ledger {
  readonly #world: World;
  readonly #options: LedgerOptions;
  #results: Result[] = [];
  #settled: string[] = [];
  /** Claims of which a result was given up: they stay, for whoever takes over. */
  readonly #left = new Set<string>();
  /** What is open of each claim. */
  readonly #open = new Map<string, number>();
  /** Recipients of whom nothing has been noted yet: what a crash would leave in the dark. */
  #inHand = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #waiters: (() => void)[] = [];
  #isHurried = false;

  constructor(world: World, options: LedgerOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** A claim of so many recipients; when a result is there for each, it is settled. */
  expect(claim: string, count: number): void {
    this.#inHand += count;
    this.#open.set(claim, count);
  }

  note(result: Result): void {
    this.#results.push(result);
    const left = (this.#open.get(result.claim) ?? 1) - 1;
    if (left > 0) this.#open.set(result.claim, left);
    else {
      this.#open.delete(result.claim);
      this.#settled.push(result.claim);
    }
    // Who waits for the end of a subscription is not kept waiting for a group to fill.
    if (this.#results.length >= this.#options.group || result.state === 'dropped') this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), this.#options.within);
  }

  /** Fulfilled when no more than so many recipients are in hand. */
  async room(most: number): Promise<void> {
    while (this.#inHand > most) await new Promise<void>((resolve) => this.#waiters.push(resolve));
  }

  /** Notes everything that has come so far. */
  async flush(): Promise<void> {
    while (this.#results.length > 0 || this.#settled.length > 0 || this.#writing) {
      this.#write();
      await this.#writing;
    }
  }

  /** From now on what cannot be noted within a few attempts is left to whoever takes over: a process must be able to end. */
  hurry(): void {
    this.#isHurried = true;
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#writing || (this.#results.length === 0 && this.#settled.length === 0)) return;
    const [results, settled] = [this.#results, this.#settled.filter((claim) => !this.#left.has(claim))];
    this.#results = [];
    this.#settled = [];
    this.#writing = this.#keepTrying(results, settled).finally(() => {
      this.#writing = undefined;
      this.#inHand -= results.length;
      for (const wake of this.#waiters.splice(0)) wake();
      if (this.#results.length >= this.#options.group) this.#write();
      else if (this.#results.length > 0) this.#timer ??= setTimeout(() => this.#write(), this.#options.within);
    });
  }

  async #keepTrying(results: readonly Result[], settled: readonly string[]): Promise<void> {
    for (let [pause, attempt] = [100, 1]; ; [pause, attempt] = [Math.min(5_000, pause * 2), attempt + 1]) {
      try {
        await noteResults(this.#world, results, settled);
        return this.#options.settled(settled);
      } catch (error) {
        this.#options.failed(error);
        if (this.#isHurried && attempt >= 3) {
          for (const { claim } of results) this.#left.add(claim);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}
