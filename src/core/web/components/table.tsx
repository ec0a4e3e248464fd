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

/**
 * A table whose rows become cards where the page is narrow, each value under its heading; the first cell of a row heads it.
 * The roles are said because browsers forget them when cells are laid out otherwise than as a table.
 */
export function Table({ caption, head, rows, numbers = [], isQuiet = false }: Props) {
  const number = (column: number) => (numbers.includes(column) ? 'number' : undefined);
  // A name and its number stay side by side.
  const isList = head.length === 2 && numbers.length > 0;
  const label = (column: number) => {
    const cell = head[column];
    // Of two columns the second says itself what it is.
    if (head.length < 3) return undefined;
    return typeof cell === 'string' ? cell : undefined;
  };
  return (
    // Reachable by keyboard, or who cannot point cannot scroll it (WCAG 2.1.1).
    <div class="frame" tabindex={0} role="region" aria-label={caption}>
      <table class={isList ? 'table' : 'table table--cards'} role="table">
        <caption class={isQuiet ? 'unseen' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {head.map((cell, column) => (
              <th scope="col" role="columnheader" class={number(column)}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row">
              {row.map((cell, column) =>
                column === 0 ? (
                  <th scope="row" role="rowheader">
                    {cell}
                  </th>
                ) : (
                  <td role="cell" class={number(column)} data-label={label(column)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
