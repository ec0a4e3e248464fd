import { useVisit } from '../../../../../core/web/index.ts';
import type { Attachment } from '../../campaign.ts';
import { FieldPanel, LinkPanel, TablePanel } from './panels.tsx';
import { PicturePanel } from './picture-panel.tsx';

interface Props {
  readonly campaign: string | undefined;
  readonly attachments: readonly Pick<Attachment, 'name' | 'type'>[];
}

/** The text as it will look, to write in. What is posted is the Markdown beside it. */
export function Visual(props: Props) {
  const { t } = useVisit();
  return (
    <div class="campaign-visual" hidden data-visual>
      <LinkPanel />
      <PicturePanel {...props} />
      <FieldPanel />
      <TablePanel />
      <p class="campaign-visual__label" id="visual-label">
        {t(words.label)}
      </p>
      <p class="field__hint" id="visual-hint">
        {t(words.hint)}
      </p>
      <div
        class="campaign-page"
        id="visual-body"
        contenteditable
        role="textbox"
        aria-multiline="true"
        aria-labelledby="visual-label"
        aria-describedby="visual-hint"
        tabindex={0}
      />
    </div>
  );
}

const words = {
  label: { de: 'Text, wie er aussieht', en: 'Text as it looks' },
  hint: {
    de: 'Felder wie {{email}} lassen sich einfach schreiben, Bilder einfügen oder hineinziehen. Anschrift, Impressum und der Link zum Abbestellen kommen von selbst darunter.',
    en: 'Fields such as {{email}} can simply be typed, pictures pasted or dragged in. Address, imprint and the link to unsubscribe are put below it by themselves.',
  },
} as const;
