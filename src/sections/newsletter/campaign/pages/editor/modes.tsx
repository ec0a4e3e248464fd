import { useVisit } from '../../../../../core/web/index.ts';
import type { Format, Removed } from '../../index.ts';

/** How the text is written: a choice in the form, and buttons that also turn it into the other where script runs. */
export function Modes({ format, isVisual }: { readonly format: Format; readonly isVisual: boolean }) {
  const { t } = useVisit();
  return (
    <>
      <fieldset class="choice" data-format>
        <legend>{t(words.modes)}</legend>
        <div class="choice__options">
          {(['markdown', 'html'] as const).map((value) => (
            <label class="choice__option">
              <input type="radio" name="format" value={value} checked={value === format} />
              <span>{value === 'html' ? 'HTML' : 'Markdown'}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <input type="hidden" name="mode" value={isVisual ? 'visual' : ''} />
      <div class="campaign-modes" role="group" aria-label={t(words.modes)} hidden data-modes>
        {(['markdown', 'visual', 'html'] as const).map((mode) => (
          <button class="campaign-tool" type="button" data-mode={mode} aria-pressed={String(mode === format) as 'true'}>
            {mode === 'visual' ? t(words.visual) : mode === 'html' ? 'HTML' : 'Markdown'}
          </button>
        ))}
      </div>
      <p class="campaign-unshown" role="status" data-visual-refused data-words={t(words.refused)} />
      <div class="campaign-loss" role="group" aria-labelledby="loss-title" hidden data-loss>
        <p id="loss-title">{t(words.loss)}</p>
        <ul data-text={t(words.lostText)} />
        <button class="campaign-tool" type="button" data-stay>
          {t(words.stay)}
        </button>
        <button class="campaign-tool" type="button" data-go>
          {t(words.go)}
        </button>
      </div>
    </>
  );
}

/** What stands in the text and will not be in the mail, each with its line. */
export function RemovedList({ removed }: { readonly removed: readonly Removed[] }) {
  const { t } = useVisit();
  return (
    <div
      class="campaign-removed"
      role="region"
      aria-label={t(words.removed)}
      hidden={removed.length === 0}
      data-removed
      data-line={t(words.line)}
    >
      <p>{t(words.removedWhat)}</p>
      <ul>
        {removed.map(({ line, what }) => (
          <li>
            {t(words.line)} {line}: <code>{what}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

const words = {
  modes: { de: 'Wie geschrieben wird', en: 'How to write' },
  visual: { de: 'Visuell', en: 'Visual' },
  refused: {
    de: 'Dieser Text enthält etwas, das nur Markdown zeigt: HTML, Code oder eine Liste mit Absätzen. Er bleibt deshalb, wie er ist.',
    en: 'This text holds something that only Markdown shows: HTML, code or a list with paragraphs. So it stays as it is.',
  },
  loss: { de: 'Beim Wechsel ginge verloren:', en: 'Switching would lose:' },
  lostText: { de: 'Worte des Textes', en: 'words of the text' },
  stay: { de: 'Nicht wechseln', en: 'Do not switch' },
  go: { de: 'Trotzdem wechseln', en: 'Switch all the same' },
  removed: { de: 'Nicht in der E-Mail', en: 'Not in the mail' },
  removedWhat: {
    de: 'Das steht im Text und kommt nicht in die E-Mail, weil Mailprogramme es nicht zeigen oder es Leser verraten könnte:',
    en: 'This stands in the text and does not go into the mail, since mail programs do not show it or it could give readers away:',
  },
  line: { de: 'Zeile', en: 'Line' },
} as const;
