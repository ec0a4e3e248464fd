import type { DataClass, Text } from '../../core/policy/index.ts';
import { LineOfTime, lineOfClass, useVisit } from '../../core/web/index.ts';
import type { Figures } from '../figures.ts';
import type { Band } from '../holdings.ts';

/** A kind of data on its line of time, with about how many records stand at each of its stages. */
export function ClassLine({ dataClass, figures }: { readonly dataClass: DataClass; readonly figures: Figures }) {
  const { t, language } = useVisit();
  const { name, title, lifecycle } = dataClass;
  const bandOf = (label: string): Band | undefined => {
    const stage = Object.entries(lifecycle.stages).find(([, one]) => one.title[language] === label)?.[0];
    return figures.holdings.find((holding) => holding.class === name && holding.stage === stage)?.atLeast;
  };
  const points = lineOfClass(dataClass, language).map((point) => {
    const band = bandOf(point.label);
    return band === undefined ? point : { ...point, at: t(bandInWords(band)) };
  });
  const isLate = figures.late.has(name);
  return (
    <LineOfTime
      title={t(title)}
      points={points}
      {...(isLate ? { tone: 'overdue' as const } : { note: t(words.inTime) })}
    />
  );
}

const bandInWords = (band: Band): Text =>
  band === 0
    ? { de: 'unter\u00a010', en: 'fewer than\u00a010' }
    : { de: `ab\u00a0${band.toLocaleString('de')}`, en: `${band.toLocaleString('en')} or more` };

const words = { inTime: { de: 'nichts überfällig', en: 'nothing overdue' } } as const satisfies Record<string, Text>;
