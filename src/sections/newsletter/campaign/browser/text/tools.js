// The buttons above the text, as they write Markdown or HTML into it. The visual mode takes them over while it is shown.
const text = document.querySelector('#field-body');

/** What a button puts around what is chosen, before each line of it, or in its place. */
const markdown = {
  bold: { around: ['**', '**'] },
  italic: { around: ['*', '*'] },
  link: { around: ['[', '](https://)'] },
  heading: { each: '## ' },
  list: { each: '- ' },
  numbers: { each: '1. ' },
  indent: { each: '  ', isAlways: true },
  outdent: { each: '  ', isNever: true },
  quote: { each: '> ' },
  field: { around: ['{{email|', '}}'] },
  table: { around: ['| ', ' | … |\n| --- | --- |\n| … | … |'] },
};
const html = {
  bold: { around: ['<strong>', '</strong>'] },
  italic: { around: ['<em>', '</em>'] },
  link: { around: ['<a href="https://">', '</a>'] },
  heading: { around: ['<h2>', '</h2>'] },
  list: { around: ['<ul>\n  <li>', '</li>\n</ul>'] },
  numbers: { around: ['<ol>\n  <li>', '</li>\n</ol>'] },
  indent: { each: '  ', isAlways: true },
  outdent: { each: '  ', isNever: true },
  quote: { around: ['<blockquote>', '</blockquote>'] },
  field: { around: ['{{email|', '}}'] },
  table: { around: ['<table>\n  <tr><th>', '</th><th>…</th></tr>\n  <tr><td>…</td><td>…</td></tr>\n</table>'] },
};

export function offerTools(toolbar, form) {
  toolbar.hidden = false;
  const use = (name) => {
    const tool = toolbar.querySelector(`[data-tool="${name}"]`);
    const way = (form.elements.namedItem('format')?.value === 'html' ? html : markdown)[name];
    if (name === 'undo' || name === 'redo') {
      text.focus();
      document.execCommand(name);
    } else if (name === 'image') chooseFile();
    else if (way.around) around(...way.around, tool.dataset.words);
    else eachLine(way.each, way);
  };
  toolbar.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-tool]');
    if (tool) use(tool.dataset.tool);
  });
  toolbar.addEventListener('keydown', (event) => move(toolbar, event));
  text.addEventListener('keydown', (event) => {
    const name = (event.ctrlKey || event.metaKey) && !event.altKey && { b: 'bold', i: 'italic', k: 'link' }[event.key];
    if (!name) return;
    event.preventDefault();
    use(name);
  });
}

/** Arrow keys go from button to button; Tab leaves the bar (WAI-ARIA toolbar). */
function move(toolbar, event) {
  const tools = [...toolbar.querySelectorAll('[data-tool]')];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const at = tools.indexOf(document.activeElement);
  const next =
    event.key === 'Home' ? tools[0] : event.key === 'End' ? tools.at(-1) : step && tools.at((at + step) % tools.length);
  if (!next) return;
  event.preventDefault();
  for (const tool of tools) tool.tabIndex = tool === next ? 0 : -1;
  next.focus();
}

/** Pictures need a file and words for those who do not see it: both are asked for below. */
function chooseFile() {
  const file = document.querySelector('#field-file');
  file.closest('details').open = true;
  file.focus();
}

/** Puts marks around what is chosen, or takes them away again. */
function around(before, after, words) {
  const { selectionStart: start, selectionEnd: end, value } = text;
  const chosen = value.slice(start, end);
  const isMarked =
    value.slice(start - before.length, start) === before && value.slice(end, end + after.length) === after;
  if (isMarked && chosen) return replace(start - before.length, end + after.length, chosen, 0, chosen.length);
  const inner = chosen || words;
  replace(start, end, before + inner + after, before.length, before.length + inner.length);
}

/** Puts a mark before each chosen line, or takes it away where all of them have it. */
function eachLine(mark, { isAlways = false, isNever = false }) {
  const { selectionStart, selectionEnd, value } = text;
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const stop = value.indexOf('\n', selectionEnd);
  const end = stop < 0 ? value.length : stop;
  const lines = value.slice(start, end).split('\n');
  const isMarked = isNever || (!isAlways && lines.every((line) => line.startsWith(mark)));
  const changed = lines
    .map((line) => (!isMarked ? mark + line : line.startsWith(mark) ? line.slice(mark.length) : line))
    .join('\n');
  replace(start, end, changed, 0, changed.length);
}

/** Writes as if typed, so that the browser's own undo takes it back. */
function replace(start, end, words, from, to) {
  text.focus();
  text.setSelectionRange(start, end);
  if (!document.execCommand('insertText', false, words)) {
    text.setRangeText(words, start, end, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
  }
  text.setSelectionRange(start + from, start + to);
}
