/** A pause that a call or an abort ends early. */
export class Wait {
  #wake: (() => void) | undefined;

  wake(): void {
    this.#wake?.();
  }

  async for(duration: Temporal.Duration, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const woken = Promise.withResolvers<void>();
    const timer = setTimeout(woken.resolve, duration.total('milliseconds'));
    this.#wake = () => woken.resolve();
    signal.addEventListener('abort', this.#wake, { once: true });
    try {
      await woken.promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', this.#wake);
      this.#wake = undefined;
    }
  }
}
