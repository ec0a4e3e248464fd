import { useVisit } from '../../../../../core/web/index.ts';
import type { Attachment } from '../../campaign.ts';
import { outside, Panel, PanelButton } from './panels.tsx';

interface Props {
  readonly campaign: string | undefined;
  readonly attachments: readonly Pick<Attachment, 'name' | 'type'>[];
}

/** A picture for the text: one that the issue has, or a new one, and what it shows for those who do not see it. */
export function PicturePanel({ campaign, attachments }: Props) {
  const { t, to } = useVisit();
  const pictures = attachments.filter(({ type }) => type.startsWith('image/'));
  return (
    <Panel name="picture" label={words.title}>
      <div
        class="campaign-picture"
        data-picture
        data-upload={to('/staff/campaigns/pictures')}
        data-edit={to('/staff/campaigns/:id/edit')}
        data-none={t(words.none)}
        data-undescribed={t(words.undescribed)}
        data-failed={t(words.failed)}
        data-large={t(words.large)}
      >
        <fieldset class="campaign-pictures" hidden={pictures.length === 0}>
          <legend>{t(words.there)}</legend>
          {pictures.map(({ name }) => (
            <label>
              <input {...outside} type="radio" name="visual-picture" value={`cid:${encodeURIComponent(name)}`} />
              <img src={`/staff/campaigns/${campaign}/files/${encodeURIComponent(name)}`} alt="" />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <label for="visual-file">{t(words.fresh)}</label>
        <p class="field__hint" id="visual-file-hint" data-chosen>
          {t(words.saved)}
        </p>
        <input
          {...outside}
          id="visual-file"
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          aria-describedby="visual-file-hint"
        />
        <label for="visual-alt">{t(words.alt)}</label>
        <input {...outside} id="visual-alt" type="text" maxlength={300} autocomplete="off" />
        <label class="campaign-picture__check">
          <input {...outside} id="visual-decorative" type="checkbox" /> {t(words.decorative)}
        </label>
        <label for="visual-width">{t(words.width)}</label>
        <input {...outside} id="visual-width" type="number" min={1} max={1300} />
      </div>
      <PanelButton deed="take" label={words.insert} />
      <PanelButton deed="remove" label={words.remove} />
      <PanelButton deed="close" label={words.close} />
    </Panel>
  );
}

const words = {
  title: { de: 'Bild', en: 'Picture' },
  there: { de: 'Bilder dieser Ausgabe', en: 'Pictures of this issue' },
  fresh: { de: 'Neues Bild', en: 'New picture' },
  saved: {
    de: 'PNG, JPEG, GIF oder WebP bis 2 MB. Mit ihm wird auch der Entwurf gesichert.',
    en: 'PNG, JPEG, GIF or WebP up to 2 MB. The draft is saved with it.',
  },
  alt: { de: 'Was darauf zu sehen ist', en: 'What is seen in it' },
  decorative: {
    de: 'nur Schmuck, es zeigt nichts, was jemandem fehlte',
    en: 'mere ornament, it shows nothing that anybody would miss',
  },
  width: { de: 'Breite in Pixeln, leer für die eigene', en: 'Width in pixels, empty for its own' },
  insert: { de: 'Einfügen', en: 'Insert' },
  remove: { de: 'Bild entfernen', en: 'Remove the picture' },
  close: { de: 'Abbrechen', en: 'Cancel' },
  none: { de: 'Wählen Sie ein Bild.', en: 'Choose a picture.' },
  undescribed: {
    de: 'Beschreiben Sie das Bild in einem Satz, oder sagen Sie, dass es nur Schmuck ist.',
    en: 'Describe the picture in a sentence, or say that it is mere ornament.',
  },
  large: {
    de: 'Das Bild ist größer als 2 MB. Verkleinern Sie es; 1300 Pixel Breite genügen.',
    en: 'The picture is bigger than 2 MB. Make it smaller; a width of 1300 pixels is enough.',
  },
  failed: {
    de: 'Das Bild ließ sich nicht speichern. Ihr Text ist noch da; versuchen Sie es noch einmal.',
    en: 'The picture could not be saved. Your text is still there; please try again.',
  },
} as const;
