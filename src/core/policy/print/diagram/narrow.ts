import { wrapped } from './measure.ts';
import { drawRows, heightOfRows, rowsOf, size, titleHeight } from './rows.ts';
import type { Story } from './story.ts';
import { element, paint, round, written } from './svg.ts';
import type { Drawing } from './wide.ts';

const width = 340;
const axis = 12;
const inset = 36;

/** The same line down a telephone: stages from top to bottom, their branches beside them. */
export function drawNarrow({ steps }: Story, end: string): Drawing {
  let y = 14;
  const stops = steps.map((step) => {
    const title = wrapped(step.title, size.title, width - inset);
    const rows = rowsOf(step, width - inset - 4);
    const top = y;
    const below = top - 6 + titleHeight(title) + 4;
    y = below + heightOfRows(rows) + 18;
    return { step, title, rows, top, below };
  });
  const body = stops.map(({ step, title, rows, top, below }, at) => {
    const next = stops[at + 1]?.top ?? y - 9;
    return [
      drawRows(rows, { x: inset, y: below, stem: axis }),
      line(top, next, step.isReduced),
      element('circle', { cx: axis, cy: round(top), r: 6, fill: paint.kept }),
      written({ x: inset, y: top + 5, size: size.title, lines: title, fill: paint.ink, weight: 600 }),
    ].join('');
  });
  const last = [
    element('circle', { cx: axis, cy: round(y), r: 9, fill: 'none', stroke: paint.ink, 'stroke-width': 2 }),
    written({ x: inset, y: y + 5, size: size.title, lines: [end], fill: paint.ink, weight: 600 }),
  ];
  return { width, height: Math.ceil(y + 14), body: [...body, ...last].join('') };
}

function line(from: number, to: number, isReduced: boolean): string {
  const dots = isReduced ? { 'stroke-dasharray': '0.1 7', 'stroke-linecap': 'round' } : {};
  return element('path', {
    d: `M${axis} ${round(from)} V${round(to)}`,
    stroke: paint.kept,
    'stroke-width': 3,
    fill: 'none',
    ...dots,
  });
}
