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

/** One row of the report: ours beside the plain baseline of the same run, and the ratio that counts. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly plain: string;
  readonly ratio: number | null;
  /** The least ratio that is good enough, or null where the figure speaks for itself. */
  readonly bar: number | null;
}

export function report(figures: readonly Figure[]): string {
  const rows = figures.map((f) => [f.what, f.ours, f.plain, f.ratio === null ? '–' : f.ratio.toFixed(2), f.bar === null ? '–' : `≥ ${f.bar}`]);
  const head = ['figure', 'ours', 'plain', 'ratio', 'goal'];
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd();
  return [line(head), line(widths.map((w) => '─'.repeat(w))), ...rows.map(line)].join('\n');
}
