// From the blocks of a text to the elements that show them.
import { fieldChip } from './field.js';

/** Elements for blocks; `pictureAt` says where a picture of the text is to be had. */
export function elementsOf(blocks, pictureAt) {
  const shown = (tag, runs) => element(tag, inline(runs, pictureAt));
  const list = ({ start, loose, items }) => {
    const made = element(
      start === undefined ? 'ul' : 'ol',
      items.map(({ runs, lists }) => {
        const item = shown('li', runs);
        item.append(...lists.map(list));
        return item;
      }),
    );
    if (start !== undefined) made.start = start;
    if (loose) made.dataset.loose = '';
    return made;
  };
  const table = ({ align, head, rows }) => {
    const row = (tag, cells) =>
      element(
        'tr',
        cells.map((runs, column) => {
          const cell = shown(tag, runs);
          if (align[column]) cell.dataset.align = align[column];
          return cell;
        }),
      );
    const body =
      rows.length > 0
        ? [
            element(
              'tbody',
              rows.map((cells) => row('td', cells)),
            ),
          ]
        : [];
    return element('table', [element('thead', [row('th', head)]), ...body]);
  };
  return blocks.map((block) => {
    switch (block.type) {
      case 'heading':
        return shown(`h${block.level}`, block.runs);
      case 'list':
        return list(block);
      case 'table':
        return table(block);
      case 'quote':
        return element(
          'blockquote',
          block.paragraphs.map((runs) => shown('p', runs)),
        );
      case 'rule':
        return element('hr', []);
      default:
        return shown('p', block.runs);
    }
  });
}

function element(tag, children) {
  const made = document.createElement(tag);
  made.append(...children);
  // A line without words has no height, and no place for the caret.
  if (!made.hasChildNodes() && tag !== 'hr') made.append(document.createElement('br'));
  return made;
}

function inline(runs, pictureAt) {
  return runs.map((run) => {
    let node = leaf(run, pictureAt);
    if (run.italic) node = element('em', [node]);
    if (run.bold) node = element('strong', [node]);
    if (!run.href) return node;
    const link = element('a', [node]);
    link.setAttribute('href', run.href);
    return link;
  });
}

function leaf({ kind, text, address, width }, pictureAt) {
  if (kind === 'break') return document.createElement('br');
  if (kind === 'field') return fieldChip(text);
  if (kind === 'text') return document.createTextNode(text);
  const picture = document.createElement('img');
  picture.alt = text;
  picture.dataset.address = address;
  if (width) picture.width = width;
  picture.src = pictureAt(address);
  return picture;
}
