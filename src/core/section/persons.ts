import type { Act } from '../records/index.ts';
import type { Queries } from '../store/index.ts';
import type { Done, ErasedOf, Meant } from './became.ts';
import type { HeldAbout, HeldHere, Seen } from './held.ts';

/**
 * What all sections together know and do about one person, by their address. Each deed is carried out at once as far as
 * the policy lets it be done without somebody's judgement, and says for each record what became of it. A record of
 * somebody else is passed over as if it were not there.
 */
export interface Persons {
  /** Everything that is held, section by section (Art. 15 GDPR). */
  held(address: string): Promise<readonly HeldAbout[]>;
  /** What is held about the browser they use, and goes by no address (S5). */
  here(seen: Seen): Promise<readonly HeldHere[]>;
  /** Erasure (Art. 17 GDPR) of those records, or of all. */
  erase(address: string, act: Act, records?: Meant): Promise<readonly ErasedOf[]>;
  /** Restriction (Art. 18 GDPR). */
  restrict(address: string, records: Meant, act: Act): Promise<readonly Done[]>;
  /** Ends a restriction. Who is not the person themselves tells them before (Art. 18(3) GDPR). */
  lift(address: string, records: Meant, act: Act): Promise<readonly Done[]>;
  /** Objection (Art. 21 GDPR): what the policy ends for it ends at once; the rest is restricted while it is assessed. */
  object(address: string, records: Meant, act: Act): Promise<readonly Done[]>;
  /** Withdrawal of a consent (Art. 7(3) GDPR). */
  withdraw(address: string, record: string, act: Act): Promise<Done>;
  /** Rectification (Art. 16 GDPR) of a field that its section lets be corrected. */
  rectify(address: string, record: string, field: string, value: string, act: Act): Promise<Done>;
  /** The same, within the transaction of the caller. */
  within(tx: Queries): Persons;
}
