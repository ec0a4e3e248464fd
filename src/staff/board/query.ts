import { z } from 'zod';
import type { Language } from '../../core/policy/index.ts';
import { numberOf, promiseStates, type StandingPromise } from '../../kept/index.ts';

const sorts = ['id', 'title', 'section', 'state'] as const;
export type Sort = (typeof sorts)[number];

/** What the address of the board asks for; anything it does not know counts as not asked. */
const shape = z.object({
  state: z.enum(promiseStates).optional().catch(undefined),
  section: z.string().min(1).optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  sort: z.enum(sorts).default('id').catch('id'),
  order: z.enum(['up', 'down']).default('up').catch('up'),
});
export type BoardQuery = z.infer<typeof shape>;

export const readQuery = (query: Readonly<Record<string, string>>): BoardQuery => shape.parse(query);

/** The address of the board with one thing changed. */
export function boardPath(query: BoardQuery, change: Partial<BoardQuery> = {}): string {
  const { state, section, q, sort, order } = { ...query, ...change };
  const asked = new URLSearchParams({
    ...(state && { state }),
    ...(section && { section }),
    ...(q && { q }),
    ...(sort !== 'id' && { sort }),
    ...(order !== 'up' && { order }),
  });
  return asked.size > 0 ? `/staff?${asked.toString()}#promises` : '/staff#promises';
}

/** The promises that are asked for, in the order that is asked for. Pure. */
export function chosen(
  promises: readonly StandingPromise[],
  query: BoardQuery,
  language: Language,
): readonly StandingPromise[] {
  const wanted = query.q?.toLocaleLowerCase(language);
  const found = promises
    .filter((p) => !query.state || p.state === query.state)
    .filter((p) => !query.section || p.section === query.section)
    .filter((p) => !wanted || `${p.id} ${p.title[language]}`.toLocaleLowerCase(language).includes(wanted));
  const sorted = found.toSorted((a, b) => compare(a, b, query.sort, language) || numberOf(a.id) - numberOf(b.id));
  return query.order === 'down' ? sorted.toReversed() : sorted;
}

function compare(a: StandingPromise, b: StandingPromise, sort: Sort, language: Language): number {
  switch (sort) {
    case 'id':
      return numberOf(a.id) - numberOf(b.id);
    case 'title':
      return a.title[language].localeCompare(b.title[language], language);
    case 'section':
      return a.sectionTitle[language].localeCompare(b.sectionTitle[language], language);
    case 'state':
      return promiseStates.indexOf(a.state) - promiseStates.indexOf(b.state);
  }
}
