import { blocksOf } from './blocks.js';

const plain = (words) => ({ kind: 'text', text: words, address: '', width: 0, bold: false, italic: false, href: '' });
const pictureIn = ({ files }) => [...files].find(({ type }) => type.startsWith('image/'));

/** What is pasted keeps words, links, lists, tables and marks; a picture is asked about first. */
export function takePasted({ region, caret, insert, elements }, takePicture) {
  region.addEventListener('paste', (event) => {
    event.preventDefault();
    const { clipboardData: data } = event;
    const html = data.getData('text/html');
    const file = pictureIn(data);
    const blocks = html
      ? blocksOf(new DOMParser().parseFromString(html, 'text/html').body, false)
      : data
          .getData('text/plain')
          .split(/\r?\n(?:\s*\r?\n)*/)
          .map((words) => ({ type: 'paragraph', runs: [plain(words)] }));
    // A picture copied from a page comes with a line of HTML that only names it.
    if (file && !blocks.some(({ type, runs }) => type !== 'paragraph' || runs.length > 1)) return takePicture(file);
    const made = elements(blocks);
    // Words within a line stay in it.
    return insert(made.length === 1 && made[0].tagName === 'P' ? [...made[0].childNodes] : made);
  });

  region.addEventListener('dragover', (event) => event.preventDefault());
  region.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = pictureIn(event.dataTransfer);
    if (!file) return;
    const at = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (at && region.contains(at.offsetNode)) {
      const range = document.createRange();
      range.setStart(at.offsetNode, at.offset);
      region.focus();
      caret.set(range);
    }
    takePicture(file);
  });
}
