// Makes writing easier where script runs: buttons that write Markdown, a preview that follows the words, and a question
// before unsaved words are left behind. Without it the page does the same by its buttons.
const toolbar = document.querySelector('[data-toolbar]');
const text = document.querySelector('#field-body');
const form = text?.form;
const refresh = document.querySelector('[data-preview]');
const frame = document.querySelector('iframe[name="campaign-preview"]');

if (toolbar && text && form) {
  toolbar.hidden = false;
  toolbar.addEventListener('click', (event) => {
    const tool = event.target.closest('[data-tool]');
    if (tool) use(tool);
  });
  toolbar.addEventListener('keydown', move);
  text.addEventListener('keydown', (event) => {
    const name = (event.ctrlKey || event.metaKey) && !event.altKey && { b: 'bold', i: 'italic', k: 'link' }[event.key];
    if (!name) return;
    event.preventDefault();
    use(toolbar.querySelector(`[data-tool="${name}"]`));
  });
}

if (form && refresh && frame) followWords();
if (form) askBeforeLeaving();

/** Arrow keys go from button to button; Tab leaves the bar (WAI-ARIA toolbar). */
function move(event) {
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

function use(tool) {
  const words = tool.dataset.words;
  switch (tool.dataset.tool) {
    case 'bold':
      return around('**', '**', words);
    case 'italic':
      return around('*', '*', words);
    case 'heading':
      return eachLine('## ');
    case 'list':
      return eachLine('- ');
    case 'quote':
      return eachLine('> ');
    case 'link':
      return around('[', '](https://)', words);
    default:
      return chooseFile();
  }
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
function eachLine(mark) {
  const { selectionStart, selectionEnd, value } = text;
  const start = value.lastIndexOf('\n', selectionStart - 1) + 1;
  const stop = value.indexOf('\n', selectionEnd);
  const end = stop < 0 ? value.length : stop;
  const lines = value.slice(start, end).split('\n');
  const isMarked = lines.every((line) => line.startsWith(mark));
  const changed = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
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

/** Asks the server for the mail as it would be now, and shows it without a jump. */
function followWords() {
  let waiting;
  let latest = 0;
  const show = async () => {
    const turn = ++latest;
    const words = new FormData(form);
    words.delete('file');
    const answer = await fetch(refresh.formAction, { method: 'POST', body: words }).catch(() => undefined);
    if (!answer?.ok) return;
    const mail = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const shown = frame.contentDocument;
    // An older answer may come late; the frame's own rules for content hold for what is put into it.
    if (turn !== latest || !shown) return;
    const top = shown.documentElement.scrollTop;
    shown.replaceChild(shown.adoptNode(mail.documentElement), shown.documentElement);
    shown.documentElement.scrollTop = top;
  };
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void show(), 400);
  });
  refresh.addEventListener('click', (event) => {
    event.preventDefault();
    void show();
  });
}

function askBeforeLeaving() {
  let isChanged = false;
  form.addEventListener('input', () => {
    isChanged = true;
  });
  form.addEventListener('submit', () => {
    isChanged = false;
  });
  window.addEventListener('beforeunload', (event) => {
    if (isChanged) event.preventDefault();
  });
}
