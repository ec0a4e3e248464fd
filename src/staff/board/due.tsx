import { classesOf, dateInWords, type Language, type Policy, type Text } from '../../core/policy/index.ts';
import { Table, useVisit } from '../../core/web/index.ts';
import type { DueOfStage, DueWeek } from './upcoming.ts';

interface Props {
  readonly policy: Policy;
  readonly weeks: readonly DueWeek[];
  readonly upcoming: readonly DueOfStage[];
}

/** What falls due in the window: a picture by weeks, and the same as tables. */
export function Upcoming({ policy, weeks, upcoming }: Props) {
  const { t, language } = useVisit();
  const classes = classesOf(policy);
  return (
    <section class="stack" id="upcoming">
      <h2>{t(words.title)}</h2>
      {upcoming.length === 0 ? (
        <p>{t(words.none)}</p>
      ) : (
        <>
          <Bars weeks={weeks} />
          <div class="pair">
            <Table
              caption={t(words.byWeek)}
              numbers={[1]}
              head={[t(words.week), t(words.records)]}
              rows={weeks.filter((w) => w.records > 0).map((w) => [span(w, policy, language), w.records])}
            />
            <Table
              caption={t(words.byClass)}
              numbers={[2]}
              head={[t(words.class), t(words.stage), t(words.records), t(words.first)]}
              rows={upcoming.map((due) => {
                const dataClass = classes.find((c) => c.name === due.class);
                return [
                  t(dataClass?.title ?? due.class),
                  t(dataClass?.lifecycle.stages[due.stage]?.title ?? due.stage),
                  due.records,
                  dateInWords(due.first, language, policy),
                ];
              })}
            />
          </div>
        </>
      )}
    </section>
  );
}

const [width, height, base, top, gap] = [780, 190, 150, 28, 8];

/** Drawn on the server: bars on a line of time that ends in an open circle. */
function Bars({ weeks }: { readonly weeks: readonly DueWeek[] }) {
  const { t, language } = useVisit();
  // A lone record must not look like a flood.
  const most = Math.max(4, ...weeks.map((w) => w.records));
  const step = (width - 40) / weeks.length;
  return (
    <div class="frame" tabindex={0} role="region" aria-label={t(words.picture)}>
      <svg class="bars" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t(words.picture)}>
        <path class="bars__line" d={`M10 ${base}H${width - 26}`} />
        <circle class="bars__today" cx="10" cy={base} r="6" />
        <circle class="bars__end" cx={width - 18} cy={base} r="7" />
        {weeks.map((week, index) => (
          <Bar
            week={week}
            x={24 + index * step}
            size={step - gap}
            tall={((base - top) * week.records) / most}
            language={language}
          />
        ))}
      </svg>
    </div>
  );
}

interface BarProps {
  readonly week: DueWeek;
  readonly x: number;
  readonly size: number;
  readonly tall: number;
  readonly language: Language;
}

function Bar({ week, x, size, tall, language }: BarProps) {
  const middle = x + size / 2;
  return (
    <g>
      {week.records > 0 && (
        <>
          <rect
            class="bars__bar"
            x={round(x)}
            y={round(base - Math.max(tall, 3))}
            width={round(size)}
            height={round(Math.max(tall, 3))}
          />
          <text class="bars__count" x={round(middle)} y={round(base - Math.max(tall, 3) - 7)}>
            {week.records}
          </text>
        </>
      )}
      <text class="bars__day" x={round(middle)} y={base + 26}>
        {shortDay(week.from, language)}
      </text>
    </g>
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

const span = (week: DueWeek, policy: Policy, language: Language): string =>
  `${dateInWords(week.from, language, policy)} – ${dateInWords(week.until, language, policy)}`;

// Thirteen of them stand side by side: "25.3.", "25 Mar".
const shortDay = (date: Temporal.PlainDate, language: Language): string =>
  language === 'de'
    ? `${date.day}.${date.month}.`
    : `${date.day} ${date.toLocaleString('en-GB', { month: 'short' }).slice(0, 3)}`;

const words = {
  title: { de: 'Was in den nächsten 90 Tagen fällig wird', en: 'What falls due in the next 90 days' },
  none: { de: 'In dieser Zeit wird nichts fällig.', en: 'Nothing falls due in this time.' },
  picture: {
    de: 'Balken: fällige Datenobjekte in jeder Woche ab heute; die Zahlen stehen in der Tabelle darunter',
    en: 'Bars: records due in each week from today; the numbers stand in the table below',
  },
  byWeek: { de: 'Nach Wochen', en: 'By week' },
  byClass: { de: 'Nach Datenart und Stufe', en: 'By class and stage' },
  week: { de: 'Woche', en: 'Week' },
  records: { de: 'Anzahl', en: 'Records' },
  class: { de: 'Datenart', en: 'Class' },
  stage: { de: 'Stufe', en: 'Stage' },
  first: { de: 'Zuerst am', en: 'First on' },
} as const satisfies Record<string, Text>;
