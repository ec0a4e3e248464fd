export type ClockErrorCode = 'clock-backwards';

/** Thrown when a clock is asked for something that time does not do. */
export class ClockError extends Error {
  readonly code: ClockErrorCode;

  constructor(code: ClockErrorCode, message: string) {
    super(message);
    this.name = 'ClockError';
    this.code = code;
  }
}
