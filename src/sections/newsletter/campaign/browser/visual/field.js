// A merge field among the words: one thing, moved and deleted whole.
const field = /\{\{\s*[\p{L}\p{N}_.-]*\s*(?:\|[^{}]*)?\}\}/u;

/** The first field that is written out as words: `{ start, text }`. */
export function fieldIn(words) {
  const found = field.exec(words);
  return found ? { start: found.index, text: found[0] } : undefined;
}

export function fieldChip(text) {
  const chip = document.createElement('span');
  chip.append(text);
  chip.className = 'campaign-chip';
  chip.contentEditable = 'false';
  chip.dataset.field = text;
  return chip;
}

/** A field that was just typed to its last brace becomes one thing. */
export function chipOutOfWords(region) {
  const { anchorNode: node, anchorOffset: at } = getSelection();
  if (node?.nodeType !== Node.TEXT_NODE || !region.contains(node) || node.parentElement.dataset.field) return;
  const found = fieldIn(node.data);
  if (!found || at < found.start + found.text.length) return;
  // The browser's own insertion would put what is no text into a paragraph of its own.
  const after = node.splitText(found.start);
  after.data = after.data.slice(found.text.length);
  after.before(fieldChip(found.text));
  getSelection().collapse(after, 0);
}
