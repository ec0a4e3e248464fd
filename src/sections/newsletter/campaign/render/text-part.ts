import type { Token, Tokens } from 'marked';
import { tokensOf } from './markdown.ts';

/** The text part, made from the same Markdown: every link with its address, every image with its description. */
export const textPart = (body: string): string => blocks(tokensOf(body)).trim();

const blocks = (tokens: readonly Token[]): string =>
  tokens
    .map(block)
    .filter((text) => text !== '')
    .join('\n\n');

function block(token: Token): string {
  switch (token.type) {
    case 'heading':
      return heading(token as Tokens.Heading);
    case 'paragraph':
      return inline(token.tokens ?? []);
    case 'text':
      return token.tokens ? inline(token.tokens) : unescaped(textOf(token));
    case 'list':
      return list(token as Tokens.List);
    case 'blockquote':
      return prefixed(blocks(token.tokens ?? []), '> ', '> ');
    case 'code':
      return prefixed(textOf(token), '    ', '    ');
    case 'hr':
      return '* * *';
    case 'table':
      return table(token as Tokens.Table);
    default:
      return '';
  }
}

function heading({ depth, tokens }: Tokens.Heading): string {
  const text = inline(tokens);
  const line = depth === 1 ? '=' : depth === 2 ? '-' : '';
  return line === '' ? text : `${text}\n${line.repeat(Math.min(text.length, 66))}`;
}

function list({ items, ordered, start, loose }: Tokens.List): string {
  const first = Number(start === '' ? 1 : start);
  return items
    .map((item, at) => {
      const mark = ordered ? `${first + at}. ` : '- ';
      return prefixed(itemText(item), mark, ' '.repeat(mark.length));
    })
    .join(loose ? '\n\n' : '\n');
}

const itemText = ({ tokens }: Tokens.ListItem): string => tokens.map(block).filter(Boolean).join('\n');

const table = ({ header, rows }: Tokens.Table): string =>
  [header, ...rows].map((cells) => cells.map((cell) => inline(cell.tokens)).join(' | ')).join('\n');

const prefixed = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, at) => ((at === 0 ? first : rest) + line).trimEnd())
    .join('\n');

const inline = (tokens: readonly Token[]): string => tokens.map(inlineOne).join('');

function inlineOne(token: Token): string {
  switch (token.type) {
    case 'br':
      return '\n';
    case 'link':
      return link(token as Tokens.Link);
    case 'image':
      return (token as Tokens.Image).text;
    case 'html':
      return '';
    case 'codespan':
      return unescaped(textOf(token));
    default:
      return 'tokens' in token && token.tokens ? inline(token.tokens) : unescaped(textOf(token));
  }
}

function link({ href, tokens }: Tokens.Link): string {
  const words = inline(tokens);
  const address = href.replace(/^mailto:/, '');
  return words === address || words === href || words === '' ? address : `${words} (${address})`;
}

/** The library lets a token of a kind of its own hold anything. */
function textOf(token: Token): string {
  const text: unknown = 'text' in token ? token.text : '';
  return typeof text === 'string' ? text : '';
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u{A0}',
};

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (all, name: string) => entities[name] ?? all);
