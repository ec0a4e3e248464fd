// From elements to the blocks that they say. Whatever else stands among them, by pasting or by the browser's own doing, is
// read as the words it holds.
import { marked, pictureOf, wordsOf } from './words.js';

const headings = { H1: 1, H2: 2, H3: 3, H4: 4, H5: 4, H6: 4 };
const silent = new Set('SCRIPT STYLE TITLE META LINK TEMPLATE NOSCRIPT OBJECT IFRAME SVG'.split(' '));
const isBlock = new Set(
  'P DIV H1 H2 H3 H4 H5 H6 UL OL LI BLOCKQUOTE HR PRE TABLE TBODY THEAD TFOOT TR TD TH CAPTION SECTION ARTICLE HEADER FOOTER MAIN DL DT DD FIGURE FIGCAPTION'.split(
    ' ',
  ),
);

/** `isPreserved`: a line feed in their words is a break, as in the editor itself. */
export function blocksOf(root, isPreserved) {
  const blocks = [];
  let runs = [];
  const flush = (level) => {
    if (runs.some(({ kind, text }) => kind !== 'break' && (kind !== 'text' || text.trim())))
      blocks.push(level ? { type: 'heading', level, runs } : { type: 'paragraph', runs });
    runs = [];
  };
  const walk = (node, marks, level) => {
    if (node.nodeType === Node.TEXT_NODE) runs.push(...wordsOf(node.data, marks, isPreserved));
    if (node.nodeType !== Node.ELEMENT_NODE || silent.has(node.tagName.toUpperCase())) return;
    if (!isBlock.has(node.tagName)) return readInline(node, marks, level);
    flush(level);
    if (node.tagName === 'HR') blocks.push({ type: 'rule' });
    else if (node.tagName === 'UL' || node.tagName === 'OL') addList(blocks, node, isPreserved);
    else if (node.tagName === 'BLOCKQUOTE') addQuote(blocks, node, isPreserved);
    else if (node.tagName === 'TABLE' && isTable(node)) blocks.push(tableOf(node, isPreserved));
    else {
      const next = headings[node.tagName] ?? level;
      for (const child of node.childNodes) walk(child, marks, next);
      flush(next);
    }
  };
  const readInline = (node, marks, level) => {
    const { tagName, dataset } = node;
    if (dataset.field) return runs.push({ kind: 'field', text: dataset.field, address: '', width: 0, ...marks });
    if (tagName === 'BR') return runs.push({ kind: 'break', text: '\n', address: '', width: 0, ...marks });
    if (tagName === 'IMG') return runs.push(...pictureOf(node, marks));
    const next = marked(node, marks);
    for (const child of node.childNodes) walk(child, next, level);
    return undefined;
  };
  for (const child of root.childNodes) walk(child, { bold: false, italic: false, href: '' }, undefined);
  flush();
  return blocks;
}

/** The lines of words among blocks, whatever they were. */
const linesOf = (blocks) =>
  blocks.flatMap(
    (block) =>
      block.paragraphs ??
      (block.type === 'table' ? [block.head, ...block.rows].flat() : undefined) ??
      block.items?.flatMap(({ runs, lists }) => [runs, ...linesOf(lists)]) ??
      (block.runs ? [block.runs] : []),
  );

function addList(blocks, node, isPreserved) {
  const items = [];
  for (const child of node.children) {
    const within =
      child.tagName === 'LI' ? blocksOf(child, isPreserved) : blocksOf({ childNodes: [child] }, isPreserved);
    const lists = within.filter(({ type }) => type === 'list');
    const lines = linesOf(within.filter(({ type }) => type !== 'list'));
    // A list right within a list belongs to the item before it: so browsers indent.
    if (lines.length === 0 && lists.length > 0 && items.length > 0) items.at(-1).lists.push(...lists);
    else if (lines.length === 0) items.push(...lists.flatMap((list) => list.items));
    else items.push(...lines.map((runs, at) => ({ runs, lists: at === lines.length - 1 ? lists : [] })));
  }
  const start = node.tagName === 'OL' ? Math.max(0, node.start) : undefined;
  const last = blocks.at(-1);
  // Two lists of one kind in a row are one in Markdown.
  if (last?.type === 'list' && (last.start === undefined) === (start === undefined)) last.items.push(...items);
  else if (items.length > 0) blocks.push({ type: 'list', start, loose: node.dataset.loose !== undefined, items });
}

function addQuote(blocks, node, isPreserved) {
  const paragraphs = linesOf(blocksOf(node, isPreserved));
  const last = blocks.at(-1);
  if (last?.type === 'quote') last.paragraphs.push(...paragraphs);
  else if (paragraphs.length > 0) blocks.push({ type: 'quote', paragraphs });
}

/** What only lays things out beside or below one another is none. */
const isTable = ({ rows }) => rows.length > 0 && Math.max(...[...rows].map(({ cells }) => cells.length)) > 1;

function tableOf({ rows }, isPreserved) {
  const all = [...rows].map(({ cells }) => [...cells]);
  const columns = Math.max(...all.map((cells) => cells.length));
  const [head, ...body] = all.map((cells) =>
    Array.from({ length: columns }, (_none, at) => (cells[at] ? linesOf(blocksOf(cells[at], isPreserved)).flat() : [])),
  );
  const align = Array.from({ length: columns }, (_none, at) => all[0][at]?.dataset.align ?? all[0][at]?.align ?? '');
  return { type: 'table', align: align.map((one) => (/^(left|center|right)$/.test(one) ? one : '')), head, rows: body };
}
