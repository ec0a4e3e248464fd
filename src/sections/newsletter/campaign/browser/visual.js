// The visual mode of the editor: the same text as it will look, written back as Markdown with every change. What is posted
// stays the Markdown alone; a text that cannot be shown this way is left as it is.
import { readMarkdown } from './markdown/read.js';
import { writeMarkdown } from './markdown/write.js';
import { fieldPanel } from './panel/field-panel.js';
import { linkPanel } from './panel/link-panel.js';
import { picturePanel } from './panel/picture-panel.js';
import { offerModes } from './text/modes.js';
import { blocksOf } from './visual/blocks.js';
import { caretIn } from './visual/caret.js';
import { elementsOf } from './visual/elements.js';
import { chipOutOfWords } from './visual/field.js';
import { keys, toolOf } from './visual/keys.js';
import { takePasted } from './visual/paste.js';
import { offerTableTools } from './visual/table-tools.js';

const area = document.querySelector('[data-visual]');
const text = document.querySelector('#field-body');
const form = text?.form;

if (area && form) start();

function start() {
  const region = area.querySelector('[contenteditable]');
  const toolbar = document.querySelector('[data-toolbar]');
  document.execCommand('defaultParagraphSeparator', false, 'p');
  document.execCommand('styleWithCSS', false, 'false');

  /** Where this page gets a picture of the text from; nothing is loaded from elsewhere. */
  const pictureAt = (address) => {
    const campaign = form.elements.namedItem('campaign')?.value;
    if (address.startsWith('cid:')) return campaign ? `/staff/campaigns/${campaign}/files/${address.slice(4)}` : '';
    return URL.canParse(address) ? new URL(address).pathname : address;
  };

  const caret = caretIn(region);
  const surface = {
    region,
    caret,
    insert: (nodes) => {
      const holder = document.createElement('div');
      holder.append(...nodes);
      document.execCommand('insertHTML', false, holder.innerHTML);
    },
    inline: (run) => elementsOf([{ type: 'paragraph', runs: [run] }], pictureAt)[0].childNodes,
    elements: (blocks) => elementsOf(blocks, pictureAt),
  };
  const panels = {
    link: linkPanel(area, surface),
    field: fieldPanel(area, surface),
    image: picturePanel(area, surface, form),
  };
  const table = offerTableTools(area, surface, toolbar.querySelector('[data-tool="table"]').dataset.words);

  /** Shown only if writing it again says the same. */
  const show = (isFocused) => {
    const blocks = readMarkdown(text.value);
    const again = blocks && readMarkdown(writeMarkdown(blocks));
    if (!blocks || JSON.stringify(blocks) !== JSON.stringify(again)) return false;
    region.replaceChildren(...surface.elements(blocks.length > 0 ? blocks : [{ type: 'paragraph', runs: [] }]));
    area.hidden = false;
    text.closest('.field').hidden = true;
    toolbar.setAttribute('aria-controls', region.id);
    if (isFocused) region.focus();
    return true;
  };
  const hide = () => {
    area.hidden = true;
    text.closest('.field').hidden = false;
    toolbar.setAttribute('aria-controls', text.id);
  };
  offerModes(form, text, { show, hide });

  region.addEventListener('input', (event) => {
    // Whoever takes a field back wants the words that it was made of.
    if (!event.inputType?.startsWith('history')) chipOutOfWords(region);
    // Joined lines bring styles of the browser's own making.
    for (const styled of region.querySelectorAll('[style]')) styled.removeAttribute('style');
    caret.unnest();
    if (!region.firstElementChild) document.execCommand('formatBlock', false, 'p');
    text.value = writeMarkdown(blocksOf(region, true));
  });

  const use = (tool) => {
    caret.back();
    if (panels[tool]) return panels[tool].open();
    if (tool === 'table') return table.insert();
    return toolOf(tool, caret);
  };

  toolbar.addEventListener(
    'click',
    (event) => {
      const tool = event.target.closest('[data-tool]')?.dataset.tool;
      if (!tool || area.hidden) return;
      event.stopPropagation();
      use(tool);
    },
    { capture: true },
  );
  region.addEventListener('keydown', (event) => {
    const tool = keys(event);
    if (!tool) return;
    event.preventDefault();
    use(tool);
  });
  takePasted(surface, (file) => panels.image.open(file));
}
