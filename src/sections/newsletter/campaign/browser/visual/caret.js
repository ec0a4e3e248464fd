/** Where somebody writes, remembered while they are at a button or a panel. */
export function caretIn(region) {
  let chosen;
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    if (selection.rangeCount > 0 && region.contains(selection.anchorNode))
      chosen = selection.getRangeAt(0).cloneRange();
  });
  const set = (range) => {
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  return {
    set,
    /** Browsers put lists into the paragraph that they were made of, and then lose their way in it. */
    unnest: () => {
      const nested = region.querySelectorAll(':scope > p:has(> :is(p, ul, ol, table, blockquote, h1, h2, h3, h4))');
      if (nested.length === 0) return;
      const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
      for (const outer of nested) outer.replaceWith(...outer.childNodes);
      if (anchorNode?.isConnected && focusNode?.isConnected)
        getSelection().setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
    },
    /** What is chosen now; kept, since a panel takes the focus. */
    note: () => {
      const selection = getSelection();
      if (selection.rangeCount > 0 && region.contains(selection.anchorNode))
        chosen = selection.getRangeAt(0).cloneRange();
      return chosen;
    },
    back: () => {
      // What is chosen there now is newer than what was last reported.
      if (document.activeElement === region) return;
      region.focus();
      if (chosen) set(chosen);
    },
    /** The element around the caret that is such a one; never the region itself. */
    around: (selector) => {
      const { anchorNode: node } = getSelection();
      const found = (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest(selector);
      return found && region.contains(found) && found !== region ? found : undefined;
    },
    /** The one that is chosen, or stands right beside the caret. */
    beside: (selector) => {
      const { anchorNode: node, anchorOffset: at, rangeCount } = getSelection();
      if (rangeCount === 0 || !region.contains(node)) return undefined;
      const range = getSelection().getRangeAt(0);
      const inside = [...region.querySelectorAll(selector)].find((one) => range.intersectsNode(one));
      if (inside && !range.collapsed) return inside;
      const near =
        node.nodeType === Node.ELEMENT_NODE
          ? [node.childNodes[at - 1], node.childNodes[at]]
          : [at === 0 && node.previousSibling, at === node.length && node.nextSibling];
      return near.find((one) => one && one.nodeType === Node.ELEMENT_NODE && one.matches(selector));
    },
    choose: (node) => {
      const range = document.createRange();
      range.selectNode(node);
      region.focus();
      set(range);
    },
  };
}
