// Writes the blocks of the visual mode as Markdown, and nothing in it that would be read as something else.
import { line } from './line.js';

/** Blocks and runs are those of the reader. */
export const writeMarkdown = (blocks) => blocks.map(written).filter(Boolean).join('\n\n');

function written(block) {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(inOneLine(block.runs))}`.trim();
    case 'list':
      return list(block);
    case 'table':
      return table(block);
    case 'quote':
      return block.paragraphs
        .map((runs) => line(runs))
        .filter(Boolean)
        .join('\n\n')
        .replace(/^/gm, '> ')
        .replace(/^> $/gm, '>');
    case 'rule':
      return '---';
    default:
      return line(block.runs);
  }
}

const inOneLine = (runs) => runs.map((run) => (run.kind === 'break' ? { ...run, kind: 'text', text: ' ' } : run));

function list({ start, loose, items }) {
  // Lists within a list stand close, or it could not be told which of them is loose.
  const isLoose = loose && items.every(({ lists }) => lists.length === 0);
  return items
    .map(({ runs, lists }) => ({ words: line(runs), inner: lists.map(inList).filter(Boolean) }))
    .filter(({ words }) => words !== '')
    .map(({ words, inner }, at) => {
      const mark = start === undefined ? '- ' : `${start + at}. `;
      return indented([words, ...inner].join('\n'), mark);
    })
    .join(isLoose ? '\n\n' : '\n');
}

/** Right below words only a list that begins with 1 is read as one. */
const inList = (inner) => list(inner.start === undefined ? inner : { ...inner, start: 1 });

const indented = (words, mark) => mark + words.replaceAll('\n', `\n${' '.repeat(mark.length)}`);

const rules = { left: ':--', center: ':-:', right: '--:', '': '---' };

function table({ align, head, rows }) {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  // A field has a line of its own, which ends no cell.
  const cell = (runs) => line(inOneLine(runs)).replaceAll(/(\{\{[^{}|]*)\|/g, '$1\\|');
  return [row(head.map(cell)), row(align.map((one) => rules[one])), ...rows.map((cells) => row(cells.map(cell)))].join(
    '\n',
  );
}
