import { panelOf } from './panel.js';
import { sendPicture } from './sent.js';

const mostBytes = 2_000_000;

/** Asks for a picture, what it shows, and how wide it is. */
export function picturePanel(area, surface, form) {
  const { caret, insert, inline } = surface;
  const about = area.querySelector('[data-picture]');
  const { dataset: data } = about;
  const there = about.querySelector('fieldset');
  const chosenFile = about.querySelector('[data-chosen]');
  const [file, alt, ornament, width] = ['file', 'alt', 'decorative', 'width'].map((id) =>
    about.querySelector(`#visual-${id}`),
  );
  const hint = chosenFile.textContent;
  let [current, given] = [undefined, undefined];
  const radio = () => there.querySelector('input:checked');

  const addressOf = async () => {
    const fresh = file.files[0] ?? given;
    if (!fresh) return radio()?.value ?? current?.dataset.address;
    const sent = await sendPicture(
      form,
      { data },
      { file: fresh, alt: alt.value.trim(), isDecorative: ornament.checked },
    );
    if (sent.problems) {
      self.refuse(sent.problems.join(' '), file);
      return undefined;
    }
    offer(sent);
    return sent.address;
  };

  /** From now on it is one of the pictures of this issue. */
  const offer = ({ campaign, address, name }) => {
    if ([...there.querySelectorAll('input')].some(({ value }) => value === address)) return;
    const [label, choice, picture, words] = ['label', 'input', 'img', 'span'].map((tag) => document.createElement(tag));
    Object.assign(choice, { type: 'radio', name: 'visual-picture', value: address });
    choice.setAttribute('form', 'no-form');
    Object.assign(picture, { alt: '', src: `/staff/campaigns/${campaign}/files/${encodeURIComponent(name)}` });
    words.append(name);
    label.append(choice, picture, words);
    there.append(label);
    there.hidden = false;
  };

  const self = panelOf(area, 'picture', surface, {
    take: async () => {
      const fresh = file.files[0] ?? given;
      if (!fresh && !radio() && !current) return self.refuse(data.none, file);
      if (fresh && fresh.size > mostBytes) return self.refuse(data.large, file);
      if (alt.value.trim() === '' && !ornament.checked) return self.refuse(data.undescribed, alt);
      const address = await addressOf();
      if (!address) return undefined;
      self.close();
      if (current) caret.choose(current);
      const words = ornament.checked ? '' : alt.value.trim();
      return insert([...inline({ kind: 'image', text: words, address, width: Number.parseInt(width.value, 10) || 0 })]);
    },
    remove: () => {
      self.close();
      caret.choose(current);
      document.execCommand('delete');
    },
  });

  file.addEventListener('change', () => {
    given = undefined;
    chosenFile.textContent = hint;
  });
  alt.addEventListener('input', () => {
    if (alt.value.trim()) ornament.checked = false;
  });

  const open = (dropped) => {
    current = dropped ? undefined : caret.beside('img');
    caret.note();
    given = dropped;
    file.value = '';
    chosenFile.textContent = dropped ? `${dropped.name || 'PNG'} · ${hint}` : hint;
    for (const choice of there.querySelectorAll('input')) choice.checked = choice.value === current?.dataset.address;
    alt.value = current?.alt ?? '';
    ornament.checked = current !== undefined && current.alt === '';
    width.value = current?.getAttribute('width') ?? '';
    self.open(current !== undefined, dropped || current ? alt : file);
  };
  surface.region.addEventListener('click', ({ target }) => {
    if (target.tagName === 'IMG') caret.choose(target);
  });
  surface.region.addEventListener('dblclick', ({ target }) => target.tagName === 'IMG' && open());
  return { open };
}
