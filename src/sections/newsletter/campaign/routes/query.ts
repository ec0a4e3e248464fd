import { z } from 'zod';
import type { CampaignState } from '../index.ts';
import type { Issue } from './listing.ts';

export const states = [
  'draft',
  'approved',
  'scheduled',
  'running',
  'paused',
  'cancelled',
  'finished',
] as const satisfies readonly CampaignState[];
export const sorts = ['changed', 'subject', 'state', 'size'] as const;
export type Sort = (typeof sorts)[number];

/** What the address of the list asks for; anything it does not know counts as not asked. */
const shape = z.object({
  state: z.enum(states).optional().catch(undefined),
  list: z.string().min(1).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  sort: z.enum(sorts).default('changed').catch('changed'),
  order: z.enum(['up', 'down']).default('down').catch('down'),
});
export type ListQuery = z.infer<typeof shape>;

export const readQuery = (query: Readonly<Record<string, string>>): ListQuery => shape.parse(query);

/** The address of the list with one thing changed. */
export function listPath(query: ListQuery, change: Partial<ListQuery> = {}): string {
  const { state, list, q, sort, order } = { ...query, ...change };
  const asked = new URLSearchParams({
    ...(state && { state }),
    ...(list && { list }),
    ...(q && { q }),
    ...(sort !== 'changed' && { sort }),
    ...(order !== 'down' && { order }),
  });
  return asked.size > 0 ? `/staff/campaigns?${asked.toString()}` : '/staff/campaigns';
}

/** The issues that are asked for, in the order that is asked for. Pure. */
export function chosen(issues: readonly Issue[], query: ListQuery, language: string): readonly Issue[] {
  const wanted = query.q?.toLocaleLowerCase(language);
  const sorted = issues
    .filter((issue) => !query.state || issue.state === query.state)
    .filter((issue) => !query.list || issue.lists.includes(query.list))
    .filter((issue) => !wanted || `${issue.subject} ${issue.topic}`.toLocaleLowerCase(language).includes(wanted))
    .toSorted((a, b) => compare(a, b, query.sort, language) || Temporal.Instant.compare(a.createdAt, b.createdAt));
  return query.order === 'down' ? sorted.toReversed() : sorted;
}

/** When something last happened to it. */
export const changedAt = ({ endedAt, startedAt, scheduledAt, revisedAt }: Issue): Temporal.Instant =>
  endedAt ?? startedAt ?? scheduledAt ?? revisedAt;

function compare(a: Issue, b: Issue, sort: Sort, language: string): number {
  switch (sort) {
    case 'changed':
      return Temporal.Instant.compare(changedAt(a), changedAt(b));
    case 'subject':
      return a.subject.localeCompare(b.subject, language);
    case 'state':
      return states.indexOf(a.state) - states.indexOf(b.state);
    case 'size':
      return a.recipients - b.recipients;
  }
}
