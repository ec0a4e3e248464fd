import { runsOf } from './inline.js';
import { heading, interrupts, item, quote, rule, task, underline, unshownLine } from './marks.js';
import { startsTable } from './table.js';
import { unshown } from './unshown.js';

/** Reads a list from its first line on and answers where it ends; what stands within an item is read by `blocksOf`. */
export function readList(lines, from, blocks, blocksOf) {
  const items = [];
  const kind = item.exec(lines[from])[2].at(-1);
  let loose = false;
  let at = from;
  while (at < lines.length) {
    const found = item.exec(lines[at]);
    if (!found || rule.test(lines[at]) || found[2].at(-1) !== kind) break;
    if (found[1] !== '') unshown();
    const end = endOfItem(lines, at);
    items.push(itemOf([found[4] ?? '', ...lines.slice(at + 1, end)], widthOf(found), blocksOf));
    at = end;
    let next = at;
    while (next < lines.length && lines[next].trim() === '') next++;
    if (next === at || next === lines.length) continue;
    if (lines[next].startsWith(' ')) unshown();
    if (item.exec(lines[next])?.[2].at(-1) !== kind || rule.test(lines[next])) continue;
    loose = true;
    at = next;
  }
  // How far apart the inner ones stand is not told by the outer ones alone.
  if (loose && items.some(({ lists }) => lists.length > 0)) unshown();
  const start = kind === '.' || kind === ')' ? Number.parseInt(lines[from], 10) : undefined;
  blocks.push({ type: 'list', start, loose, items });
  return at;
}

const widthOf = ([, , mark, spaces = ' ']) => mark.length + spaces.length;

/** Up to the next item beside it, or an empty line. */
function endOfItem(lines, from) {
  let at = from + 1;
  while (at < lines.length && lines[at].trim() !== '' && !/^(?:[-*+]|\d{1,9}[.)])(?: |$)/.test(lines[at])) at++;
  return at;
}

function itemOf([first, ...rest], width, blocksOf) {
  const words = [first];
  let at = 0;
  while (at < rest.length && !item.test(rest[at].trim())) words.push(rest[at++].trimStart());
  if (words.some((line, number) => isBlock(words, number, line))) unshown();
  const inner = rest.slice(at);
  if (
    inner.length > 0 &&
    (!interrupts.test(inner[0].trim()) || inner.some((line) => !line.startsWith(' '.repeat(width))))
  )
    unshown();
  const lists = blocksOf(inner.map((line) => line.slice(width)));
  if (lists.some(({ type }) => type !== 'list')) unshown();
  return { runs: runsOf(words.join('\n').trimEnd()), lists };
}

function isBlock(words, number, line) {
  const bare = line.trim();
  return (
    [heading, rule, quote, item, unshownLine, underline, task].some((mark) => mark.test(bare)) ||
    startsTable(words, number)
  );
}
