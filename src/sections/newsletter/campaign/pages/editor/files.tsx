import { useVisit } from '../../../../../core/web/index.ts';
import type { Attachment } from '../../campaign.ts';

/** Pictures and attachments: what is there, and one more with the next saving. */
export function Files({ attachments }: { readonly attachments: readonly Pick<Attachment, 'name' | 'type'>[] }) {
  const { t } = useVisit();
  return (
    <details class="campaign-files" open={attachments.length > 0}>
      <summary>{t(words.title)}</summary>
      {attachments.length > 0 && (
        <ul class="campaign-files__list">
          {attachments.map(({ name, type }) => (
            <li>
              <label>
                <input type="checkbox" name="removed" value={name} /> {t(words.remove)}
                <span class="unseen">: {name}</span>
              </label>{' '}
              <strong>{name}</strong> <span class="small">{type}</span>{' '}
              {type.startsWith('image/') && <code>{`cid:${encodeURIComponent(name)}`}</code>}
            </li>
          ))}
        </ul>
      )}
      <div class="field">
        <label for="field-file">{t(words.file)}</label>
        <p class="field__hint" id="field-file-hint">
          {t(words.limits)}
        </p>
        <input id="field-file" name="file" type="file" aria-describedby="field-file-hint" />
      </div>
      <fieldset class="choice">
        <legend>{t(words.placing)}</legend>
        <div class="choice__options">
          {placings.map(({ value, label }, at) => (
            <label class="choice__option">
              <input type="radio" name="placing" value={value} checked={at === 0} />
              <span>{t(label)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field">
        <label for="field-alt">{t(words.alt)}</label>
        <input id="field-alt" name="alt" type="text" maxlength={300} autocomplete="off" />
        <label class="campaign-check">
          <input type="checkbox" name="decorative" value="yes" /> {t(words.decorative)}
        </label>
      </div>
    </details>
  );
}

const placings = [
  { value: 'embedded', label: { de: 'Bild in der E-Mail', en: 'picture within the mail' } },
  { value: 'hosted', label: { de: 'Bild auf unserer Website', en: 'picture on our website' } },
  { value: 'attached', label: { de: 'Anhang', en: 'attachment' } },
] as const;

const words = {
  title: { de: 'Bilder und Anhänge', en: 'Pictures and attachments' },
  remove: { de: 'entfernen', en: 'remove' },
  file: { de: 'Datei', en: 'File' },
  limits: {
    de: 'Wird mit dem Speichern übernommen. Bilder bis 2 MB, alles zusammen bis 5 MB. Ein Bild erscheint am Ende des Textes; von dort lässt es sich verschieben.',
    en: 'Taken over with saving. Pictures up to 2 MB, all together up to 5 MB. A picture appears at the end of the text, from where it can be moved.',
  },
  placing: { de: 'Als', en: 'As' },
  alt: { de: 'Was das Bild zeigt', en: 'What the picture shows' },
  decorative: { de: 'nur Schmuck, es zeigt nichts', en: 'mere ornament, it shows nothing' },
} as const;
