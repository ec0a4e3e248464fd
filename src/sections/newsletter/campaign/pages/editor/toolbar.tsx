import { useVisit } from '../../../../../core/web/index.ts';

/** Buttons that shape the text for those who do not write its marks. Hidden until the script is there that makes them work. */
export function Toolbar() {
  const { t } = useVisit();
  return (
    <div class="campaign-toolbar" role="toolbar" aria-label={t(title)} aria-controls="field-body" hidden data-toolbar>
      {tools.map(({ tool, label, sign, keys, words }, at) => (
        <button
          class={`campaign-tool campaign-tool--${tool}`}
          type="button"
          data-tool={tool}
          data-words={t(words ?? label)}
          tabindex={at === 0 ? 0 : -1}
          aria-label={t(label)}
          title={keys ? `${t(label)} (${keys.replaceAll('Control', t(control))})` : t(label)}
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
  /** What stands there until something else is written. */
  readonly words?: { readonly de: string; readonly en: string };
}

const title = { de: 'Text gestalten', en: 'Shape the text' };
const control = { de: 'Strg', en: 'Ctrl' };

const tools: readonly Tool[] = [
  { tool: 'bold', label: { de: 'fett', en: 'bold' }, sign: 'B', keys: 'Control+B' },
  { tool: 'italic', label: { de: 'kursiv', en: 'italic' }, sign: 'I', keys: 'Control+I' },
  { tool: 'heading', label: { de: 'Überschrift', en: 'heading' }, sign: 'H', keys: 'Control+Alt+2' },
  { tool: 'list', label: { de: 'Aufzählung', en: 'list' }, sign: '•', keys: 'Control+Shift+8' },
  { tool: 'numbers', label: { de: 'Nummerierung', en: 'numbered list' }, sign: '①', keys: 'Control+Shift+7' },
  { tool: 'indent', label: { de: 'eine Stufe tiefer', en: 'one step deeper' }, sign: '⇥', keys: 'Control+]' },
  { tool: 'outdent', label: { de: 'eine Stufe höher', en: 'one step higher' }, sign: '⇤', keys: 'Control+[' },
  { tool: 'quote', label: { de: 'Zitat', en: 'quotation' }, sign: '“' },
  { tool: 'link', label: { de: 'Link', en: 'link' }, sign: '↗', keys: 'Control+K' },
  { tool: 'image', label: { de: 'Bild', en: 'picture' }, sign: '▣' },
  { tool: 'field', label: { de: 'Feld', en: 'field' }, sign: '{ }', words: { de: 'Sie', en: 'you' } },
  { tool: 'table', label: { de: 'Tabelle', en: 'table' }, sign: '▦', words: { de: 'Spalte', en: 'Column' } },
  { tool: 'undo', label: { de: 'rückgängig', en: 'undo' }, sign: '↶', keys: 'Control+Z' },
  { tool: 'redo', label: { de: 'wiederherstellen', en: 'redo' }, sign: '↷', keys: 'Control+Shift+Z' },
];
