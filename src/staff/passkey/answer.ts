import { z } from 'zod';

/** The least that an answer of a browser must be before it is looked into; the library checks the rest. */
const shape = z.looseObject({
  id: z.string(),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
});

/** Reads the hidden field that the script filled; undefined when it was not the script. */
export function readAnswer<T>(text: unknown): T | undefined {
  if (typeof text !== 'string' || text === '') return undefined;
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? (read.data as T) : undefined;
  } catch {
    return undefined;
  }
}
