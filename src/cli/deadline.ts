import { readFile } from 'node:fs/promises';
import { type Calendar, type Instants, instants, parseDeadline } from '../core/policy/index.ts';

export interface DeadlineQuestion {
  readonly kind: string;
  readonly period: string;
  /** An ISO 8601 instant with offset. */
  readonly from: string;
}

/** Thrown when a question for a deadline cannot be read. */
export class QuestionError extends Error {
  readonly code = 'cli/question';
}

/** The instants of one deadline, as the policy in the file counts them. */
export function answerDeadline(
  { kind, period, from }: DeadlineQuestion,
  calendar: Calendar,
): Record<keyof Instants, string> {
  const { nominal, end, due, goneBy } = instants(parseDeadline(kind, period), startOf(from), calendar);
  return { nominal: nominal.toString(), end: end.toString(), due: due.toString(), goneBy: goneBy.toString() };
}

function startOf(from: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(from);
  } catch {
    throw new QuestionError(`“${from}” is not an instant. Write it with its offset, like 2026-11-23T10:15:00+01:00.`);
  }
}

/** The questions of a batch file: a JSON list of `{kind, period, from}`. */
export async function readBatch(path: string): Promise<readonly DeadlineQuestion[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new QuestionError(`The batch ${path} cannot be read (${error.code}).`);
  });
  const list: unknown = parse(text, path);
  if (!Array.isArray(list))
    throw new QuestionError(`${path} is not a list. Write [{"kind":"atMost","period":"P4Y","from":"…"}].`);
  return list.map((question: Partial<DeadlineQuestion>, i) => {
    const { kind, period, from } = question;
    if (typeof kind !== 'string' || typeof period !== 'string' || typeof from !== 'string')
      throw new QuestionError(`Question ${i + 1} of ${path} lacks one of kind, period, from.`);
    return { kind, period, from };
  });
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new QuestionError(`${path} is not JSON.`);
  }
}
