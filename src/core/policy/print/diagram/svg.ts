/** What a picture is drawn with: the page's tokens where it stands in one, these values where it stands alone. */
export const paint = {
  ink: 'var(--ink, #16201d)',
  muted: 'var(--muted, var(--soft, #4d5954))',
  rule: 'var(--rule, #c9cec6)',
  paper: 'var(--paper, #fbfaf6)',
  kept: 'var(--kept, #17604a)',
} as const;

type Attributes = Readonly<Record<string, string | number>>;

/** One element. Attributes, not a style element: a strict policy for content allows no inline style. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Lines {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly size: number;
  readonly lines: readonly string[];
  readonly fill: string;
  readonly weight?: number;
  readonly italic?: true;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Lines of text under one another. */
export const written = ({ x, y, size, lines, fill, weight, italic, anchor }: Lines): string =>
  element(
    'text',
    {
      x: round(x),
      y: round(y),
      'font-size': size,
      fill,
      ...(weight === undefined ? {} : { 'font-weight': weight }),
      ...(italic ? { 'font-style': 'italic' } : {}),
      ...(anchor === undefined ? {} : { 'text-anchor': anchor }),
    },
    ...lines.map((line, at) =>
      element('tspan', { x: round(x), ...(at === 0 ? {} : { dy: round(size * leading) }) }, escaped(line)),
    ),
  );

export const leading = 1.38;
export const heightOf = (lines: readonly string[], size: number): number => lines.length * size * leading;

export const round = (length: number): number => Math.round(length * 10) / 10;
