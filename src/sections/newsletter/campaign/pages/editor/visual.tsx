import { useVisit } from '../../../../../core/web/index.ts';

/** The scripts of the visual mode by what they do, as addresses. */
export type VisualScripts = Readonly<Record<'read' | 'write' | 'page', string>>;

/** Markdown or as it will look; without script there is Markdown, and nothing to choose. */
export function Modes() {
  const { t } = useVisit();
  return (
    <>
      <div class="campaign-modes" role="group" aria-label={t(words.modes)} hidden data-modes>
        <button class="campaign-tool" type="button" data-mode="markdown" aria-pressed="true">
          Markdown
        </button>
        <button class="campaign-tool" type="button" data-mode="visual" aria-pressed="false">
          {t(words.visual)}
        </button>
      </div>
      <p class="campaign-unshown" role="status" data-visual-refused data-words={t(words.refused)} />
    </>
  );
}

/** The text as it will look, to write in. What is posted is the Markdown beside it. */
export function Visual({ scripts }: { readonly scripts: VisualScripts }) {
  const { t } = useVisit();
  return (
    <div
      class="campaign-visual"
      hidden
      data-visual
      data-read={scripts.read}
      data-write={scripts.write}
      data-page={scripts.page}
    >
      <div class="campaign-address" role="group" aria-label="Link" hidden data-link>
        <label for="visual-address">{t(words.address)}</label>
        <input id="visual-address" type="text" inputmode="url" autocomplete="off" placeholder="https://" />
        <button class="campaign-tool" type="button">
          {t(words.take)}
        </button>
        <button class="campaign-tool" type="button">
          {t(words.remove)}
        </button>
      </div>
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
  modes: { de: 'Wie geschrieben wird', en: 'How to write' },
  visual: { de: 'Visuell', en: 'Visual' },
  refused: {
    de: 'Dieser Text enthält etwas, das nur Markdown zeigt: eine Tabelle, HTML, Code oder eine Liste in einer Liste. Er bleibt deshalb, wie er ist.',
    en: 'This text holds something that only Markdown shows: a table, HTML, code or a list within a list. So it stays as it is.',
  },
  address: { de: 'Adresse', en: 'Address' },
  take: { de: 'Verlinken', en: 'Link' },
  remove: { de: 'Link entfernen', en: 'Remove the link' },
  label: { de: 'Text, wie er aussieht', en: 'Text as it looks' },
  hint: {
    de: 'Felder wie {{email}} lassen sich einfach schreiben. Anschrift, Impressum und der Link zum Abbestellen kommen von selbst darunter.',
    en: 'Fields such as {{email}} can simply be typed. Address, imprint and the link to unsubscribe are put below it by themselves.',
  },
} as const;
