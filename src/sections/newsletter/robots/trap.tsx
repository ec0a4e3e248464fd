import type { Text } from '../../../core/policy/index.ts';
import { useVisit } from '../../../core/web/index.ts';

const label: Text = { de: 'Bitte leer lassen', en: 'Please leave empty' };

/** A field that nobody sees, hears or reaches by keyboard: who fills it in is a program. */
export function Trap() {
  const { t } = useVisit();
  return (
    <div class="unseen" aria-hidden="true">
      <label for="field-homepage">{t(label)}</label>
      <input id="field-homepage" name="homepage" type="text" tabindex={-1} autocomplete="off" />
    </div>
  );
}

export const trapped = ({ homepage }: { readonly homepage: string }): boolean => homepage !== '';
