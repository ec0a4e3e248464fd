import { unshown } from './unshown.js';

const target = /^\(\s*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)(?:\s+"=(\d{1,4})")?\s*\)/;

/** The link or picture that a text begins with; a picture may have its width in place of a title. */
export function linkAt(rest) {
  const isImage = rest.startsWith('![');
  if (!isImage && !rest.startsWith('[')) return undefined;
  const start = isImage ? 2 : 1;
  const end = closing(rest, start);
  if (end === undefined || rest[end + 1] !== '(') return undefined;
  const [whole, written, width] = target.exec(rest.slice(end + 1)) ?? unshown();
  const address = written.replace(/^<|>$/g, '');
  if (/[\\&]#?\w*;|\\/.test(address) || (width !== undefined && (!isImage || Number(width) === 0))) unshown();
  return { isImage, words: rest.slice(start, end), address, width: Number(width ?? 0), length: end + 1 + whole.length };
}

function closing(rest, start) {
  let depth = 1;
  for (let end = start; end < rest.length; end++) {
    if (rest[end] === '\\') end++;
    else if (rest[end] === '[') depth++;
    else if (rest[end] === ']' && --depth === 0) return end;
  }
  return undefined;
}
