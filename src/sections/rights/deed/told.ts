import { z } from 'zod';
import type { World } from '../../../core/section/index.ts';
import { toldColumn, visitByRecord } from '../visit/queries.ts';
import type { Visit } from '../visit/visit.ts';

const text = z.object({ de: z.string(), en: z.string() });

const toldSchema = z.object({
  deed: z.enum(['erasure', 'restriction', 'lifting', 'objection', 'withdrawal', 'rectification', 'message']),
  at: z.string(),
  /** Somebody has to weigh it: the answer comes later, and in time. */
  isOpen: z.boolean(),
  lines: z.array(z.object({ title: text, said: text })).readonly(),
});

/** What the last deed of a visit came to, as the page after it says. */
export type Told = z.infer<typeof toldSchema>;

/** Read back for the page that a browser is sent to after the deed; undefined where there was none. */
export async function toldIn(world: World, { record }: Visit): Promise<Told | undefined> {
  const found = await visitByRecord(world.db, record);
  if (!found?.told) return undefined;
  const opened = await world.records.open(world.db, record, 'rights.identification');
  if ('refused' in opened) return undefined;
  return readTold(opened.text(toldColumn, found.told));
}

export const readTold = (text: string): Told => toldSchema.parse(JSON.parse(text));
