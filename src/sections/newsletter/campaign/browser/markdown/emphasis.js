import { unshown } from './unshown.js';

const punctuation = /[\p{P}\p{S}]/u;

/** A run of stars or underscores, and whether it can open and close emphasis, by the signs beside it. */
export function delimiter(text, at, run, [first, last]) {
  const before = Array.from(text.slice(Math.max(0, at - 2), at)).at(-1) ?? first;
  const after = Array.from(text.slice(at + run.length, at + run.length + 2))[0] ?? last;
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
export function emphasised(tokens) {
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
      ? [
          {
            kind: 'text',
            text: token.sign.repeat(token.left),
            address: '',
            width: 0,
            bold: false,
            italic: false,
            href: '',
          },
        ]
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
