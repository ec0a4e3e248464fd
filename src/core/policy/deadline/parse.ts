import { type Deadline, type DeadlineKind, deadline, deadlineKinds } from './deadline.ts';
import { DeadlineError } from './errors.ts';

/** Reads a deadline from two words, as a command line or a file gives them: `atMost`, `P4Y`. */
export function parseDeadline(kind: string, period: string): Deadline {
  return deadline(parseKind(kind), parsePeriod(period));
}

function parseKind(kind: string): DeadlineKind {
  const known = deadlineKinds.find((name) => name === kind);
  if (known === undefined) {
    throw new DeadlineError(
      'deadline-kind-unknown',
      `The deadline kind ${kind} is unknown: use one of ${deadlineKinds.join(', ')}.`,
    );
  }
  return known;
}

function parsePeriod(period: string): Temporal.Duration {
  try {
    return Temporal.Duration.from(period);
  } catch (cause) {
    throw new DeadlineError(
      'period-unreadable',
      `The period ${period} is unreadable: write it like P7D, P1M, P4Y or PT72H.`,
      { cause },
    );
  }
}
