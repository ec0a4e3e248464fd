import {
  type LastVerification,
  lastVerification,
  noteVerification,
  type Verification,
  verifyJournal,
} from '../../core/journal/index.ts';
import type { StaffDependencies } from '../dependencies.ts';

/** When the journal was last read whole, and what was found: here the sentences about it, elsewhere only whether. */
export interface Verified {
  readonly at: Temporal.Instant;
  readonly found: Pick<Verification, 'verified' | 'entries' | 'blocks'> &
    Partial<Pick<Verification, 'open' | 'faults'>>;
}

/** Reads the journal on demand, and remembers that for everybody; the faults by name stay until the server is started again. */
export interface Verifier {
  last(): Promise<Verified | undefined>;
  verify(now: Temporal.Instant): Promise<Verified>;
}

export function verifier({ world, signer }: StaffDependencies): Verifier {
  let own: Verified | undefined;
  return {
    last: async () => newest(own, await lastVerification(world.db)),
    verify: async (now) => {
      const found = await verifyJournal(world.db, signer.publicKey);
      await noteVerification(world.db, now, found);
      own = { at: now, found };
      return own;
    },
  };
}

function newest(own: Verified | undefined, last: LastVerification | undefined): Verified | undefined {
  if (!last || (own && Temporal.Instant.compare(own.at, last.at) >= 0)) return own;
  return { at: last.at, found: last };
}
