// The visual mode of the editor: the same text as it will look, written back as Markdown with every change. What is posted
// stays the Markdown alone; a text that cannot be shown this way is left as it is.
const area = document.querySelector('[data-visual]');
const text = document.querySelector('#field-body');
const form = text?.form;
const toolbar = document.querySelector('[data-toolbar]');

if (area && form && toolbar) {
  const [{ readMarkdown }, { writeMarkdown }, page] = await Promise.all(
    ['read', 'write', 'page'].map((name) => import(area.dataset[name])),
  );
  start(readMarkdown, writeMarkdown, page);
}

function start(readMarkdown, writeMarkdown, { elementsOf, blocksOf, fieldChip, fieldIn }) {
  const region = area.querySelector('[contenteditable]');
  const modes = document.querySelector('[data-modes]');
  const refused = document.querySelector('[data-visual-refused]');
  const linkRow = area.querySelector('[data-link]');
  const [address, take, remove] = linkRow.querySelectorAll('input, button');
  let chosen;
  modes.hidden = false;
  document.execCommand('defaultParagraphSeparator', false, 'p');
  document.execCommand('styleWithCSS', false, 'false');

  const isVisual = () => !area.hidden;
  const campaign = form.elements.namedItem('campaign')?.value;
  const pictureAt = (source) =>
    campaign && source.startsWith('cid:') ? `/staff/campaigns/${campaign}/files/${source.slice(4)}` : source;

  /** Shown only if writing it again says the same. */
  const shown = () => {
    const blocks = readMarkdown(text.value);
    const again = blocks && readMarkdown(writeMarkdown(blocks));
    return JSON.stringify(blocks) === JSON.stringify(again) ? blocks : undefined;
  };

  modes.addEventListener('click', (event) => {
    const mode = event.target.closest('[data-mode]')?.dataset.mode;
    if (!mode || (mode === 'visual') === isVisual()) return;
    const blocks = mode === 'visual' ? shown() : undefined;
    refused.textContent = mode === 'visual' && !blocks ? refused.dataset.words : '';
    if (mode === 'visual' && !blocks) return;
    if (blocks)
      region.replaceChildren(...elementsOf(blocks.length > 0 ? blocks : [{ type: 'paragraph', runs: [] }], pictureAt));
    area.hidden = !blocks;
    text.closest('.field').hidden = Boolean(blocks);
    for (const one of modes.querySelectorAll('[data-mode]'))
      one.setAttribute('aria-pressed', String(one.dataset.mode === mode));
    toolbar.setAttribute('aria-controls', blocks ? region.id : text.id);
    (blocks ? region : text).focus();
  });

  region.addEventListener('input', () => {
    chipOutOfWords();
    // Joined lines bring styles of the browser's own making.
    for (const styled of region.querySelectorAll('[style]')) styled.removeAttribute('style');
    if (!region.firstElementChild) {
      document.execCommand('formatBlock', false, 'p');
    }
    text.value = writeMarkdown(blocksOf(region, true));
  });

  /** A field that was just typed to its last brace becomes one thing. */
  const chipOutOfWords = () => {
    const { anchorNode: node } = getSelection();
    const found =
      node?.nodeType === Node.TEXT_NODE &&
      region.contains(node) &&
      !node.parentElement.dataset.field &&
      fieldIn(node.data);
    if (!found) return;
    const after = node.splitText(found.start);
    after.data = after.data.slice(found.text.length);
    after.before(fieldChip(found.text));
    getSelection().collapse(after, 0);
  };

  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    if (selection.rangeCount > 0 && region.contains(selection.anchorNode))
      chosen = selection.getRangeAt(0).cloneRange();
  });

  const backToWords = () => {
    // What is chosen there now is newer than what was last reported.
    if (document.activeElement === region) return;
    region.focus();
    if (!chosen) return;
    getSelection().removeAllRanges();
    getSelection().addRange(chosen);
  };

  const around = (selector) => {
    const { anchorNode: node } = getSelection();
    const found = (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(selector);
    return found && region.contains(found) && found !== region ? found : undefined;
  };

  const use = (tool) => {
    backToWords();
    switch (tool) {
      case 'bold':
      case 'italic':
        return document.execCommand(tool);
      case 'heading':
        return document.execCommand('formatBlock', false, around('h1, h2, h3, h4') ? 'p' : 'h2');
      case 'list':
        return document.execCommand('insertUnorderedList');
      case 'quote':
        return around('blockquote')
          ? document.execCommand('outdent')
          : document.execCommand('formatBlock', false, 'blockquote');
      default:
        return askForAddress();
    }
  };

  toolbar.addEventListener(
    'click',
    (event) => {
      const tool = event.target.closest('[data-tool]')?.dataset.tool;
      // A picture needs its file in either mode.
      if (!tool || tool === 'image' || !isVisual()) return;
      event.stopPropagation();
      use(tool);
    },
    { capture: true },
  );

  region.addEventListener('keydown', (event) => {
    const tool = (event.ctrlKey || event.metaKey) && !event.altKey && { b: 'bold', i: 'italic', k: 'link' }[event.key];
    if (!tool) return;
    event.preventDefault();
    use(tool);
  });

  const askForAddress = () => {
    const link = around('a[href]');
    chosen = getSelection().rangeCount > 0 ? getSelection().getRangeAt(0).cloneRange() : undefined;
    if (link) chosen?.selectNodeContents(link);
    address.value = link?.getAttribute('href') ?? '';
    remove.hidden = !link;
    linkRow.hidden = false;
    address.focus();
  };

  const closeLink = () => {
    linkRow.hidden = true;
    backToWords();
  };

  const takeLink = () => {
    const wanted = address.value.trim();
    closeLink();
    if (!wanted) return;
    const target = /^(https?:|mailto:|tel:)/i.test(wanted)
      ? wanted
      : wanted.includes('@')
        ? `mailto:${wanted}`
        : `https://${wanted}`;
    if (!chosen || chosen.collapsed) {
      document.execCommand('insertText', false, wanted);
      const { anchorNode, anchorOffset } = getSelection();
      getSelection().setBaseAndExtent(anchorNode, Math.max(0, anchorOffset - wanted.length), anchorNode, anchorOffset);
    }
    document.execCommand('createLink', false, encodeURI(decodeURI(target)));
  };

  take.addEventListener('click', takeLink);
  remove.addEventListener('click', () => {
    closeLink();
    document.execCommand('unlink');
  });
  linkRow.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' && !(event.key === 'Enter' && event.target === address)) return;
    event.preventDefault();
    (event.key === 'Escape' ? closeLink : takeLink)();
  });
  // The address is not a word of the issue yet.
  linkRow.addEventListener('input', (event) => event.stopPropagation());

  region.addEventListener('paste', (event) => {
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    const plain = event.clipboardData.getData('text/plain');
    const blocks = html
      ? blocksOf(new DOMParser().parseFromString(html, 'text/html').body, false)
      : plain.split(/\r?\n(?:\s*\r?\n)*/).map((words) => ({ type: 'paragraph', runs: [plainRun(words)] }));
    const holder = document.createElement('div');
    const made = elementsOf(blocks, pictureAt);
    // Words within a line stay in it.
    holder.append(...(made.length === 1 && made[0].tagName === 'P' ? made[0].childNodes : made));
    document.execCommand('insertHTML', false, holder.innerHTML);
  });
  region.addEventListener('drop', (event) => event.preventDefault());
}

const plainRun = (words) => ({ kind: 'text', text: words, address: '', bold: false, italic: false, href: '' });
