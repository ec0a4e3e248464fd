import { QuestionError } from './errors.ts';

/** An instant as it is typed: ISO 8601 with its offset. */
export function parseInstant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch (cause) {
    throw new QuestionError(`“${text}” is not an instant. Write it with its offset, like 2026-11-23T10:15:00+01:00.`, {
      cause,
    });
  }
}
