import { panelOf } from './panel.js';

const targetOf = (wanted) =>
  /^(https?:|mailto:|tel:)/i.test(wanted) ? wanted : wanted.includes('@') ? `mailto:${wanted}` : `https://${wanted}`;

/** Asks where the chosen words lead to. */
export function linkPanel(area, surface) {
  const { caret } = surface;
  const address = area.querySelector('#visual-address');
  const self = panelOf(area, 'link', surface, {
    take: () => {
      const wanted = address.value.trim();
      self.close();
      if (!wanted) return;
      if (getSelection().isCollapsed) {
        document.execCommand('insertText', false, wanted);
        const { anchorNode: node, anchorOffset: at } = getSelection();
        getSelection().setBaseAndExtent(node, Math.max(0, at - wanted.length), node, at);
      }
      document.execCommand('createLink', false, encodeURI(decoded(targetOf(wanted))));
    },
    remove: () => {
      self.close();
      document.execCommand('unlink');
    },
  });
  return {
    open: () => {
      const link = caret.around('a[href]');
      caret.note();
      if (link) getSelection().selectAllChildren(link);
      caret.note();
      address.value = link?.getAttribute('href') ?? '';
      self.open(link !== undefined, address);
    },
  };
}

function decoded(address) {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
