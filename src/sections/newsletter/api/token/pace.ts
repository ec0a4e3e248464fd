import type { Limit } from '../../policy/options.ts';

/** Counts requests of each token in one process, in windows of the declared length. */
export interface Pace {
  /** Seconds to wait, or 0 where the request may be made; it is counted then. */
  wait(token: string, limit: Limit, now: Temporal.Instant): number;
}

export function pace(): Pace {
  const windows = new Map<string, { readonly from: number; count: number }>();
  return {
    wait: (token, { most, within }, now) => {
      const length = within.total('seconds');
      const seconds = now.epochMilliseconds / 1000;
      const from = Math.floor(seconds / length) * length;
      const window = windows.get(token);
      if (window?.from !== from) {
        windows.set(token, { from, count: 1 });
        return 0;
      }
      if (window.count >= most) return Math.ceil(from + length - seconds);
      window.count += 1;
      return 0;
    },
  };
}
