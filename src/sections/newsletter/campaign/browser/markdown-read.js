// Reads the Markdown that the visual mode can show: headings, paragraphs, flat lists, quotations, lines, pictures, links,
// bold, italic, merge fields. For everything else it answers undefined, so that nothing is shown as what it is not.

/**
 * Blocks: {type: 'heading', level, runs} | {type: 'paragraph', runs} | {type: 'list', start, loose, items: runs[]} (start
 * undefined: points) | {type: 'quote', paragraphs: runs[]} | {type: 'rule'}.
 * Runs: {kind: 'text' | 'field' | 'image' | 'break', text, address, bold, italic, href}.
 */
export function readMarkdown(text) {
  try {
    return blocksOf(text.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n'));
  } catch (error) {
    if (error instanceof Unshown) return undefined;
    throw error;
  }
}

class Unshown extends Error {}

const unshown = () => {
  throw new Unshown();
};

const heading = /^ {0,3}(#{1,6})(?: +(.*?))??(?: +#+)? *$/;
const rule = /^ {0,3}([-*_])(?: *\1){2,} *$/;
const quote = /^ {0,3}> ?/;
const item = /^( {0,3})([-*+]|\d{1,9}[.)])(?: {1,4}(?! )(.*)| *)$/;
const unshownLine = /^ {0,3}(```|~~~|\[[^\]]+\]:)/;
const underline = /^ {0,3}(?:=+|-+) *$/;
const tableRow = /^ *\|? *:?-+:? *(\| *:?-+:? *)*\|? *$/;
const interrupts = /^ {0,3}(?:[-*+]|1[.)]) +\S/;

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
    else if (item.test(line)) at = readList(lines, at, blocks);
    else at = readParagraph(lines, at, blocks);
  }
  return blocks;
}

function readParagraph(lines, from, blocks) {
  let at = from + 1;
  for (; at < lines.length && lines[at].trim() !== ''; at++) {
    const line = lines[at];
    if (underline.test(line) || (tableRow.test(line) && line.includes('|')) || unshownLine.test(line)) unshown();
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

function readList(lines, from, blocks) {
  const items = [];
  const kind = item.exec(lines[from])[2].at(-1);
  let loose = false;
  let at = from;
  while (at < lines.length) {
    const found = item.exec(lines[at]);
    if (!found || rule.test(lines[at])) break;
    const [, indent, mark, first = ''] = found;
    if (mark.at(-1) !== kind) break;
    // Deeper points are lists within the list.
    if (indent !== '') unshown();
    const words = [first];
    for (at++; at < lines.length && lines[at].trim() !== '' && !item.test(lines[at].trim()); at++)
      words.push(lines[at]);
    if (words.some((line) => isBlock(line))) unshown();
    items.push(runsOf(joined(words)));
    if (lines[at] !== undefined && /^ +\S/.test(lines[at])) unshown();
    let next = at;
    while (next < lines.length && lines[next].trim() === '') next++;
    if (next > at && next < lines.length) {
      if (lines[next].startsWith(' ')) unshown();
      if (item.exec(lines[next])?.[2].at(-1) === kind && !rule.test(lines[next])) {
        loose = true;
        at = next;
      }
    }
  }
  blocks.push({
    type: 'list',
    start: kind === '.' || kind === ')' ? Number.parseInt(lines[from], 10) : undefined,
    loose,
    items,
  });
  return at;
}

const isBlock = (line) => {
  const bare = line.trim();
  return (
    heading.test(bare) ||
    rule.test(bare) ||
    quote.test(bare) ||
    item.test(bare) ||
    unshownLine.test(bare) ||
    underline.test(bare) ||
    (tableRow.test(bare) && bare.includes('|')) ||
    /^\[[ xX]\]( |$)/.test(bare)
  );
};

/** Spaces before a line mean nothing; two after it are a break. */
const joined = (lines) =>
  lines
    .map((line) => line.trimStart())
    .join('\n')
    .trimEnd();

const field = /^\{\{\s*[\p{L}\p{N}_.-]*\s*(?:\|[^{}]*)?\}\}/u;
const target = /^\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)\s*\)/;
const punctuation = /[\p{P}\p{S}]/u;

/** What stands in a line. */
function runsOf(text) {
  return merged(emphasised(tokensOf(text)));
}

function tokensOf(text) {
  const tokens = [];
  const plain = { address: '', bold: false, italic: false, href: '' };
  const push = (kind, words, more) => tokens.push({ kind, text: words, ...plain, ...more });
  if ((text.replace(/\\~/g, '').match(/(?<!\/)~/g) ?? []).length > 1) unshown();
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const [found = ''] = /^(?:\\\n| {2,}\n|\\[!-/:-@[-`{-~]| *\n|\*+|_+)/.exec(rest) ?? field.exec(rest) ?? [];
    if (found.startsWith('{{')) push('field', found);
    else if (found === '\\\n' || /^ {2,}\n$/.test(found)) push('break', '\n');
    else if (found.endsWith('\n')) push('text', ' ');
    else if (found.startsWith('\\')) push('text', found[1]);
    else if (found) tokens.push(delimiter(text, at, found));
    else if (/^(`|<[a-z/!?]|&(#x?)?[\da-z]+;)/i.test(rest)) unshown();
    else {
      const link = linkAt(rest);
      if (link?.isImage) push('image', link.words.replace(/\\([!-/:-@[-`{-~])/g, '$1'), { address: link.address });
      else if (link) tokens.push(...linked(link));
      else push('text', String.fromCodePoint(rest.codePointAt(0)));
      at += link ? link.length : String.fromCodePoint(rest.codePointAt(0)).length;
    }
    at += found.length;
  }
  return tokens;
}

/** A link keeps its own emphasis inside; what stands around it is added later. */
const linked = ({ words, address }) => {
  if (!words.trim() || !address) unshown();
  return emphasised(tokensOf(words)).map((token) => {
    if (token.href) unshown();
    return { ...token, href: address };
  });
};

function linkAt(rest) {
  const isImage = rest.startsWith('![');
  if (!isImage && !rest.startsWith('[')) return undefined;
  const start = isImage ? 2 : 1;
  let depth = 1;
  let end = start;
  for (; end < rest.length; end++) {
    if (rest[end] === '\\') end++;
    else if (rest[end] === '[') depth++;
    else if (rest[end] === ']' && --depth === 0) break;
  }
  if (depth > 0 || rest[end + 1] !== '(') return undefined;
  const found = target.exec(rest.slice(end + 1)) ?? unshown();
  const address = found[1].replace(/^<|>$/g, '');
  if (/[\\&]#?\w*;|\\/.test(address)) unshown();
  return { isImage, words: rest.slice(start, end), address, length: end + 1 + found[0].length };
}

function delimiter(text, at, run) {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? ' ';
  const after = Array.from(text.slice(at + run.length, at + run.length + 2))[0] ?? ' ';
  const [isSpaceBefore, isSpaceAfter] = [before, after].map((sign) => /\s/.test(sign));
  const [isMarkBefore, isMarkAfter] = [before, after].map((sign) => punctuation.test(sign));
  const left = !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore);
  const right = !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter);
  const isStar = run[0] === '*';
  return {
    kind: 'delimiter',
    sign: run[0],
    size: run.length,
    left: run.length,
    opens: left && (isStar || !right || isMarkBefore),
    closes: right && (isStar || !left || isMarkAfter),
  };
}

/** Emphasis as CommonMark pairs its marks; a mark without its partner is what it looks like. */
function emphasised(tokens) {
  for (const [at, closer] of tokens.entries()) {
    if (closer.kind !== 'delimiter' || !closer.closes) continue;
    for (let from = at - 1; from >= 0 && closer.left > 0; from--) {
      const opener = tokens[from];
      while (opener.kind === 'delimiter' && pairs(opener, closer)) {
        const used = Math.min(opener.left, closer.left, 2);
        opener.left -= used;
        closer.left -= used;
        for (const between of tokens.slice(from + 1, at)) {
          if (between.kind === 'delimiter') between.opens = between.closes = false;
          else between[used === 2 ? 'bold' : 'italic'] = true;
          if (between.kind === 'delimiter' && between.left > 0) unshown();
        }
      }
    }
  }
  return tokens.flatMap((token) => {
    if (token.kind !== 'delimiter') return [token];
    // Alone between spaces, or within a word, it is only a sign.
    if (token.left > 0 && (token.left < token.size || (token.opens && token.closes && token.sign === '*'))) unshown();
    return token.left > 0
      ? [{ kind: 'text', text: token.sign.repeat(token.left), address: '', bold: false, italic: false, href: '' }]
      : [];
  });
}

const pairs = (opener, closer) =>
  opener.opens &&
  opener.sign === closer.sign &&
  opener.left > 0 &&
  closer.left > 0 &&
  !(
    (opener.closes || closer.opens) &&
    (opener.size + closer.size) % 3 === 0 &&
    (opener.size % 3 !== 0 || closer.size % 3 !== 0)
  );

/** Neighbours that look alike are one. */
export function merged(runs) {
  const all = [];
  for (const run of runs) {
    const last = all.at(-1);
    const isAlike =
      last?.kind === 'text' && run.kind === 'text' && ['bold', 'italic', 'href'].every((key) => last[key] === run[key]);
    if (isAlike) last.text += run.text;
    else all.push({ ...run });
  }
  return all;
}
