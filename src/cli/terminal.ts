import { type Config, readConfig } from '../config.ts';
import { root } from '../root.ts';

/** Where a command writes, and the settings that it was called with. */
export interface Terminal {
  /** Results, and nothing else. */
  out(text: string): void;
  err(text: string): void;
  config(): Config;
}

export const standardTerminal: Terminal = {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  config: () => readConfig(root),
};

/** JSON for programs: instants, dates and durations in ISO 8601. */
export const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** A table for people: columns as wide as their widest cell, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => String(row[i] ?? '').length)));
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, i) =>
        typeof cell === 'number' ? String(cell).padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}
