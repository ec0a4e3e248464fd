/** Something that is expensive to read, read at most once in a while however many ask. */
export interface Cached<T> {
  /** What was read last; the first who asks waits, later ones never do. */
  readonly read: () => Promise<T>;
}

/**
 * Reads when asked and the last reading is old enough, one reading at a time. While a new one is under way, and when it
 * fails, the former one is answered: a page that anybody may ask for costs the database the same for one visitor and for
 * ten thousand. Age is counted by the machine, since a simulated clock may stand still.
 */
export function cached<T>(look: () => Promise<T>, { milliseconds }: { readonly milliseconds: number }): Cached<T> {
  let last: { readonly value: T; readonly at: number } | undefined;
  let underWay: Promise<T> | undefined;
  const again = (): Promise<T> => {
    underWay ??= look()
      .then((value) => {
        last = { value, at: performance.now() };
        return value;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };
  return {
    read: async () => {
      if (!last) return again();
      if (performance.now() - last.at >= milliseconds) void again().catch(() => {});
      return last.value;
    },
  };
}
