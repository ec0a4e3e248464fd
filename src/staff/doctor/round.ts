import type { Finding } from '../../doctor/index.ts';
import type { StaffDependencies } from '../dependencies.ts';

/** One look at the whole deployment: under way with how far it is, or ended with what it found. */
export type Round =
  | { readonly state: 'under-way'; readonly done: number; readonly of: number }
  | { readonly state: 'ended'; readonly at: Temporal.Instant; readonly findings: readonly Finding[] };

/** The last look, until the server is started again. Of two who ask at once, both get the same one. */
export interface Rounds {
  last(): Round | undefined;
  begin(now: Temporal.Instant): void;
}

export function rounds({ examine, failed }: Pick<StaffDependencies, 'examine' | 'failed'>): Rounds {
  let last: Round | undefined;
  return {
    last: () => last,
    begin: (now) => {
      if (last?.state === 'under-way') return;
      const before = last;
      last = { state: 'under-way', done: 0, of: 0 };
      examine((done, of) => {
        last = { state: 'under-way', done, of };
      }).then(
        (findings) => {
          last = { state: 'ended', at: now, findings };
        },
        (error: unknown) => {
          last = before;
          failed(error);
        },
      );
    },
  };
}
