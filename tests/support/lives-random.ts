/** Choices that follow from one number, so that a failure can be lived through again. */
export interface Chance {
  below(limit: number): number;
  one<T>(items: readonly T[]): T;
  some<T>(items: readonly T[], most: number): T[];
}

// Mulberry32, a well-known small generator: only repeatability matters here.
export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    one: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('there is nothing to choose from');
      return item;
    },
    some: (items, most) => {
      const left = [...items];
      const count = Math.min(left.length, below(most + 1));
      return Array.from({ length: count }, () => left.splice(below(left.length), 1)).flat();
    },
  };
}
