import { type Changeable, cardinality, changeable } from './datum.ts';

export type Group = { readonly purpose: number } | { readonly user: number };

/** One operation of a workload, with everything that it needs: the same list runs on every holder. */
export type Operation =
  | { readonly do: 'insert' | 'delete' | 'read' | 'verify-deletion'; readonly key: number }
  | { readonly do: 'rewrite'; readonly key: number; readonly version: number }
  | { readonly do: 'read-data' | 'read-metadata'; readonly of: Group }
  | { readonly do: 'change'; readonly of: Group; readonly field: Changeable; readonly value: number }
  | { readonly do: 'read-log'; readonly last: number };

export interface Workload {
  readonly name: string;
  /** Operations and their share in a hundred. */
  readonly mix: readonly (readonly [kind: string, share: number])[];
  readonly zipfian: boolean;
}

/** The mixes of GDPRBench's repository; that of the regulator, which is not in it, as the paper has it. */
export const workloads: readonly Workload[] = [
  {
    name: 'controller',
    zipfian: false,
    mix: [
      ['insert', 25],
      ['delete', 25],
      ['change by purpose', 25],
      ['change by user', 25],
    ],
  },
  {
    name: 'customer',
    zipfian: true,
    mix: [
      ['read', 20],
      ['read-metadata by purpose', 10],
      ['read-metadata by user', 10],
      ['rewrite', 20],
      ['change by purpose', 10],
      ['change by user', 10],
      ['delete', 20],
    ],
  },
  {
    name: 'processor',
    zipfian: false,
    mix: [
      ['read', 20],
      ['read-data by purpose', 40],
      ['read-data by user', 40],
    ],
  },
  {
    name: 'regulator',
    zipfian: true,
    mix: [
      ['read-metadata by user', 46],
      ['read-log', 31],
      ['verify-deletion', 23],
    ],
  },
];

export interface Sized {
  readonly records: number;
  readonly operations: number;
  /** The first key that is not taken; the number of records where it is not given. */
  readonly free?: number;
}

/** The operations of a workload, the same at every run: drawn by `chance`, which answers numbers from 0 to below 1. */
export function operationsOf(
  workload: Workload,
  { records, operations, free = records }: Sized,
  chance: () => number,
): Operation[] {
  const below = (most: number) => Math.floor(chance() * most);
  const keyed = workload.zipfian ? zipfian(records, chance) : () => below(records);
  let fresh = free;
  return Array.from({ length: operations }, (_, i): Operation => {
    const kind = drawn(workload.mix, chance() * 100);
    const [what = '', by] = kind.split(' by ');
    const key = keyed();
    const of: Group = by === 'purpose' ? { purpose: key % cardinality.purpose } : { user: key % cardinality.user };
    switch (what) {
      case 'insert':
        return { do: what, key: fresh++ };
      case 'delete':
      case 'read':
      case 'verify-deletion':
        return { do: what, key };
      case 'rewrite':
        return { do: what, key, version: i + 1 };
      case 'read-data':
      case 'read-metadata':
        return { do: what, of };
      case 'change': {
        const field = changeable[i % changeable.length] ?? 'objection';
        return { do: what, of, field, value: below(cardinality[field]) };
      }
      case 'read-log':
        return { do: what, last: 1 + below(1_000) };
      default:
        throw new Error(`No operation is called ${kind}.`);
    }
  });
}

function drawn(mix: Workload['mix'], at: number): string {
  let end = 0;
  for (const [kind, share] of mix) if (at < (end += share)) return kind;
  return mix.at(-1)?.[0] ?? '';
}

/** Keys by Zipf's law with the constant of YCSB, the popular ones scattered over all. */
function zipfian(most: number, chance: () => number): () => number {
  const ends = new Float64Array(most);
  let sum = 0;
  for (let rank = 0; rank < most; rank += 1) ends[rank] = sum += 1 / (rank + 1) ** 0.99;
  return () => {
    const at = chance() * sum;
    let [low, high] = [0, most - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    // A prime that divides no number of records used here: every rank has a key of its own.
    return (low * 7_919) % most;
  };
}
