// The words of an element: their marks, the fields and the pictures among them.
import { fieldIn } from './field.js';

export function marked(node, marks) {
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
export function pictureOf(node, marks) {
  const { dataset, alt } = node;
  // As it is written, not as wide as it happens to be shown.
  const width = Number.parseInt(node.getAttribute('width') ?? '', 10);
  if (dataset.address)
    return [
      { kind: 'image', text: alt, address: dataset.address, width: width > 0 && width < 10_000 ? width : 0, ...marks },
    ];
  return alt ? [{ kind: 'text', text: alt, address: '', width: 0, ...marks }] : [];
}

export function wordsOf(words, marks, isPreserved) {
  const runs = [];
  const push = (kind, text) => runs.push({ kind, text, address: '', width: 0, ...marks });
  for (let rest = isPreserved ? words : words.replace(/[ \t\n\r]+/g, ' '); rest; ) {
    const found = fieldIn(rest);
    const end = found?.start ?? rest.length;
    for (const part of rest.slice(0, end).split(/(\n)/)) if (part) push(part === '\n' ? 'break' : 'text', part);
    if (found) push('field', found.text);
    rest = rest.slice(end + (found?.text.length ?? 0));
  }
  return runs;
}
