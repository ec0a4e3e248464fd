// Writes the blocks of the visual mode as Markdown, and nothing in it that would be read as something else.

/** Blocks and runs are those of the reader. */
export const writeMarkdown = (blocks) => blocks.map(written).filter(Boolean).join('\n\n');

function written(block) {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(block.runs.map((run) => (run.kind === 'break' ? { ...run, kind: 'text', text: ' ' } : run)))}`.trim();
    case 'list':
      return block.items
        .map((runs) => line(runs))
        .filter(Boolean)
        .map((words, at) => indented(words, block.start === undefined ? '- ' : `${block.start + at}. `))
        .join(block.loose ? '\n\n' : '\n');
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

const indented = (words, mark) => mark + words.replaceAll('\n', `\n${' '.repeat(mark.length)}`);

/** One paragraph: every sign becomes a cell, marks are stretches of cells, and stretches are put where Markdown reads them. */
function line(runs) {
  const cells = trimmed(
    runs.flatMap((run) => (run.kind === 'text' ? [...run.text].map((text) => ({ ...run, text })) : [run])),
  );
  const links = stretches(cells, 'href');
  const bold = cut(stretches(cells, 'bold'), links).flatMap((one) => fitting(cells, one));
  const italic = cut(cut(stretches(cells, 'italic'), links), bold)
    .flatMap((one) => fitting(cells, one))
    .filter((one, _at, all) => !isCrowded(one, bold) && !isCrowded(one, all));
  const before = cells.map(() => '');
  const after = cells.map(() => '');
  const all = [
    ...links.map((one) => ({ ...one, open: '[', close: `](${addressed(cells[one.from].href)})` })),
    ...bold.map((one) => ({ ...one, open: '**', close: '**' })),
    ...italic.map((one) => ({ ...one, ...slant(cells, one, bold) })),
  ].sort((a, b) => b.to - b.from - (a.to - a.from));
  // The longest first, so that each opens around and closes after those it holds.
  for (const { from, to, open, close } of all) {
    before[from] += open;
    after[to - 1] = close + after[to - 1];
  }
  const words = cells.map((cell, at) => before[at] + sign(cells, at, before[at + 1]) + after[at]).join('');
  return words.split('\n').map(unlikeABlock).join('\n');
}

const isBlank = ({ kind, text }) => kind === 'break' || (kind === 'text' && /^[ \t\n]$/.test(text));

function trimmed(cells) {
  let [from, to] = [0, cells.length];
  while (from < to && isBlank(cells[from])) from++;
  while (to > from && isBlank(cells[to - 1])) to--;
  // Spaces beside a break are not read, and two of them are one.
  return cells
    .slice(from, to)
    .filter(
      (cell, at, all) =>
        cell.kind !== 'text' || !isBlank(cell) || ![all[at - 1], all[at + 1]].some((one) => one?.kind === 'break'),
    );
}

function stretches(cells, key) {
  const found = [];
  for (const [at, cell] of cells.entries()) {
    const last = found.at(-1);
    if (!cell[key]) continue;
    if (last?.to === at && cells[at - 1][key] === cell[key]) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

/** No stretch crosses the edge of another: it ends there and begins anew. */
const cut = (all, others) =>
  all.flatMap(({ from, to }) => {
    const edges = others
      .filter(
        (other) =>
          other.from < to &&
          other.to > from &&
          (other.from < from || other.to > to || other.from > from || other.to < to),
      )
      .filter((other) => !(other.from >= from && other.to <= to) && !(other.from <= from && other.to >= to))
      .flatMap((other) => [other.from, other.to])
      .filter((edge) => edge > from && edge < to);
    const points = [from, ...edges.sort((a, b) => a - b), to];
    return points.slice(1).map((end, at) => ({ from: points[at], to: end }));
  });

const isMark = (cell) => cell !== undefined && (cell.kind !== 'text' || /^[\p{P}\p{S}]$/u.test(cell.text));
const isWord = (cell) => cell !== undefined && !isBlank(cell) && !isMark(cell);

/** A stretch holds words to its edges; a mark between its edge and a word beyond it would keep it from being read. */
function fitting(cells, { from, to }) {
  const beyond = (inner, outer) => isWord(outer) && inner.href === outer.href;
  while (from < to && (isBlank(cells[from]) || (isMark(cells[from]) && beyond(cells[from], cells[from - 1])))) from++;
  while (to > from && (isBlank(cells[to - 1]) || (isMark(cells[to - 1]) && beyond(cells[to - 1], cells[to])))) to--;
  return from < to ? [{ from, to }] : [];
}

/** Stars that close and open in one place cannot be told apart: the words matter more than their slant. */
const isCrowded = ({ from, to }, others) => others.some((other) => other.to === from || other.from === to);

/** Beside the stars of bold words the other sign is clearer; within a word it would not be read. */
function slant(cells, { from, to }, bold) {
  const touches = bold.some((other) => (other.from === from) !== (other.to === to));
  const mark = touches && !isWord(cells[from - 1]) && !isWord(cells[to]) ? '_' : '*';
  return { open: mark, close: mark };
}

const addressed = (address) =>
  /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;

function sign(cells, at, next = '') {
  const { kind, text, address } = cells[at];
  if (kind === 'field') return text;
  if (kind === 'break') return '\\\n';
  if (kind === 'image')
    return `![${text.replace(/[\\[\]*_`<&~]/g, '\\$&').replace(/\s+/g, ' ')}](${addressed(address)})`;
  if (/^[\t\n]$/.test(text)) return ' ';
  if (/^[\\*[\]`<|]$/.test(text)) return `\\${text}`;
  const [before, after] = [cells[at - 1], cells[at + 1]];
  if (text === '_') return isWord(before) && isWord(after) ? '_' : '\\_';
  if (text === '~') return before?.text === '/' ? '~' : '\\~';
  if (text === '!') return next.includes('[') || after?.kind === 'image' ? '\\!' : '!';
  if (text === '#') return !before || isBlank(before) ? '\\#' : '#';
  if (text === '&')
    return /^&(#x?)?[\da-z]+;/i.test(
      cells
        .slice(at, at + 40)
        .map((cell) => cell.text)
        .join(''),
    )
      ? '\\&'
      : '&';
  return text;
}

/** A line that begins like a point, a quotation or an underline is words all the same. */
const unlikeABlock = (words) =>
  words
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(>|-(?=[- ]*$)|=(?==*\s*$)|:(?=[-:| ]*$))/, '\\$1');
