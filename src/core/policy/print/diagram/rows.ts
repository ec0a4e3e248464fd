import { wrapped } from './measure.ts';
import type { Branch, Step } from './story.ts';
import { element, heightOf, type Lines, leading, paint, round, written } from './svg.ts';

/** What stands beside one stage, top to bottom: how it goes on, then what may happen instead. */
export interface Row {
  readonly lines: readonly string[];
  readonly end?: Branch['end'];
  readonly italic?: true;
  readonly fill: string;
}

export const size = { title: 15, text: 13 } as const;
const gap = 7;

export function rowsOf({ onward, waits, branches }: Step, width: number): readonly Row[] {
  return [
    ...(waits === undefined ? [] : [{ lines: wrapped(waits, size.text, width), fill: paint.ink }]),
    ...(onward === undefined
      ? []
      : [{ lines: wrapped(`→\u00a0${onward}`, size.text, width), fill: paint.ink, italic: true as const }]),
    ...branches.map(({ words, end }) => ({ lines: wrapped(words, size.text, width - indent), fill: paint.muted, end })),
  ];
}

export const heightOfRows = (rows: readonly Row[]): number =>
  rows.reduce((sum, { lines }) => sum + heightOf(lines, size.text) + gap, 0);

/** Draws the rows under `y`; `stem` is where the line that branches grow from stands. */
export function drawRows(
  rows: readonly Row[],
  at: { readonly x: number; readonly y: number; readonly stem: number },
): string {
  let y = at.y;
  return rows
    .map((row) => {
      const first = y + size.text;
      y += heightOf(row.lines, size.text) + gap;
      const { lines, fill, italic, end } = row;
      const place: Lines = {
        x: at.x + (end ? indent : 0),
        y: first,
        size: size.text,
        lines,
        fill,
        ...(italic ? { italic } : {}),
      };
      return (end ? twig(end, { stem: at.stem, x: at.x, y: first - size.text * 0.35 }) : '') + written(place);
    })
    .join('');
}

/** Where the stem of the last branch ends, counted from the top of the rows. */
export function stemOf(rows: readonly Row[]): number {
  const last = rows.findLastIndex(({ end }) => end !== undefined);
  if (last < 0) return 0;
  return heightOfRows(rows.slice(0, last)) + size.text * 0.65;
}

const indent = 16;

function twig(end: Branch['end'], { stem, x, y }: { stem: number; x: number; y: number }): string {
  const tip = x + 4;
  const reach = end === 'erased' ? tip - 4.5 : tip;
  const line = { stroke: paint.rule, 'stroke-width': 1.5, fill: 'none' };
  const bend = `M${round(stem)} ${round(y - 6)} q0 6 6 6 H${round(reach)}`;
  return element('path', { ...line, d: bend }) + mark(end, tip, y);
}

function mark(end: Branch['end'], x: number, y: number): string {
  const at = { cx: round(x), cy: round(y) };
  const bar = (dx: number): string =>
    element('path', {
      d: `M${round(x + dx)} ${round(y - 4.5)} v9`,
      stroke: paint.muted,
      'stroke-width': 2,
      'stroke-linecap': 'round',
    });
  switch (end) {
    case 'erased':
      return element('circle', { ...at, r: 4.5, fill: paint.paper, stroke: paint.muted, 'stroke-width': 1.5 });
    case 'restricted':
      return bar(-1) + bar(3);
    case 'refused':
      return bar(1);
    case 'stage':
      return element('circle', { ...at, r: 4, fill: paint.kept });
  }
}

export const titleHeight = (lines: readonly string[]): number => lines.length * size.title * leading;
