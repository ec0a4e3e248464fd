// Reads the Markdown that the visual mode can show: headings, paragraphs, lists within lists, tables, quotations, lines,
// pictures, links, bold, italic, merge fields. For everything else it answers undefined, so that nothing is shown as what it
// is not.
import { runsOf } from './inline.js';
import { readList } from './list.js';
import { heading, interrupts, item, quote, rule, underline, unshownLine } from './marks.js';
import { readTable, startsTable } from './table.js';
import { orUndefined, unshown } from './unshown.js';

/**
 * Blocks: {type: 'heading', level, runs} | {type: 'paragraph', runs} | {type: 'quote', paragraphs: runs[]} | {type: 'rule'}
 * | {type: 'list', start, loose, items: {runs, lists}[]} (start undefined: points; lists: those within the item)
 * | {type: 'table', align: ('' | 'left' | 'center' | 'right')[], head: runs[], rows: runs[][]}.
 * Runs: {kind: 'text' | 'field' | 'image' | 'break', text, address, width, bold, italic, href}.
 */
export const readMarkdown = (text) =>
  orUndefined(() => blocksOf(text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n')));

function blocksOf(lines) {
  const blocks = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    const found = heading.exec(line);
    if (line.trim() === '') at++;
    else if (/^ {4}/.test(line) || unshownLine.test(line)) unshown();
    else if (found) {
      if (found[1].length > 4) unshown();
      blocks.push({ type: 'heading', level: found[1].length, runs: runsOf(found[2] ?? '') });
      at++;
    } else if (rule.test(line)) {
      blocks.push({ type: 'rule' });
      at++;
    } else if (quote.test(line)) at = readQuote(lines, at, blocks);
    else if (item.test(line)) at = readList(lines, at, blocks, blocksOf);
    else if (startsTable(lines, at)) at = readTable(lines, at, blocks);
    else at = readParagraph(lines, at, blocks);
  }
  return blocks;
}

function readParagraph(lines, from, blocks) {
  let at = from + 1;
  for (; at < lines.length && lines[at].trim() !== ''; at++) {
    const line = lines[at];
    if (underline.test(line) || startsTable(lines, at) || unshownLine.test(line)) unshown();
    if (heading.test(line) || rule.test(line) || quote.test(line) || interrupts.test(line)) break;
  }
  blocks.push({ type: 'paragraph', runs: runsOf(joined(lines.slice(from, at))) });
  return at;
}

function readQuote(lines, from, blocks) {
  let at = from;
  while (at < lines.length && quote.test(lines[at])) at++;
  // A line without its mark would still belong to the quotation.
  if (lines[at]?.trim()) unshown();
  const inside = blocksOf(lines.slice(from, at).map((line) => line.replace(quote, '')));
  if (inside.some(({ type }) => type !== 'paragraph')) unshown();
  blocks.push({ type: 'quote', paragraphs: inside.map(({ runs }) => runs) });
  return at;
}

/** Spaces before a line mean nothing; two after it are a break. */
const joined = (lines) =>
  lines
    .map((line) => line.trimStart())
    .join('\n')
    .trimEnd();
