import type { Hearing } from './presence.ts';

// A window is sent within seconds; what is taken later has read the consent as it is then.
const remembered = Temporal.Duration.from({ minutes: 10 });

/** What a worker has heard from the database, in the order in which it happened. */
export class Heard implements Hearing {
  readonly #ended = new Map<string, number>();
  readonly #halted = new Set<string>();
  /** Called when something may have come to do. */
  wake: () => void = () => {};
  onEnded: (subscription: string) => void = () => {};
  onHalted: (campaign: string) => void = () => {};

  ended(subscription: string): void {
    const now = performance.now();
    this.#ended.set(subscription, now);
    this.onEnded(subscription);
    for (const [id, at] of this.#ended) {
      if (now - at < remembered.total('milliseconds')) break;
      this.#ended.delete(id);
    }
  }

  changed(campaign: string, state: string): void {
    if (state === 'running') this.#halted.delete(campaign);
    else {
      this.#halted.add(campaign);
      this.onHalted(campaign);
    }
    this.wake();
  }

  /** Whether it ended since an instant; one that was suspended before that may have been taken up again. */
  hasEnded(subscription: string, since: number): boolean {
    return (this.#ended.get(subscription) ?? -1) >= since;
  }

  isHalted(campaign: string): boolean {
    return this.#halted.has(campaign);
  }
}
