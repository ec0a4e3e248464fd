import type { Text } from '../../../core/policy/index.ts';
import type { StaffDesk } from '../../../core/section/index.ts';
import { Button, Field, Message, Table, useVisit } from '../../../core/web/index.ts';
import type { Watched } from '../folders/watch.ts';
import type { LinesErased } from '../log/erase.ts';
import type { Found } from '../log/search.ts';
import { Erased, EraseLines } from './erasure.tsx';
import { Moment } from './moment.tsx';

interface Props {
  readonly Form: StaffDesk['Form'];
  readonly folders: readonly Watched[];
  readonly address?: string;
  readonly found?: readonly Found[];
  readonly erased?: LinesErased;
  readonly error?: Text;
}

/** What is held about one address, and the state of the watched folders. */
export function LogPage({ Form, folders, address = '', found, erased, error }: Props) {
  const { t } = useVisit();
  return (
    <>
      {erased && <Erased erased={erased} />}
      <p>{t(words.what)}</p>
      <Form action="/staff/access-log">
        <Field name="address" label={words.address} value={address} error={error} required autocomplete="off" />
        <Button>{t(words.search)}</Button>
      </Form>
      {found && <Lines found={found} />}
      {found && found.length > 0 && (
        <EraseLines
          Form={Form}
          address={address}
          lines={found.length}
          evidence={found.filter(({ isEvidence }) => isEvidence).length}
        />
      )}
      <section class="stack">
        <h2>{t(words.folders)}</h2>
        {folders.length === 0 ? <p>{t(words.noFolders)}</p> : <Folders folders={folders} />}
      </section>
    </>
  );
}

/** Lines on one page at most: whoever shares an address with thousands has more than anybody reads. */
const most = 300;

function Lines({ found }: { readonly found: readonly Found[] }) {
  const { t } = useVisit();
  if (found.length === 0) return <p role="status">{t(words.nothing)}</p>;
  const shown = found.slice(-most).toReversed();
  return (
    <>
      {found.some((line) => line.isConfidential) && (
        <Message kind="note">
          <p>{t(words.secret)}</p>
        </Message>
      )}
      {found.length > shown.length && (
        <p role="status">
          {t({
            de: `Die neuesten ${shown.length} von ${found.length} Zeilen. Alle, die nicht vertraulich sind, stehen in der Auskunft der Person.`,
            en: `The newest ${shown.length} of ${found.length} lines. All that are not confidential stand in the person’s own copy.`,
          })}
        </p>
      )}
      <LineTable lines={shown} />
    </>
  );
}

function LineTable({ lines }: { readonly lines: readonly Found[] }) {
  const { t } = useVisit();
  return (
    <Table
      caption={t(words.lines)}
      numbers={[3, 4]}
      head={[words.time, words.method, words.route, words.status, words.bytes, words.browser, words.goneBy].map(
        (word) => t(word),
      )}
      rows={lines.map(({ at, request, browser, goneBy, isEvidence, isConfidential }) => [
        <Moment at={at} toTheSecond />,
        request.method,
        request.route,
        request.status,
        request.bytes,
        browser,
        <>
          {goneBy ? <Moment at={goneBy} /> : t(words.held)}{' '}
          {isEvidence && <span class="tag">{t(isConfidential ? words.confidential : words.evidence)}</span>}
        </>,
      ])}
    />
  );
}

function Folders({ folders }: { readonly folders: readonly Watched[] }) {
  const { t } = useVisit();
  return (
    <Table
      caption={t(words.folders)}
      isQuiet
      numbers={[1, 3, 4, 5]}
      head={[
        words.folder,
        words.files,
        words.oldest,
        words.overdue,
        words.unreadable,
        words.removed,
        words.lookedAt,
      ].map((word) => t(word))}
      rows={folders.map((one) => [
        <>
          {one.path} {one.problem && <span class="tag tag--overdue">{t(problems[one.problem])}</span>}
        </>,
        one.files,
        one.oldest ? <Moment at={one.oldest} /> : '',
        one.overdue > 0 ? <span class="tag tag--overdue">{one.overdue}</span> : 0,
        one.unreadable,
        one.removed,
        <Moment at={one.lookedAt} />,
      ])}
    />
  );
}

const problems: Readonly<Record<NonNullable<Watched['problem']>, Text>> = {
  absent: { de: 'nicht vorhanden', en: 'not there' },
  'not-writable': { de: 'keine Schreibrechte', en: 'not writable' },
  failed: { de: 'fehlgeschlagen', en: 'failed' },
};

export const words = {
  title: { de: 'Zugriffsprotokoll', en: 'Access log' },
  what: {
    de: 'Zeilen werden nur zu einer Adresse gezeigt, für eine Auskunft oder eine Störung. Alle anderen verfallen ungelesen.',
    en: 'Lines are shown for one address only, for a person’s access or a fault. All others expire unread.',
  },
  address: { de: 'IP-Adresse', en: 'IP address' },
  noAddress: { de: 'Das ist keine IP-Adresse.', en: 'This is no IP address.' },
  notShown: {
    de: 'Gelöscht wird nur, wenn feststeht, wessen Adresse es ist: Bitte sagen Sie, woran.',
    en: 'Lines are erased only once it is established whose address it is: please say how.',
  },
  search: { de: 'Suchen', en: 'Search' },
  nothing: { de: 'Zu dieser Adresse ist nichts gespeichert.', en: 'Nothing is held about this address.' },
  lines: { de: 'Gefundene Zeilen', en: 'Lines found' },
  time: { de: 'Zeitpunkt', en: 'Time' },
  method: { de: 'Methode', en: 'Method' },
  route: { de: 'Seite', en: 'Page' },
  status: { de: 'Antwort', en: 'Answer' },
  bytes: { de: 'Byte', en: 'Bytes' },
  browser: { de: 'Browser', en: 'Browser' },
  goneBy: { de: 'Gelöscht bis', en: 'Gone by' },
  held: { de: 'nach Klärung', en: 'after clarification' },
  evidence: { de: 'Beweis', en: 'evidence' },
  confidential: { de: 'vertraulich', en: 'confidential' },
  secret: {
    de: 'Vertrauliche Zeilen sind auf Anordnung gesichert. Weder die Zeilen noch die Anordnung dürfen in einer Auskunft stehen; die Seite „Ihre Daten“ lässt sie aus (§ 29 Abs. 1 Satz 2 BDSG, Art. 13 VO (EU) 2023/1543).',
    en: 'Confidential lines are preserved by order. Neither they nor the order may appear in an answer to the person; the page “Your data” leaves them out (section 29(1), second sentence, BDSG, Art. 13 of Regulation (EU) 2023/1543).',
  },
  folders: { de: 'Überwachte Ordner', en: 'Watched folders' },
  noFolders: { de: 'Keine. ACCESS_LOG_FOLDERS nennt sie.', en: 'None. ACCESS_LOG_FOLDERS names them.' },
  folder: { de: 'Ordner', en: 'Folder' },
  files: { de: 'Dateien', en: 'Files' },
  oldest: { de: 'Älteste Zeile', en: 'Oldest line' },
  overdue: { de: 'Überfällige Dateien', en: 'Overdue files' },
  unreadable: { de: 'Unlesbare Zeilen', en: 'Unreadable lines' },
  removed: { de: 'Bisher gelöscht', en: 'Erased so far' },
  lookedAt: { de: 'Geprüft', en: 'Looked at' },
} as const satisfies Record<string, Text>;
