import { z } from 'zod';
import type { ConversationFilter, ConversationStage } from '../../conversation/index.ts';
import { contactPath } from '../paths.ts';

export const shelves = ['tasks', 'current', 'deals', 'letters', 'restricted', 'unneeded', 'all'] as const;
export type Shelf = (typeof shelves)[number];

export const sorts = ['due', 'newest'] as const;
export type Sort = (typeof sorts)[number];

export const perPage = 50;

/** What the address of the list asks for; anything it does not know counts as not asked. */
const shape = z.object({
  show: z.enum(shelves).default('tasks').catch('tasks'),
  sort: z.enum(sorts).default('due').catch('due'),
  page: z.coerce.number().int().min(1).max(100_000).default(1).catch(1),
});
export type ListQuery = z.infer<typeof shape>;

export const readQuery = (query: Readonly<Record<string, string>>): ListQuery => shape.parse(query);

/** The address of the list with one thing changed; whatever changes, it begins on its first page. */
export function listPath(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const { show, sort, page } = { ...query, page: 1, ...change };
  const asked = new URLSearchParams({
    ...(show !== 'tasks' && { show }),
    ...(sort !== 'due' && { sort }),
    ...(page > 1 && { page: String(page) }),
  });
  return asked.size > 0 ? `${contactPath}?${asked.toString()}` : contactPath;
}

const stagesOf: Readonly<Partial<Record<Shelf, readonly ConversationStage[]>>> = {
  current: ['current', 'review'],
  deals: ['deal'],
  letters: ['letter'],
  restricted: ['restricted', 'restricted-deal'],
  unneeded: ['unneeded'],
};

/** The conversations of a shelf. */
export function filterOf(show: Shelf, now: Temporal.Instant): ConversationFilter {
  const stages = stagesOf[show];
  return { ...(stages && { stages }), ...(show === 'tasks' && { toReviewAt: now }) };
}
