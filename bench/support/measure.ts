/** Milliseconds that the work takes. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? 0, sorted[middle] ?? 0];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** The median, with the least and the greatest of the values. */
export function range(values: readonly number[], digits: number): string {
  const [middle, least, most] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    value.toFixed(digits),
  );
  return `${middle} (${least}–${most})`;
}

/** One row of the report: ours and, where there is one, the plain baseline of the same run. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly plain?: string;
  /** Of the baseline's time to ours, or of our rate to the baseline's: 1 is as fast as plain. */
  readonly ratio?: number;
  readonly goal?: string;
}

export function report(name: string, figures: readonly Figure[]): string {
  const head = [name, 'ours', 'plain', 'ratio', 'goal'];
  const rows = figures.map((f) => [f.what, f.ours, f.plain ?? '', f.ratio?.toFixed(2) ?? '', f.goal ?? '']);
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}
