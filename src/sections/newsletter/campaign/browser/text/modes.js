// The ways of writing, and how a text goes from one to another. What would be lost is said before, and nothing happens until
// somebody has read it.
import { cleaned, showRemoved } from './cleaned.js';
import { markdownOf } from './convert.js';

/** `visual`: `{ show(isFocused): boolean, hide() }`; what it cannot show stays Markdown. */
export function offerModes(form, text, visual) {
  const modes = document.querySelector('[data-modes]');
  const loss = document.querySelector('[data-loss]');
  const refused = document.querySelector('[data-visual-refused]');
  const choice = document.querySelector('[data-format]');
  const formats = form.elements.namedItem('format');
  let current = formats.value;
  choice.hidden = true;
  modes.hidden = false;

  const kept = form.elements.namedItem('mode');

  const enter = (mode, isAsked = true) => {
    const isShown = mode === 'visual' && visual.show(isAsked);
    if (!isShown) visual.hide();
    refused.textContent = mode === 'visual' && !isShown ? refused.dataset.words : '';
    current = mode === 'visual' && !isShown ? 'markdown' : mode;
    formats.value = current === 'html' ? 'html' : 'markdown';
    kept.value = current === 'visual' ? 'visual' : '';
    for (const one of modes.querySelectorAll('[data-mode]'))
      one.setAttribute('aria-pressed', String(one.dataset.mode === current));
    if (!isShown && isAsked) text.focus();
  };

  const write = (words) => {
    text.value = words;
    text.dispatchEvent(new Event('input', { bubbles: true }));
  };

  /** Goes on at once where nothing is lost, otherwise when somebody says so. */
  const afterWarning = (lost, go) => {
    loss.hidden = lost.length === 0;
    if (lost.length === 0) return go();
    loss.querySelector('ul').replaceChildren(
      ...lost.map((what) => {
        const item = document.createElement('li');
        item.append(what);
        return item;
      }),
    );
    const [stay, further] = [loss.querySelector('[data-stay]'), loss.querySelector('[data-go]')];
    stay.onclick = () => {
      loss.hidden = true;
      text.focus();
    };
    further.onclick = () => {
      loss.hidden = true;
      go();
    };
    stay.focus();
    return undefined;
  };

  const line = document.querySelector('[data-removed]').dataset.line;
  const named = (removed) => removed.map(({ line: at, what }) => `${line} ${at}: ${what}`);

  const change = async (mode) => {
    if (!mode || mode === current) return;
    loss.hidden = true;
    if ((mode === 'html') === (current === 'html') || text.value.trim() === '') return enter(mode);
    const body = await cleaned(form);
    if (!body) return;
    if (mode === 'html')
      return afterWarning(named(body.removed), () => {
        enter(mode);
        write(body.html);
        showRemoved([]);
      });
    const { markdown, lost, isWordLost } = markdownOf(body.html);
    const all = [...named(body.removed), ...lost, ...(isWordLost ? [loss.querySelector('ul').dataset.text] : [])];
    return afterWarning(all, () => {
      text.value = markdown;
      enter(mode);
      write(text.value);
      showRemoved([]);
    });
  };
  modes.addEventListener('click', (event) => void change(event.target.closest('[data-mode]')?.dataset.mode));
  // As it was saved; the page has just come, so that nothing takes the focus.
  if (kept.value === 'visual' && current === 'markdown') enter('visual', false);
}
