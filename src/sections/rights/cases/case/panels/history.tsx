import type { Text } from '../../../../../core/policy/index.ts';
import type { AnsweredBy } from '../../../../../core/section/index.ts';
import { useVisit } from '../../../../../core/web/index.ts';
import type { Entry, Settled } from '../../../request/index.ts';
import { Moment } from '../../parts.tsx';
import { answeredByWords, entryWords, settledWords } from '../../words.ts';
import type { CaseView } from '../view.ts';

/** What happened, oldest first: who did it, what was noted, what became of each record. */
export function History({ entries, names, titles }: Pick<CaseView, 'entries' | 'names' | 'titles'>) {
  return (
    <ol class="happened">
      {entries.map((entry) => (
        <li>
          <Moment at={entry.at} />: <strong>{useVisit().t(entryWords[entry.what])}</strong>
          <By entry={entry} names={names} />
          <Content entry={entry} titles={titles} />
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

function Content({ entry, titles }: { readonly entry: Entry; readonly titles: CaseView['titles'] }) {
  const { t } = useVisit();
  const { said } = entry;
  const words = noteInWords(entry, titles, t);
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

/** Mails, ways and recipients are noted by their names; what somebody typed stands as it is. */
function noteInWords({ what, note }: Entry, titles: CaseView['titles'], t: (text: Text | string) => string): string {
  if (what === 'sent' || what === 'not-sent') return t(letterWords[note] ?? note);
  if (what === 'extended' || what === 'told-otherwise') return t(answeredByWords[note as AnsweredBy] ?? note);
  if (what !== 'recipient') return note;
  const [name = '', state = ''] = note.split(': ');
  return `${t(titles.get(name) ?? name)}: ${t(settledWords[state as Settled | 'open'] ?? state)}`;
}

const letterWords: Readonly<Record<string, Text>> = {
  answer: { de: 'Antwort', en: 'Answer' },
  extension: { de: 'Mitteilung der Verlängerung', en: 'Notice of the extension' },
  identity: { de: 'Rückfrage zur Identität', en: 'Question of identity' },
  address: { de: 'Frage an die genannte Adresse', en: 'Question to the named address' },
  lifting: { de: 'Ankündigung, dass die Einschränkung endet', en: 'Notice that the restriction ends' },
};

const words = { by: { de: 'durch', en: 'by' } } as const satisfies Record<string, Text>;
