import { panelOf } from './panel.js';

/** Asks which field stands here, and what stands where it is not known. */
export function fieldPanel(area, surface) {
  const { caret } = surface;
  const [name, fallback] = ['#visual-field', '#visual-fallback'].map((id) => area.querySelector(id));
  let current;
  const self = panelOf(area, 'field', surface, {
    take: () => {
      const words = fallback.value.replace(/[{}|]/g, '').trim();
      const text = words ? `{{${name.value}|${words}}}` : `{{${name.value}}}`;
      self.close();
      if (current) caret.choose(current);
      // As if typed: what is typed to its last brace becomes a field.
      document.execCommand('insertText', false, text);
    },
    remove: () => {
      self.close();
      caret.choose(current);
      document.execCommand('delete');
    },
  });
  const open = () => {
    current = caret.beside('[data-field]');
    caret.note();
    const [, field = name.options[0].value, words = ''] =
      /^\{\{\s*([^|}]*?)\s*(?:\|([^}]*))?\}\}$/.exec(current?.dataset.field ?? '') ?? [];
    name.value = field;
    fallback.value = words;
    self.open(current !== undefined, name);
  };
  surface.region.addEventListener('dblclick', (event) => {
    const chip = event.target.closest?.('[data-field]');
    if (!chip) return;
    caret.choose(chip);
    open();
  });
  return { open };
}
