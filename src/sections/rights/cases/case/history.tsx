import type { Text } from '../../../../core/policy/index.ts';
import { useVisit } from '../../../../core/web/index.ts';
import type { Entry } from '../../request/index.ts';
import { Moment } from '../parts.tsx';
import { entryWords } from '../words.ts';
import type { CaseView } from './view.ts';

/** What happened, oldest first: who did it, what was noted, what became of each record. */
export function History({ entries, names }: Pick<CaseView, 'entries' | 'names'>) {
  return (
    <ol class="happened">
      {entries.map((entry) => (
        <li>
          <Moment at={entry.at} />: <strong>{useVisit().t(entryWords[entry.what])}</strong>
          <By entry={entry} names={names} />
          <Content entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function By({ entry, names }: { readonly entry: Entry; readonly names: ReadonlyMap<string, string> }) {
  const { t } = useVisit();
  const name = entry.by && names.get(entry.by);
  return name ? (
    <span class="small">
      {' '}
      {t(words.by)} {name}
    </span>
  ) : null;
}

function Content({ entry: { what, note, said } }: { readonly entry: Entry }) {
  const { t } = useVisit();
  const words = what === 'sent' || what === 'not-sent' ? t(letterWords[note] ?? note) : note;
  return (
    <>
      {words !== '' && <p class="wording">{words}</p>}
      {said.length > 0 && (
        <ul>
          {said.map((one) => (
            <li>
              {t(one.title)}: {t(one.said)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const letterWords: Readonly<Record<string, Text>> = {
  answer: { de: 'Antwort', en: 'Answer' },
  extension: { de: 'Mitteilung der Verlängerung', en: 'Notice of the extension' },
  identity: { de: 'Rückfrage zur Identität', en: 'Question of identity' },
  lifting: { de: 'Ankündigung, dass die Einschränkung endet', en: 'Notice that the restriction ends' },
};

const words = { by: { de: 'durch', en: 'by' } } as const satisfies Record<string, Text>;
