import { classesOf, type DataClass, type Policy, type Text } from '../../core/policy/index.ts';
import type { Standing } from '../../core/records/index.ts';
import { LineOfTime, lineOfClass, Table, type TimePoint, useVisit } from '../../core/web/index.ts';
import { Moment, recordsInWords } from '../frame/index.ts';

/** What is held, by class and stage, and the line of time of each class that holds something. */
export function RecordsHeld({
  policy,
  standings,
}: {
  readonly policy: Policy;
  readonly standings: readonly Standing[];
}) {
  const { t } = useVisit();
  const classes = classesOf(policy);
  const titled = standings.map((standing) => ({ standing, dataClass: classes.find((c) => c.name === standing.class) }));
  const holding = classes.filter((c) => standings.some((s) => s.class === c.name));
  return (
    <section class="stack" id="records">
      <h2>{t(words.title)}</h2>
      {standings.length === 0 ? (
        <p>{t(words.none)}</p>
      ) : (
        <Table
          caption={t(words.title)}
          isQuiet
          numbers={[2, 3, 4]}
          head={[t(words.class), t(words.stage), t(words.records), t(words.held), t(words.overdue), t(words.nextDue)]}
          rows={titled.map(({ standing, dataClass }) => [
            t(dataClass?.title ?? standing.class),
            t(dataClass?.lifecycle.stages[standing.stage]?.title ?? standing.stage),
            standing.records,
            standing.held,
            standing.overdue > 0 ? <strong class="tag tag--overdue">{standing.overdue}</strong> : 0,
            standing.nextDue ? <Moment at={standing.nextDue} /> : '–',
          ])}
        />
      )}
      <div class="lines">
        {holding.map((dataClass) => (
          <ClassLine dataClass={dataClass} standings={standings.filter((s) => s.class === dataClass.name)} />
        ))}
      </div>
    </section>
  );
}

function ClassLine({
  dataClass,
  standings,
}: {
  readonly dataClass: DataClass;
  readonly standings: readonly Standing[];
}) {
  const { language, t } = useVisit();
  const count = (label: string) =>
    standings.find((s) => dataClass.lifecycle.stages[s.stage]?.title[language] === label)?.records ?? 0;
  const points = lineOfClass(dataClass, language).map(
    (point): TimePoint =>
      point.state === 'erased'
        ? point
        : { ...point, state: count(point.label) > 0 ? 'now' : 'future', at: t(recordsInWords(count(point.label))) },
  );
  const tone = standings.some((s) => s.overdue > 0) ? 'overdue' : 'kept';
  return <LineOfTime title={t(dataClass.title)} points={points} tone={tone} />;
}

const words = {
  title: { de: 'Datenobjekte nach Datenart und Stufe', en: 'Records by class and stage' },
  none: { de: 'Es ist nichts gespeichert.', en: 'Nothing is held.' },
  class: { de: 'Datenart', en: 'Class' },
  stage: { de: 'Stufe', en: 'Stage' },
  records: { de: 'Anzahl', en: 'Records' },
  held: { de: 'Ausgesetzt', en: 'Held' },
  overdue: { de: 'Überfällig', en: 'Overdue' },
  nextDue: { de: 'Als Nächstes fällig', en: 'Next due' },
} as const satisfies Record<string, Text>;
