/**
 * Saves the issue with one more picture and answers its address in the text, or `{ problems }`. The page goes on as the page of
 * the issue that was saved: the next saving is of the version after it.
 */
export async function sendPicture(form, { data }, { file, alt, isDecorative }) {
  const words = new FormData(form);
  for (const name of ['file', 'placing', 'alt', 'decorative']) words.delete(name);
  words.set('placing', 'embedded');
  words.set('alt', alt);
  if (isDecorative) words.set('decorative', 'yes');
  words.append('file', file, file.name || 'bild.png');
  const answer = await fetch(data.upload, { method: 'POST', body: words }).catch(() => undefined);
  const saved = await answer?.json().catch(() => undefined);
  if (!saved?.campaign) return { problems: saved?.problems?.length > 0 ? saved.problems : [data.failed] };
  form.elements.namedItem('version').value = saved.version;
  if (!form.elements.namedItem('campaign')) {
    const hidden = document.createElement('input');
    Object.assign(hidden, { type: 'hidden', name: 'campaign', value: saved.campaign });
    form.append(hidden);
    history.replaceState(undefined, '', data.edit.replace(':id', saved.campaign));
  }
  return saved;
}
