import { readdir, readFile } from 'node:fs/promises';

/** Bytes of a process and all that it started. */
export interface Memory {
  readonly processes: number;
  /** What each holds, summed: pages that several share count once for each. */
  readonly resident: number;
  /** The same with shared pages divided among those that share them: what the machine really gives. */
  readonly proportional: number;
}

/** Undefined where the system has no `/proc`. */
export async function memoryOfTree(root: number): Promise<Memory | undefined> {
  const parents = await parentsOfAll();
  if (!parents) return undefined;
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && (pid === root || descends(parents.get(pid)));
  const tree = [...parents.keys()].filter(descends);
  const each = await Promise.all(tree.map((pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')));
  const sum = (field: string) =>
    each.reduce(
      (bytes, text) => bytes + 1024 * Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0),
      0,
    );
  return { processes: tree.length, resident: sum('Rss'), proportional: sum('Pss') };
}

async function parentsOfAll(): Promise<ReadonlyMap<number, number> | undefined> {
  const names = await readdir('/proc').catch(() => undefined);
  if (!names) return undefined;
  const pids = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const pairs = await Promise.all(
    pids.map(async (pid): Promise<[number, number]> => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The name stands in brackets and may hold blanks; state and parent follow it.
      return [pid, Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? 0)];
    }),
  );
  return new Map(pairs);
}
