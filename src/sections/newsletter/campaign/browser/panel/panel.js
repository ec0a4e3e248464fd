/** A panel that asks for something before it is put into the text. `deeds`: what its buttons do, by name. */
export function panelOf(area, name, { caret }, deeds) {
  const panel = area.querySelector(`[data-panel="${name}"]`);
  const problem = panel.querySelector('[data-problem]');
  const close = () => {
    panel.hidden = true;
    caret.back();
  };
  panel.addEventListener('click', (event) => {
    const deed = event.target.closest('[data-deed]')?.dataset.deed;
    if (deed) (deeds[deed] ?? close)();
  });
  panel.addEventListener('keydown', (event) => {
    const isDone = event.key === 'Enter' && event.target.matches('input:not([type="checkbox"], [type="file"]), select');
    if (event.key !== 'Escape' && !isDone) return;
    event.preventDefault();
    (event.key === 'Escape' ? close : deeds.take)();
  });
  // What is said here is no word of the issue yet.
  panel.addEventListener('input', (event) => event.stopPropagation());
  return {
    panel,
    close,
    /** `isThere`: whether there is something that could be removed. */
    open: (isThere, first) => {
      for (const other of area.querySelectorAll('[data-panel]')) other.hidden = other !== panel;
      const remove = panel.querySelector('[data-deed="remove"]');
      if (remove) remove.hidden = !isThere;
      problem.textContent = '';
      first.focus();
    },
    refuse: (words, field) => {
      problem.textContent = words;
      field.focus();
    },
  };
}
