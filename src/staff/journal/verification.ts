import { type Verification, verifyJournal } from '../../core/journal/index.ts';
import type { StaffDependencies } from '../dependencies.ts';

/** When the journal was last read whole, and what was found. */
export interface Verified {
  readonly at: Temporal.Instant;
  readonly found: Verification;
}

/** Reads the journal on demand; the last result stays until the server is started again. */
export interface Verifier {
  last(): Verified | undefined;
  verify(now: Temporal.Instant): Promise<Verified>;
}

export function verifier({ world, signer }: StaffDependencies): Verifier {
  let last: Verified | undefined;
  return {
    last: () => last,
    verify: async (now) => {
      last = { at: now, found: await verifyJournal(world.db, signer.publicKey) };
      return last;
    },
  };
}
