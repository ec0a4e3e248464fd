const shortest = 100;
const longest = 30_000;

/** Milliseconds until the next attempt to connect after as many failures in a row, spread so that many do not come at once. */
export function backoff(failures: number, random = Math.random()): number {
  const most = Math.min(longest, shortest * 2 ** Math.max(0, failures - 1));
  return most * (0.5 + random / 2);
}
