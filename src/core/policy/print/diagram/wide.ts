import { wrapped } from './measure.ts';
import { drawRows, heightOfRows, rowsOf, size, stemOf, titleHeight } from './rows.ts';
import type { Story } from './story.ts';
import { element, leading, paint, round, written } from './svg.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

const width = 880;
const margin = { left: 10, right: 84, top: 6 };
const inset = 24;

/** The line of time across a page: stages from left to right, what may happen beside them below. */
export function drawWide({ steps }: Story, end: string): Drawing {
  const column = (width - margin.left - margin.right) / steps.length;
  const columns = steps.map((step, at) => {
    const text = Math.min(column - inset - 14, 430);
    const rows = rowsOf(step, text);
    const title = wrapped(step.title, size.title, Math.min(column - 16, 430));
    return { step, rows, title, x: margin.left + at * column };
  });
  const endTitle = wrapped(end, size.title, margin.right + 8);
  const head = Math.max(...[...columns.map(({ title }) => title), endTitle].map(titleHeight));
  const y = margin.top + head + 16;
  const finish = width - margin.right + 62;
  const body = columns.map(({ step, rows, title, x }, at) => {
    const next = at === columns.length - 1 ? finish - 9 : margin.left + (at + 1) * column;
    return [
      segment({ from: x, to: next, y, isReduced: step.isReduced }),
      stem(x, y, stemOf(rows)),
      drawRows(rows, { x: x + inset, y: y + 18, stem: x }),
      element('circle', { cx: round(x), cy: round(y), r: 6, fill: paint.kept }),
      heading(title, x - 6, y),
    ].join('');
  });
  const endMark = element('circle', {
    cx: finish,
    cy: round(y),
    r: 9,
    fill: 'none',
    stroke: paint.ink,
    'stroke-width': 2,
  });
  const endText = heading(endTitle, finish + 9, y, 'end');
  const height = y + 18 + Math.max(6, ...columns.map(({ rows }) => heightOfRows(rows)));
  return { width, height: Math.ceil(height), body: body.join('') + endMark + endText };
}

const heading = (lines: readonly string[], x: number, y: number, anchor?: 'end'): string =>
  written({
    x,
    y: y - 18 - (lines.length - 1) * size.title * leading,
    size: size.title,
    lines,
    fill: paint.ink,
    weight: 600,
    ...(anchor ? { anchor } : {}),
  });

/** A stage on the line: solid while data serve their purpose, dotted while they are kept for a duty or claim alone. */
function segment({ from, to, y, isReduced }: { from: number; to: number; y: number; isReduced: boolean }): string {
  const dots = isReduced ? { 'stroke-dasharray': '0.1 7', 'stroke-linecap': 'round' } : {};
  return element('path', {
    d: `M${round(from)} ${round(y)} H${round(to)}`,
    stroke: paint.kept,
    'stroke-width': 3,
    fill: 'none',
    ...dots,
  });
}

const stem = (x: number, y: number, length: number): string =>
  length === 0
    ? ''
    : element('path', {
        d: `M${round(x)} ${round(y)} V${round(y + 18 + length - 6)}`,
        stroke: paint.rule,
        'stroke-width': 1.5,
        fill: 'none',
      });
