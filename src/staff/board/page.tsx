import type { Text } from '../../core/policy/index.ts';
import { Chips, Table, useVisit } from '../../core/web/index.ts';
import { ClockStrip } from '../clock/strip.tsx';
import { Moment } from '../frame/index.ts';
import type { Verified } from '../journal/verification.ts';
import { Upcoming } from './due.tsx';
import { Figures } from './figures.tsx';
import { Promises } from './promise-table.tsx';
import type { BoardQuery } from './query.ts';
import type { Board } from './read.ts';
import { RecordsHeld } from './records.tsx';

interface Props {
  readonly board: Board;
  readonly verified: Verified | undefined;
  /** Where time is simulated: what it is, and when the next deadline ends. */
  readonly clock: { readonly now: Temporal.Instant; readonly nextDue: Temporal.Instant | null } | undefined;
  readonly query: BoardQuery;
}

export function BoardPage({ board, verified, clock, query }: Props) {
  const { t } = useVisit();
  return (
    <>
      <p class="small">
        {t({
          de: `Fassung ${board.version} der Datenschutzerklärung gilt.`,
          en: `Version ${board.version} of the privacy notice is in force.`,
        })}
      </p>
      <Figures board={board} verified={verified} />
      {clock && <ClockStrip {...clock} />}
      <Chips label={t(words.onThisPage)} chips={jumps.map(({ id, label }) => ({ href: `#${id}`, text: t(label) }))} />
      <Upcoming policy={board.policy} weeks={board.weeks} upcoming={board.upcoming} />
      <RecordsHeld policy={board.policy} standings={board.standings} />
      <Promises promises={board.promises} query={query} />
      <section class="stack" id="sweeps">
        <h2>{t(words.sweeps)}</h2>
        <Sweeps board={board} />
      </section>
    </>
  );
}

function Sweeps({ board }: { readonly board: Board }) {
  const { t } = useVisit();
  if (board.sweeps.length === 0) return <p>{t(words.noSweep)}</p>;
  return (
    <Table
      caption={t(words.sweeps)}
      isQuiet
      numbers={[1, 2, 3]}
      head={[t(words.at), t(words.erased), t(words.advanced), t(words.milliseconds)]}
      rows={board.sweeps.map((run) => [<Moment at={run.at} />, run.erased, run.advanced, run.milliseconds])}
    />
  );
}

const jumps = [
  { id: 'upcoming', label: { de: 'Fällig', en: 'Due' } },
  { id: 'records', label: { de: 'Datenobjekte', en: 'Records' } },
  { id: 'promises', label: { de: 'Zusagen', en: 'Promises' } },
  { id: 'sweeps', label: { de: 'Löschläufe', en: 'Sweeps' } },
] as const;

export const words = {
  title: { de: 'Zusagen', en: 'Promises' },
  onThisPage: { de: 'Auf dieser Seite', en: 'On this page' },
  sweeps: { de: 'Die letzten Löschläufe', en: 'The last sweeps' },
  noSweep: { de: 'Noch kein Löschlauf hatte etwas zu tun.', en: 'No sweep has had anything to do yet.' },
  at: { de: 'Zeit', en: 'Time' },
  erased: { de: 'Gelöscht', en: 'Erased' },
  advanced: { de: 'Weitergerückt', en: 'Moved on' },
  milliseconds: { de: 'Dauer in ms', en: 'Time in ms' },
} as const satisfies Record<string, Text>;
