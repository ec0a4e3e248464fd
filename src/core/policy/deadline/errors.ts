export type DeadlineErrorCode =
  | 'deadline-kind-unknown'
  | 'period-unreadable'
  | 'period-not-positive'
  | 'period-mixed'
  | 'period-unit'
  | 'time-zone-unknown'
  | 'holidays-unknown'
  | 'nothing-to-compare';

/** Thrown when a deadline, a period or a calendar is written in a way that cannot be kept; the message names the mend. */
export class DeadlineError extends Error {
  readonly code: DeadlineErrorCode;

  constructor(code: DeadlineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DeadlineError';
    this.code = code;
  }
}
