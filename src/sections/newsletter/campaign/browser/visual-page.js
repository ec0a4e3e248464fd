// Between the blocks of a text and the elements that show them. Whatever else stands among the elements, by pasting or by
// the browser's own doing, is read as the words it holds.
const field = /\{\{\s*[\p{L}\p{N}_.-]*\s*(?:\|[^{}]*)?\}\}/u;

/** Elements for blocks; `pictureAt` says where a picture of the text is to be had. */
export function elementsOf(blocks, pictureAt) {
  const shown = (tag, runs) => element(tag, inline(runs, pictureAt));
  return blocks.map((block) => {
    switch (block.type) {
      case 'heading':
        return shown(`h${block.level}`, block.runs);
      case 'list': {
        const list = element(
          block.start === undefined ? 'ul' : 'ol',
          block.items.map((runs) => shown('li', runs)),
        );
        if (block.start !== undefined) list.start = block.start;
        if (block.loose) list.dataset.loose = '';
        return list;
      }
      case 'quote':
        return element(
          'blockquote',
          block.paragraphs.map((runs) => shown('p', runs)),
        );
      case 'rule':
        return element('hr', []);
      default:
        return shown('p', block.runs);
    }
  });
}

function element(tag, children) {
  const made = document.createElement(tag);
  made.append(...children);
  if (!made.hasChildNodes() && tag !== 'hr') made.append(document.createElement('br'));
  return made;
}

function inline(runs, pictureAt) {
  return runs.map((run) => {
    let node = leaf(run, pictureAt);
    if (run.italic) node = element('em', [node]);
    if (run.bold) node = element('strong', [node]);
    if (!run.href) return node;
    const link = element('a', [node]);
    link.setAttribute('href', run.href);
    return link;
  });
}

function leaf({ kind, text, address }, pictureAt) {
  if (kind === 'break') return document.createElement('br');
  if (kind === 'field') return fieldChip(text);
  if (kind === 'text') return document.createTextNode(text);
  const picture = document.createElement('img');
  picture.alt = text;
  picture.dataset.address = address;
  picture.src = pictureAt(address);
  return picture;
}

/** A merge field as one thing that is moved and deleted whole. */
export function fieldChip(text) {
  const chip = element('span', [document.createTextNode(text)]);
  chip.className = 'campaign-chip';
  chip.contentEditable = 'false';
  chip.dataset.field = text;
  return chip;
}

/** The first field that is written out as words in a text node: `{ start, text }`. */
export function fieldIn(words) {
  const found = field.exec(words);
  return found ? { start: found.index, text: found[0] } : undefined;
}

const headings = { H1: 1, H2: 2, H3: 3, H4: 4, H5: 4, H6: 4 };
const silent = new Set(['SCRIPT', 'STYLE', 'TITLE', 'META', 'LINK', 'TEMPLATE', 'NOSCRIPT', 'OBJECT', 'IFRAME', 'SVG']);
const own =
  'P,DIV,H1,H2,H3,H4,H5,H6,UL,OL,LI,BLOCKQUOTE,HR,PRE,TABLE,TBODY,THEAD,TR,TD,TH,SECTION,ARTICLE,HEADER,FOOTER,MAIN,DL,DT,DD,FIGURE';
const isBlock = new Set(own.split(','));

/** The blocks that elements say. `isPreserved`: a line feed in their words is a break, as in the editor itself. */
export function blocksOf(root, isPreserved) {
  const blocks = [];
  let runs = [];
  const flush = (make = (words) => ({ type: 'paragraph', runs: words })) => {
    if (runs.some(({ kind, text }) => kind !== 'break' && (kind !== 'text' || text.trim()))) blocks.push(make(runs));
    runs = [];
  };
  const walk = (node, marks, make) => {
    if (node.nodeType === Node.TEXT_NODE) return runs.push(...wordsOf(node.data, marks, isPreserved));
    if (node.nodeType !== Node.ELEMENT_NODE || silent.has(node.tagName.toUpperCase())) return undefined;
    if (!isBlock.has(node.tagName)) return readInline(node, marks, (child, next) => walk(child, next, make));
    flush(make);
    const level = headings[node.tagName];
    if (node.tagName === 'HR') blocks.push({ type: 'rule' });
    else if (node.tagName === 'UL' || node.tagName === 'OL') addList(blocks, node, isPreserved);
    else if (node.tagName === 'BLOCKQUOTE') addQuote(blocks, node, isPreserved);
    else {
      const next = level ? (words) => ({ type: 'heading', level, runs: words }) : make;
      for (const child of node.childNodes) walk(child, marks, next);
      flush(next);
    }
    return undefined;
  };
  const readInline = (node, marks, each) => {
    const { tagName, dataset } = node;
    if (dataset.field) return runs.push({ kind: 'field', text: dataset.field, address: '', ...marks });
    if (tagName === 'BR') return runs.push({ kind: 'break', text: '\n', address: '', ...marks });
    if (tagName === 'IMG') return addPicture(runs, node, marks);
    const next = marked(node, marks);
    for (const child of node.childNodes) each(child, next);
    return undefined;
  };
  for (const child of root.childNodes) walk(child, { bold: false, italic: false, href: '' }, undefined);
  flush();
  return blocks;
}

function marked(node, marks) {
  const { tagName, style } = node;
  const isPlain = style.fontWeight === 'normal' || style.fontWeight === '400';
  const isBold =
    ((tagName === 'B' || tagName === 'STRONG') && !isPlain) ||
    Number(style.fontWeight) >= 600 ||
    style.fontWeight === 'bold';
  const href = tagName === 'A' ? (node.getAttribute('href') ?? '') : '';
  return {
    bold: marks.bold || isBold,
    italic: marks.italic || tagName === 'I' || tagName === 'EM' || style.fontStyle === 'italic',
    href: /^(https?:|mailto:|tel:)/i.test(href) && !/[\\\s]/.test(href) ? href : marks.href,
  };
}

/** Only pictures that the text already has: one from elsewhere would be loaded from there by every reader. */
function addPicture(runs, { dataset, alt }, marks) {
  if (dataset.address) runs.push({ kind: 'image', text: alt, address: dataset.address, ...marks });
  else if (alt) runs.push({ kind: 'text', text: alt, address: '', ...marks });
}

function wordsOf(words, marks, isPreserved) {
  const runs = [];
  for (let rest = isPreserved ? words : words.replace(/[ \t\n\r]+/g, ' '); rest; ) {
    const found = fieldIn(rest);
    const end = found?.start ?? rest.length;
    for (const part of rest.slice(0, end).split(/(\n)/))
      if (part) runs.push({ kind: part === '\n' ? 'break' : 'text', text: part, address: '', ...marks });
    if (found) runs.push({ kind: 'field', text: found.text, address: '', ...marks });
    rest = rest.slice(end + (found?.text.length ?? 0));
  }
  return runs;
}

function addList(blocks, node, isPreserved) {
  const items = [...node.children].flatMap((child) =>
    blocksOf(child, isPreserved).flatMap(
      (block) => block.items ?? block.paragraphs ?? (block.runs ? [block.runs] : []),
    ),
  );
  const start = node.tagName === 'OL' ? Math.max(0, node.start) : undefined;
  const last = blocks.at(-1);
  // Two lists of one kind in a row are one in Markdown.
  if (last?.type === 'list' && (last.start === undefined) === (start === undefined)) last.items.push(...items);
  else if (items.length > 0) blocks.push({ type: 'list', start, loose: node.dataset.loose !== undefined, items });
}

function addQuote(blocks, node, isPreserved) {
  const paragraphs = blocksOf(node, isPreserved).flatMap(
    (block) => block.items ?? block.paragraphs ?? (block.runs ? [block.runs] : []),
  );
  const last = blocks.at(-1);
  if (last?.type === 'quote') last.paragraphs.push(...paragraphs);
  else if (paragraphs.length > 0) blocks.push({ type: 'quote', paragraphs });
}
