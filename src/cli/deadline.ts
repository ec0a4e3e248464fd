import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Calendar, type Instants, instants, parseDeadline } from '../core/policy/index.ts';
import { QuestionError } from './errors.ts';
import { parseInstant } from './instant.ts';

const question = z.object({
  kind: z.string(),
  period: z.string(),
  /** An ISO 8601 instant with offset. */
  from: z.string(),
});
export type DeadlineQuestion = z.infer<typeof question>;

/** The instants of one deadline, as the policy in the file counts them. */
export function answerDeadline(
  { kind, period, from }: DeadlineQuestion,
  calendar: Calendar,
): Record<keyof Instants, string> {
  const { nominal, end, due, goneBy } = instants(parseDeadline(kind, period), parseInstant(from), calendar);
  return { nominal: nominal.toString(), end: end.toString(), due: due.toString(), goneBy: goneBy.toString() };
}

/** The questions of a batch file: a JSON list of `{kind, period, from}`. */
export async function readBatch(path: string): Promise<readonly DeadlineQuestion[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new QuestionError(`The batch ${path} cannot be read (${error.code}).`);
  });
  const list = z.array(z.unknown()).safeParse(parse(text, path));
  if (!list.success)
    throw new QuestionError(`${path} is not a list. Write [{"kind":"atMost","period":"P4Y","from":"…"}].`);
  return list.data.map((asked, i) => {
    const read = question.safeParse(asked);
    if (!read.success) throw new QuestionError(`Question ${i + 1} of ${path} lacks one of kind, period, from.`);
    return read.data;
  });
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new QuestionError(`${path} is not JSON.`);
  }
}
