import { Message, useVisit } from '../../../core/web/index.ts';
import type { Told } from '../deed/told.ts';
import { words } from './words.ts';

/** What the last deed came to, record by record. */
export function Result({ told }: { readonly told: Told }) {
  const { t } = useVisit();
  return (
    <Message kind="good" title={t(told.isOpen ? words.later : words.done)}>
      {told.lines.length > 0 && (
        <ul>
          {told.lines.map(({ title, said }) => (
            <li>
              {t(title)}: {t(said)}
            </li>
          ))}
        </ul>
      )}
      {told.lines.length === 0 && !told.isOpen && <p>{t(words.nothingToDo)}</p>}
      {told.isOpen && <p>{t(words.laterWhat)}</p>}
      {!told.isOpen && told.deed !== 'lifting' && <p>{t(words.doneMail)}</p>}
    </Message>
  );
}
