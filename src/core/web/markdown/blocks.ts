/** Markdown as blocks of lines. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph' | 'quotation'; readonly text: string }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'anchor'; readonly id: string }
  | { readonly kind: 'rule' };

export function blocksOf(markdown: string): readonly Block[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .replace(/^(#{1,6} .*)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(blockOf);
}

function blockOf(text: string): Block {
  const lines = text.split('\n');
  const heading = /^(#{1,6}) (.*)$/.exec(text);
  if (heading?.[1] && heading[2] !== undefined) return { kind: 'heading', level: heading[1].length, text: heading[2] };
  const anchor = /^<a id="([\w-]+)"><\/a>$/.exec(text);
  if (anchor?.[1]) return { kind: 'anchor', id: anchor[1] };
  if (/^(?:-{3,}|\*{3,}|_{3,})$/.test(text)) return { kind: 'rule' };
  if (lines.every((line) => line.startsWith('>'))) {
    return { kind: 'quotation', text: lines.map((line) => line.replace(/^> ?/, '')).join(' ') };
  }
  if (lines.length > 1 && lines[0]?.startsWith('|') && /^\|[\s:|-]+\|$/.test(lines[1] ?? '')) {
    const [head = [], , ...rows] = lines.map(cells);
    return { kind: 'table', head, rows };
  }
  if (bullet.test(text)) return { kind: 'list', isOrdered: /^\d/.test(text), items: items(lines) };
  return { kind: 'paragraph', text: lines.join(' ') };
}

const bullet = /^(?:[-*+]|\d+[.)]) /;

/** A line without a bullet belongs to the item before it. */
function items(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const line of lines.map((one) => one.trim())) {
    if (bullet.test(line)) found.push(line.replace(bullet, ''));
    else found.push(`${found.pop() ?? ''} ${line}`.trim());
  }
  return found;
}

const cells = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
