import { useVisit } from '../../../../../core/web/index.ts';

/** Buttons that write Markdown for those who do not want to. Hidden until the script is there that makes them work. */
export function Toolbar() {
  const { t } = useVisit();
  return (
    <div class="campaign-toolbar" role="toolbar" aria-label={t(title)} aria-controls="field-body" hidden data-toolbar>
      {tools.map(({ tool, label, sign, keys }, at) => (
        <button
          class={`campaign-tool campaign-tool--${tool}`}
          type="button"
          data-tool={tool}
          data-words={t(label)}
          tabindex={at === 0 ? 0 : -1}
          aria-label={t(label)}
          title={keys ? `${t(label)} (${keys})` : t(label)}
          aria-keyshortcuts={keys}
        >
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
    </div>
  );
}

interface Tool {
  readonly tool: string;
  readonly label: { readonly de: string; readonly en: string };
  readonly sign: string;
  readonly keys?: string;
}

const title = { de: 'Text gestalten', en: 'Shape the text' };

const tools: readonly Tool[] = [
  { tool: 'bold', label: { de: 'fett', en: 'bold' }, sign: 'B', keys: 'Control+B' },
  { tool: 'italic', label: { de: 'kursiv', en: 'italic' }, sign: 'I', keys: 'Control+I' },
  { tool: 'heading', label: { de: 'Überschrift', en: 'heading' }, sign: 'H' },
  { tool: 'list', label: { de: 'Aufzählung', en: 'list' }, sign: '•' },
  { tool: 'quote', label: { de: 'Zitat', en: 'quotation' }, sign: '“' },
  { tool: 'link', label: { de: 'Link', en: 'link' }, sign: '↗', keys: 'Control+K' },
  { tool: 'image', label: { de: 'Bild', en: 'picture' }, sign: '▣' },
];
