import type { PropsWithChildren } from 'hono/jsx';
import type { Text } from '../../../../../core/policy/index.ts';
import { useVisit } from '../../../../../core/web/index.ts';
import { fieldNames } from '../../render/fields.ts';

// Their controls belong to no form: they shape the text, and are not part of what is posted.
export const outside = { form: 'no-form' } as const;

type PanelProps = PropsWithChildren<{ readonly name: string; readonly label: Text }>;

/** What is asked before something is put into the text; hidden until it is. */
export function Panel({ name, label, children }: PanelProps) {
  const { t } = useVisit();
  return (
    <div class="campaign-panel" role="group" aria-label={t(label)} hidden data-panel={name}>
      {children}
      <p class="campaign-panel__problem" role="alert" data-problem />
    </div>
  );
}

interface DeedProps {
  readonly deed: string;
  readonly label: Text;
}

export function PanelButton({ deed, label }: DeedProps) {
  const { t } = useVisit();
  return (
    <button class="campaign-tool" type="button" data-deed={deed}>
      {t(label)}
    </button>
  );
}

export function LinkPanel() {
  const { t } = useVisit();
  return (
    <Panel name="link" label={{ de: 'Link', en: 'Link' }}>
      <label for="visual-address">{t(words.address)}</label>
      <input {...outside} id="visual-address" type="text" inputmode="url" autocomplete="off" placeholder="https://" />
      <PanelButton deed="take" label={words.take} />
      <PanelButton deed="remove" label={words.removeLink} />
    </Panel>
  );
}

export function FieldPanel() {
  const { t } = useVisit();
  return (
    <Panel name="field" label={words.field}>
      <label for="visual-field">{t(words.field)}</label>
      <select {...outside} id="visual-field">
        {fieldNames.map((name) => (
          <option value={name}>{t(words[name])}</option>
        ))}
      </select>
      <label for="visual-fallback">{t(words.fallback)}</label>
      <input {...outside} id="visual-fallback" type="text" autocomplete="off" maxlength={100} />
      <PanelButton deed="take" label={words.insert} />
      <PanelButton deed="remove" label={words.removeField} />
    </Panel>
  );
}

/** Shown while the caret stands in a table. */
export function TablePanel() {
  return (
    <Panel name="table" label={words.table}>
      <PanelButton deed="row" label={words.row} />
      <PanelButton deed="column" label={words.column} />
      <PanelButton deed="less-row" label={words.lessRow} />
      <PanelButton deed="less-column" label={words.lessColumn} />
    </Panel>
  );
}

const words = {
  address: { de: 'Adresse', en: 'Address' },
  take: { de: 'Verlinken', en: 'Link' },
  removeLink: { de: 'Link entfernen', en: 'Remove the link' },
  field: { de: 'Feld', en: 'Field' },
  email: { de: 'die Adresse der Person', en: 'the address of the person' },
  confirmed: { de: 'der Tag der Bestätigung', en: 'the day of the confirmation' },
  fallback: { de: 'Worte, wo nichts bekannt ist', en: 'Words where nothing is known' },
  insert: { de: 'Einfügen', en: 'Insert' },
  removeField: { de: 'Feld entfernen', en: 'Remove the field' },
  table: { de: 'Tabelle', en: 'Table' },
  row: { de: 'Zeile darunter', en: 'Row below' },
  column: { de: 'Spalte rechts', en: 'Column to the right' },
  lessRow: { de: 'Zeile entfernen', en: 'Remove the row' },
  lessColumn: { de: 'Spalte entfernen', en: 'Remove the column' },
} as const;
