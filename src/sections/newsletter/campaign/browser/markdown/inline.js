import { delimiter, emphasised, merged } from './emphasis.js';
import { linkAt } from './link.js';
import { unshown } from './unshown.js';

const field = /^\{\{\s*[\p{L}\p{N}_.-]*\s*(?:\|[^{}]*)?\}\}/u;
const tag = /^<(em|strong)>([^]*?)<\/\1>/;
const plain = { address: '', width: 0, bold: false, italic: false, href: '' };

/** What stands in a line. */
export const runsOf = (text) => merged(emphasised(tokensOf(text)));

/** `beside`: the sign before the text and the one after it, where it stands within a tag or a link. */
function tokensOf(text, beside = [' ', ' ']) {
  const tokens = [];
  const push = (kind, words, more) => tokens.push({ kind, text: words, ...plain, ...more });
  if ((text.replace(/\\~/g, '').match(/(?<!\/)~/g) ?? []).length > 1) unshown();
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const [found = ''] = /^(?:\\\n| {2,}\n|\\[!-/:-@[-`{-~]| *\n|\*+|_+)/.exec(rest) ?? field.exec(rest) ?? [];
    const tagged = found ? undefined : tag.exec(rest);
    at += found.length;
    if (found.startsWith('{{')) push('field', found);
    else if (found === '\\\n' || /^ {2,}\n$/.test(found)) push('break', '\n');
    else if (found.endsWith('\n')) push('text', ' ');
    else if (found.startsWith('\\')) push('text', found[1]);
    else if (found) tokens.push(delimiter(text, at - found.length, found, beside));
    else if (tagged) {
      tokens.push(...emphasis(tagged));
      at += tagged[0].length;
    } else if (/^(`|<[a-z/!?]|&(#x?)?[\da-z]+;)/i.test(rest)) unshown();
    else {
      const link = linkAt(rest);
      const sign = String.fromCodePoint(rest.codePointAt(0));
      if (link?.isImage)
        push('image', link.words.replace(/\\([!-/:-@[-`{-~])/g, '$1'), { address: link.address, width: link.width });
      else if (link) tokens.push(...linked(link));
      else push('text', sign);
      at += link ? link.length : sign.length;
    }
  }
  return tokens;
}

/** A link keeps its own emphasis inside; what stands around it is added later. */
function linked({ words, address }) {
  if (!words.trim() || !address) unshown();
  return emphasised(tokensOf(words, ['[', ']'])).map((token) => {
    if (token.href) unshown();
    return { ...token, href: address };
  });
}

/** `<em>`, `<strong>`: written where stars would not be read, and taken only where no star of theirs could meet one outside. */
function emphasis([, name, words]) {
  if (words.trim() !== words || words === '' || words.includes(`<${name}>`)) unshown();
  const inner = tokensOf(words, ['>', '<']);
  const marked = emphasised(inner);
  if (inner.some(({ kind, left }) => kind === 'delimiter' && left > 0)) unshown();
  return marked.map((token) => ({ ...token, [name === 'em' ? 'italic' : 'bold']: true }));
}
