import { readMarkdown } from '../markdown/read.js';
import { writeMarkdown } from '../markdown/write.js';
import { blocksOf } from '../visual/blocks.js';
import { elementsOf } from '../visual/elements.js';

// These only hold others, or are what every text is made of.
const unseen = new Set('HTML HEAD BODY P DIV SPAN BR THEAD TBODY TFOOT TR FIGURE'.split(' '));
const alike = { TH: 'TD', H5: 'H4', H6: 'H4' };

/** Markdown for safe HTML, and what of it Markdown cannot say: `{ markdown, lost: ['2 × <u>'], isWordLost }`. */
export function markdownOf(html) {
  const page = new DOMParser().parseFromString(html, 'text/html').body;
  for (const picture of page.querySelectorAll('img[src]')) picture.dataset.address = picture.getAttribute('src');
  const markdown = writeMarkdown(blocksOf(page, false));
  const again = document.createElement('div');
  again.append(...elementsOf(readMarkdown(markdown) ?? [], () => ''));
  const [before, after] = [countsIn(page), countsIn(again)];
  const lost = [...before].flatMap(([what, count]) => {
    const missing = count - (after.get(what) ?? 0);
    return missing > 0 ? [`${missing} × ${what}`] : [];
  });
  return { markdown, lost, isWordLost: lettersOf(page) !== lettersOf(again) };
}

function countsIn(root) {
  const counts = new Map();
  const count = (what) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const { tagName, attributes } of root.querySelectorAll('*')) {
    if (!unseen.has(tagName)) count(`<${(alike[tagName] ?? tagName).toLowerCase()}>`);
    for (const { name } of attributes)
      if (['colspan', 'rowspan', 'title', 'height'].includes(name)) count(`<${tagName.toLowerCase()} ${name}>`);
  }
  return counts;
}

const lettersOf = ({ textContent }) => textContent.replace(/\s+/g, '');
