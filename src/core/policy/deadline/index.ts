// Deadlines: a period, a rule for counting it, and the four instants that follow from an event.
// Promises: every end is exclusive, counted on local dates of the policy's zone, whatever zone the process runs in;
// a missing day becomes the last of its month (BGB § 188(3)); only a person's time to answer and our duty to answer roll
// over weekends and holidays (BGB § 193, Regulation 1182/71 Art. 3(4)), retention never does.
// Refuses: periods that are zero, negative, of mixed units, or of a unit that the rule cannot count.
// Pure but for the holiday library, which is loaded when the first deadline rolls (decisions/0003).

export type { Calendar } from './calendar.ts';
export { calendar } from './calendar.ts';
export type { Deadline, DeadlineKind } from './deadline.ts';
export {
  answerWithin,
  atLeast,
  atMost,
  atMostExact,
  deadlineKinds,
  dueWithin,
  elapsed,
  endOfYear,
  keepUntilEndOfYear,
} from './deadline.ts';
export { earliest } from './earliest.ts';
export type { DeadlineErrorCode } from './errors.ts';
export { DeadlineError } from './errors.ts';
export type { Instants } from './instants.ts';
export { instants } from './instants.ts';
export { ago, momentInWords } from './moment.ts';
export { parseDeadline } from './parse.ts';
export { days, hours, months, weeks, years } from './period.ts';
export type { PeriodWords, WordLanguage } from './words.ts';
export { dateAndTimeInWords, dateInWords, lastDayBefore, periodInWords } from './words.ts';
