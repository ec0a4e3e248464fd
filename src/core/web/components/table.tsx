import type { Child } from 'hono/jsx';

interface Props {
  readonly caption: string;
  readonly head: readonly Child[];
  readonly rows: readonly (readonly Child[])[];
  /** Columns of numbers, set flush right; counted from 0. */
  readonly numbers?: readonly number[];
  /** The caption names the table for those who do not see the heading over it, and is not shown. */
  readonly isQuiet?: boolean;
}

/** A table that scrolls in its own frame where the page is narrow; the first cell of a row heads it. */
export function Table({ caption, head, rows, numbers = [], isQuiet = false }: Props) {
  const number = (column: number) => (numbers.includes(column) ? 'number' : undefined);
  return (
    // Reachable by keyboard, or who cannot point cannot scroll it (WCAG 2.1.1).
    <div class="frame" tabindex={0} role="region" aria-label={caption}>
      <table class="table">
        <caption class={isQuiet ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th scope="col" class={number(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, column) =>
                column === 0 ? <th scope="row">{cell}</th> : <td class={number(column)}>{cell}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
