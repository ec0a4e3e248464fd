import { merged } from './emphasis.js';
import { runsOf } from './inline.js';
import { addressed, isBlank, isMark, isWord, sign, unlikeABlock } from './sign.js';
import { orUndefined } from './unshown.js';

/**
 * One paragraph: every sign becomes a cell, marks are stretches of cells, and stretches are put where Markdown reads them.
 * Stars are written as long as they say what is meant; where they do not, as within a word, `<em>` and `<strong>` do.
 */
export function line(runs) {
  const cells = trimmed(
    runs.flatMap((run) => (run.kind === 'text' ? [...run.text].map((text) => ({ ...run, text })) : [run])),
  );
  const meant = JSON.stringify(seen(cells));
  const ways = [{ bold: '**', italic: '*' }, { bold: '**' }, {}].map((stars) => () => written(cells, stars));
  const exact = ways.find((way) => {
    const words = way();
    return words !== undefined && JSON.stringify(seen(orUndefined(() => runsOf(words)) ?? [])) === meant;
  });
  return (exact ?? ways.at(-1))();
}

function written(cells, stars) {
  const links = stretches(cells, 'href');
  const bold = cut(stretches(cells, 'bold'), links).flatMap((one) => fitting(cells, one, stars.bold));
  const italic = cut(cut(stretches(cells, 'italic'), links), bold).flatMap((one) => fitting(cells, one, stars.italic));
  if (stars.italic && isCrowded(cells, [...bold, ...italic])) return undefined;
  const before = cells.map(() => '');
  const after = cells.map(() => '');
  const all = [
    ...links.map((one) => ({ ...one, open: '[', close: `](${addressed(cells[one.from].href)})` })),
    ...bold.map((one) => ({ ...one, ...(stars.bold ? same('**') : tagged('strong')) })),
    ...italic.map((one) => ({ ...one, ...(stars.italic ? same(slant(cells, one, bold)) : tagged('em')) })),
  ].sort((a, b) => b.to - b.from - (a.to - a.from));
  // The longest first, so that each opens around and closes after those it holds.
  for (const { from, to, open, close } of all) {
    before[from] += open;
    after[to - 1] = close + after[to - 1];
  }
  const words = cells.map((cell, at) => before[at] + sign(cells, at, before[at + 1]) + after[at]).join('');
  return words.split('\n').map(unlikeABlock).join('\n');
}

/** Stars beside stars, and stars within a stretch that touch a word of it, are told apart by few programs. */
const isCrowded = (cells, all) =>
  all.some((one) =>
    all.some(
      (other) =>
        one.to === other.from ||
        (other.from < one.from && one.from < other.to && !isBlank(cells[one.from - 1])) ||
        (other.from < one.to && one.to < other.to && !isBlank(cells[one.to])),
    ),
  );

const same = (mark) => ({ open: mark, close: mark });
const tagged = (name) => ({ open: `<${name}>`, close: `</${name}>` });

/** What can be seen of the words: the marks of a space are not. */
const seen = (runs) =>
  merged(
    runs
      .flatMap((run) => (run.kind === 'text' ? [...run.text].map((text) => ({ ...run, text })) : [run]))
      .map((cell) => (isBlank(cell) ? { ...cell, bold: false, italic: false } : cell)),
  ).map(({ kind, text, address, width, bold, italic, href }) => [
    kind,
    kind === 'image' ? text.replace(/\s+/g, ' ') : text,
    address,
    width,
    bold,
    italic,
    href,
  ]);

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
      .filter((other) => other.from < to && other.to > from)
      .filter((other) => !(other.from >= from && other.to <= to) && !(other.from <= from && other.to >= to))
      .flatMap((other) => [other.from, other.to])
      .filter((edge) => edge > from && edge < to);
    const points = [from, ...edges.sort((a, b) => a - b), to];
    return points.slice(1).map((end, at) => ({ from: points[at], to: end }));
  });

/** Stars hold words to their edges; a mark between them and a word beyond would keep them from being read. */
function fitting(cells, { from, to }, hasStars) {
  const isBeyond = (inner, outer) => hasStars && isMark(inner) && isWord(outer) && inner.href === outer.href;
  while (from < to && (isBlank(cells[from]) || isBeyond(cells[from], cells[from - 1]))) from++;
  while (to > from && (isBlank(cells[to - 1]) || isBeyond(cells[to - 1], cells[to]))) to--;
  return from < to ? [{ from, to }] : [];
}

/** Beside the stars of bold words the other sign is clearer; within a word it would not be read. */
function slant(cells, { from, to }, bold) {
  const touches = bold.some((other) => (other.from === from) !== (other.to === to));
  return touches && !isWord(cells[from - 1]) && !isWord(cells[to]) ? '_' : '*';
}
