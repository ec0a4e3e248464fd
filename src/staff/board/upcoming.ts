import type { DueOnDay } from '../../core/records/index.ts';

/** How far the board looks ahead; a window to look through, not a deadline. */
export const ahead = Temporal.Duration.from({ days: 90 });

/** What falls due in one week, counted from today. */
export interface DueWeek {
  readonly from: Temporal.PlainDate;
  /** The last day of it. */
  readonly until: Temporal.PlainDate;
  readonly records: number;
}

/** The weeks from today to the end of the window, the empty ones too. Pure. */
export function dueWeeks(days: readonly DueOnDay[], today: Temporal.PlainDate): readonly DueWeek[] {
  const end = today.add(ahead);
  const weeks: DueWeek[] = [];
  for (let from = today; Temporal.PlainDate.compare(from, end) < 0; from = from.add({ weeks: 1 })) {
    const next = from.add({ weeks: 1 });
    const until = (Temporal.PlainDate.compare(next, end) < 0 ? next : end).subtract({ days: 1 });
    const inside = days.filter(
      ({ day }) => Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) <= 0,
    );
    weeks.push({ from, until, records: inside.reduce((sum, { records }) => sum + records, 0) });
  }
  return weeks;
}

/** What falls due of one class and stage in the window. */
export interface DueOfStage {
  readonly class: string;
  readonly stage: string;
  readonly records: number;
  readonly first: Temporal.PlainDate;
}

export function dueStages(days: readonly DueOnDay[]): readonly DueOfStage[] {
  const groups = Map.groupBy(days, (d) => `${d.class}/${d.stage}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const records = group.reduce((sum, d) => sum + d.records, 0);
    return [{ class: first.class, stage: first.stage, records, first: first.day }];
  });
}
