import { runsOf } from './inline.js';
import { heading, item, quote, rule, unshownLine } from './marks.js';
import { unshown } from './unshown.js';

const between = /^ {0,3}\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/;

/** Whether the head of a table stands here, with the line below it. */
export const startsTable = (lines, at) =>
  lines[at].includes('|') &&
  between.test(lines[at + 1] ?? '') &&
  lines[at + 1].includes('|') &&
  cellsOf(lines[at]).length === cellsOf(lines[at + 1]).length;

export function readTable(lines, from, blocks) {
  const head = cellsOf(lines[from]);
  const align = cellsOf(lines[from + 1]).map(alignOf);
  const rows = [];
  let at = from + 2;
  for (; at < lines.length && lines[at].trim() !== ''; at++) {
    const line = lines[at];
    if (/^ {4}/.test(line) || [heading, rule, quote, item, unshownLine].some((mark) => mark.test(line))) unshown();
    const cells = cellsOf(line);
    // What stands beyond the last column would be lost.
    if (cells.length > head.length) unshown();
    rows.push(head.map((_cell, column) => runsOf(cells[column] ?? '')));
  }
  blocks.push({ type: 'table', align, head: head.map(runsOf), rows });
  return at;
}

const alignOf = (cell) =>
  cell.startsWith(':') ? (cell.endsWith(':') ? 'center' : 'left') : cell.endsWith(':') ? 'right' : '';

/** The words between the lines of a row; `\|` is a sign. */
function cellsOf(line) {
  const cells = line.trim().split(/(?<=(?:^|[^\\])(?:\\\\)*)\|/);
  if (cells[0].trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1).trim() === '') cells.pop();
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}
