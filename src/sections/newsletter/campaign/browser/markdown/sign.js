// One sign as Markdown reads it: what is a mark to Markdown and a word to the writer is escaped.
export const isBlank = ({ kind, text }) => kind === 'break' || (kind === 'text' && /^[ \t\n]$/.test(text));
export const isMark = (cell) => cell !== undefined && (cell.kind !== 'text' || /^[\p{P}\p{S}]$/u.test(cell.text));
export const isWord = (cell) => cell !== undefined && !isBlank(cell) && !isMark(cell);

export const addressed = (address) =>
  /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;

export function sign(cells, at, next = '') {
  const { kind, text, address, width } = cells[at];
  if (kind === 'field') return text;
  if (kind === 'break') return '\\\n';
  if (kind === 'image') return `![${described(text)}](${addressed(address)}${width ? ` "=${width}"` : ''})`;
  if (/^[\t\n]$/.test(text)) return ' ';
  if (/^[\\*[\]`<|]$/.test(text)) return `\\${text}`;
  const [before, after] = [cells[at - 1], cells[at + 1]];
  if (text === '_') return isWord(before) && isWord(after) ? '_' : '\\_';
  if (text === '~') return before?.text === '/' ? '~' : '\\~';
  if (text === '!') return next.includes('[') || after?.kind === 'image' ? '\\!' : '!';
  if (text === '#') return !before || isBlank(before) ? '\\#' : '#';
  if (text === '&') return beginsEntity(cells, at) ? '\\&' : '&';
  return text;
}

const described = (text) => text.replace(/[\\[\]*_`<&~|]/g, '\\$&').replace(/\s+/g, ' ');

const beginsEntity = (cells, at) =>
  /^&(#x?)?[\da-z]+;/i.test(
    cells
      .slice(at, at + 40)
      .map((cell) => cell.text)
      .join(''),
  );

/** A line that begins like a point, a quotation or an underline is words all the same. */
export const unlikeABlock = (words) =>
  words
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(>|-(?=[- ]*$)|=(?==*\s*$)|:(?=[-:| ]*$))/, '\\$1');
