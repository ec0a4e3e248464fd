/** The tool that a key stands for. */
export function keys(event) {
  if (!event.ctrlKey && !event.metaKey) return undefined;
  if (event.altKey) return event.code === 'Digit2' ? 'heading' : undefined;
  if (event.shiftKey) return { Digit8: 'list', Digit7: 'numbers' }[event.code];
  return { b: 'bold', i: 'italic', k: 'link', ']': 'indent', '[': 'outdent' }[event.key];
}

/** What a button does to what is chosen. All of it is the browser's own writing, so that its undo takes it back. */
export function toolOf(tool, caret) {
  switch (tool) {
    case 'list':
      return document.execCommand('insertUnorderedList');
    case 'numbers':
      return document.execCommand('insertOrderedList');
    case 'indent':
    case 'outdent':
      // Beside a list it would make a quotation.
      return caret.around('li') && document.execCommand(tool);
    case 'heading':
      return document.execCommand('formatBlock', false, next(caret.around('h1, h2, h3, h4')));
    case 'quote':
      return caret.around('blockquote')
        ? document.execCommand('outdent')
        : document.execCommand('formatBlock', false, 'blockquote');
    default:
      return document.execCommand(tool);
  }
}

/** From words to a heading, to a smaller one, and back. */
const next = (heading) => (!heading ? 'h2' : heading.tagName === 'H2' ? 'h3' : 'p');
