/** Asks the server what the mail would hold of the text: `{ html, removed: [{ line, what }] }`; undefined where it is not to be had. */
export async function cleaned(form) {
  const words = new FormData(form);
  words.delete('file');
  const address = document.querySelector('[data-cleaned]').dataset.cleaned;
  const answer = await fetch(address, { method: 'POST', body: words }).catch(() => undefined);
  return answer?.ok ? answer.json() : undefined;
}

/** Shows what will not be in the mail. */
export function showRemoved(removed) {
  const region = document.querySelector('[data-removed]');
  region.hidden = removed.length === 0;
  region.querySelector('ul').replaceChildren(
    ...removed.map(({ line, what }) => {
      const item = document.createElement('li');
      const code = document.createElement('code');
      code.append(what);
      item.append(`${region.dataset.line} ${line}: `, code);
      return item;
    }),
  );
}
