import { type RequestKind, requestKinds } from '../../../../core/section/index.ts';
import { type Listed, urgencyOf } from '../../request/index.ts';

export const casesPath = '/staff/cases';

export const states = ['open', 'soon', 'late', 'undelivered', 'answered', 'all'] as const;
export type State = (typeof states)[number];
export const sorts = ['due', 'received'] as const;
export type Sort = (typeof sorts)[number];

/** What a list shows and in which order: read from its address, so that it can be kept and sent on. */
export interface CaseQuery {
  readonly state: State;
  readonly kind?: RequestKind | undefined;
  readonly sort: Sort;
}

export function caseQuery(search: (name: string) => string | undefined): CaseQuery {
  const among = <T extends string>(all: readonly T[], name: string): T | undefined =>
    all.find((one) => one === search(name));
  return {
    state: among(states, 'state') ?? 'open',
    kind: among(requestKinds, 'kind'),
    sort: among(sorts, 'sort') ?? 'due',
  };
}

export function casePath({ state, kind, sort }: CaseQuery, change: Partial<CaseQuery> = {}): string {
  const now = { state, kind, sort, ...change };
  const search = new URLSearchParams({
    ...(now.state !== 'open' && { state: now.state }),
    ...(now.kind && { kind: now.kind }),
    ...(now.sort !== 'due' && { sort: now.sort }),
  }).toString();
  return search ? `${casesPath}?${search}` : casesPath;
}

/** Whether a request stands so; `open` is all that is under way, the late ones first among them. */
export function isIn(request: Listed, state: State, now: Temporal.Instant): boolean {
  const isOpen = request.stage !== 'answered';
  switch (state) {
    case 'all':
      return true;
    case 'answered':
      return !isOpen;
    case 'open':
      return isOpen;
    case 'undelivered':
      return isOpen && request.undelivered !== null;
    case 'soon':
    case 'late':
      return isOpen && urgencyOf(request, now) === state;
  }
}

export function listed(
  requests: readonly Listed[],
  { state, kind, sort }: CaseQuery,
  now: Temporal.Instant,
): readonly Listed[] {
  const by = (one: Listed) => (sort === 'due' ? one.due.end : one.receivedAt);
  return requests
    .filter((one) => isIn(one, state, now) && (!kind || one.kinds.includes(kind)))
    .toSorted((a, b) => Temporal.Instant.compare(by(a), by(b)));
}
