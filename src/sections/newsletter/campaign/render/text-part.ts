import { parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { readonly attribs: unknown }>;

/** The text part, made from the same safe HTML: every link with its address, every image with its description. */
export const textPart = (html: string): string => blocks(parseDocument(html).children).trim();

const isElement = (node: Node): node is Element => 'attribs' in node;
const childrenOf = (node: Node): readonly Node[] => ('children' in node ? node.children : []);

const blockTags =
  'h1 h2 h3 h4 p hr ul ol li blockquote pre div figure figcaption table caption thead tbody tfoot tr th td';
const isBlock = new Set(blockTags.split(' '));

/** Words that stand beside blocks are a paragraph of their own. */
function blocks(nodes: readonly Node[]): string {
  const parts: string[] = [];
  let words = '';
  const flush = () => {
    parts.push(tidy(words));
    words = '';
  };
  for (const node of nodes)
    if (isElement(node) && isBlock.has(node.name)) {
      flush();
      parts.push(block(node));
    } else words += inline(node);
  flush();
  return parts.filter((text) => text !== '').join('\n\n');
}

function block(element: Element): string {
  switch (element.name) {
    case 'h1':
      return underlined(element, '=');
    case 'h2':
      return underlined(element, '-');
    case 'hr':
      return '* * *';
    case 'ul':
    case 'ol':
      return list(element);
    case 'blockquote':
      return prefixed(blocks(element.children), '> ', '> ');
    case 'pre':
      return prefixed(wordsOf(element).replace(/\n$/, ''), '    ', '    ');
    case 'table':
      return table(element);
    default:
      return blocks(element.children);
  }
}

function underlined({ children }: Element, line: string): string {
  const text = tidy(children.map(inline).join(''));
  return text === '' ? '' : `${text}\n${line.repeat(Math.min(text.length, 66))}`;
}

function list({ name, attribs, children }: Element): string {
  const items = children.filter((node): node is Element => isElement(node) && node.name === 'li');
  const first = Number(attribs['start'] ?? 1);
  const isLoose = items.some((item) => item.children.some((node) => isElement(node) && node.name === 'p'));
  return items
    .map((item, at) => {
      const mark = name === 'ol' ? `${first + at}. ` : '- ';
      const words = blocks(item.children);
      return prefixed(isLoose ? words : words.replaceAll('\n\n', '\n'), mark, ' '.repeat(mark.length));
    })
    .join(isLoose ? '\n\n' : '\n');
}

/** Its title above it, a line for each row. */
function table(element: Element): string {
  const rows: string[] = [];
  const read = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      if (node.name === 'tr') rows.push(cellsOf(node).join(' | '));
      else if (node.name === 'caption') rows.unshift(tidy(node.children.map(inline).join('')));
      else read(node.children);
    }
  };
  read(element.children);
  return rows.filter((row) => row !== '').join('\n');
}

const cellsOf = ({ children }: Element): readonly string[] =>
  children.filter(isElement).map((cell) => blocks(cell.children).replaceAll(/\n+/g, ' '));

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) => ((at === 0 ? first : rest) + line).trimEnd())
    .join('\n');

function inline(node: Node): string {
  if (node.type === 'text') return node.data.replaceAll(/[ \t\r\n]+/g, ' ');
  if (!isElement(node)) return '';
  if (node.name === 'br') return '\n';
  if (node.name === 'img') return node.attribs['alt'] ?? '';
  const words = node.children.map(inline).join('');
  return node.name === 'a' ? link(words, node.attribs['href'] ?? '') : words;
}

function link(words: string, href: string): string {
  const address = href.replace(/^mailto:/, '');
  return words === address || words === href || words === '' || href === ''
    ? words || address
    : `${words} (${address})`;
}

const wordsOf = (node: Node): string => (node.type === 'text' ? node.data : childrenOf(node).map(wordsOf).join(''));

/** Spaces beside a break mean nothing, and several are one. */
const tidy = (words: string): string =>
  words
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
