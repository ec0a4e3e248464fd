import type { Child } from 'hono/jsx';
import type { Text } from '../../core/policy/index.ts';
import { useVisit } from '../../core/web/index.ts';
import { Moment } from '../frame/index.ts';
import type { Verified } from '../journal/verification.ts';
import type { Board } from './read.ts';

/** The numbers that must be seen first; the first of them is the promise itself: nothing overdue. */
export function Figures({ board, verified }: { readonly board: Board; readonly verified: Verified | undefined }) {
  const { t, to } = useVisit();
  const records = board.standings.reduce((sum, s) => sum + s.records, 0);
  const held = board.standings.reduce((sum, s) => sum + s.held, 0);
  const due = board.upcoming.reduce((sum, d) => sum + d.records, 0);
  const waiting = board.promises.filter((p) => p.state === 'waiting').length;
  return (
    <dl class="figures">
      <Figure tone={board.overdue === 0 ? 'kept' : 'overdue'} label={words.overdue} value={board.overdue} first>
        {t(board.overdue === 0 ? words.nothingOverdue : words.somethingOverdue)}
      </Figure>
      <Figure label={words.promises} value={board.promises.length - waiting}>
        {t({ de: `von ${board.promises.length} werden gehalten`, en: `of ${board.promises.length} are kept` })}
      </Figure>
      <Figure label={words.records} value={records}>
        {t({ de: `davon ${held} ausgesetzt`, en: `${held} of them held` })}
      </Figure>
      <Figure label={words.due} value={due}>
        <a href="#upcoming">{t(words.see)}</a>
      </Figure>
      <Figure label={words.holds} value={board.holds.length}>
        <a href={to('/staff/holds')}>{t(words.see)}</a>
      </Figure>
      <Figure tone={board.outbox.doubt === 0 ? undefined : 'soon'} label={words.doubt} value={board.outbox.doubt}>
        <a href={to('/staff/outbox')}>
          {t({ de: `${board.outbox.queued} warten`, en: `${board.outbox.queued} waiting` })}
        </a>
      </Figure>
      <Figure
        tone={verified && (verified.found.verified ? 'kept' : 'overdue')}
        label={words.journal}
        value={board.journal.entries}
      >
        <a href={to('/staff/journal')}>
          {verified ? (
            <>
              {t(verified.found.verified ? words.unchanged : words.altered)} <Moment at={verified.at} />
            </>
          ) : (
            t(words.verify)
          )}
        </a>
      </Figure>
      {board.figures.map(({ title, help, value, path }) => (
        <Figure tone={value === 0 ? undefined : 'soon'} label={title} value={value}>
          {path ? <a href={to(path)}>{t(help)}</a> : t(help)}
        </Figure>
      ))}
    </dl>
  );
}

interface FigureProps {
  readonly label: Text;
  readonly value: number;
  readonly tone?: 'kept' | 'soon' | 'overdue' | undefined;
  readonly first?: boolean;
  readonly children: Child;
}

function Figure({ label, value, tone, first, children }: FigureProps) {
  const { t, language } = useVisit();
  return (
    <div class={`figure${first ? ' figure--first' : ''}${tone ? ` figure--${tone}` : ''}`}>
      <dt>{t(label)}</dt>
      <dd>
        <span class="figure__value">{value.toLocaleString(language)}</span>
        <span class="figure__note">{children}</span>
      </dd>
    </div>
  );
}

const words = {
  overdue: { de: 'Überfällig', en: 'Overdue' },
  nothingOverdue: { de: 'Alles ist rechtzeitig gelöscht.', en: 'Everything was erased in time.' },
  somethingOverdue: {
    de: 'Zusage gebrochen: Diese Daten müssten gelöscht sein.',
    en: 'A promise is broken: these data should be gone.',
  },
  promises: { de: 'Zusagen', en: 'Promises' },
  records: { de: 'Datenobjekte', en: 'Records' },
  due: { de: 'Fällig in 90 Tagen', en: 'Due in 90 days' },
  holds: { de: 'Offene Aussetzungen', en: 'Open holds' },
  doubt: { de: 'E-Mails im Zweifel', en: 'E-mails in doubt' },
  journal: { de: 'Protokolleinträge', en: 'Journal entries' },
  unchanged: { de: 'unverändert, geprüft', en: 'unchanged, verified' },
  altered: { de: 'verändert, geprüft', en: 'altered, verified' },
  verify: { de: 'jetzt prüfen', en: 'verify now' },
  see: { de: 'ansehen', en: 'see' },
} as const satisfies Record<string, Text>;
