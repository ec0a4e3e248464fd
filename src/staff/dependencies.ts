import type { Signer } from '../core/journal/index.ts';
import type { Act } from '../core/records/index.ts';
import type { Section, SignedProof, World } from '../core/section/index.ts';
import type { Finding } from '../doctor/index.ts';
import type { ProviderSettings } from './provider/provider.ts';

/** The ways by which a withdrawal reaches staff rather than a page (S49). */
export const channels = ['phone', 'letter', 'mail', 'person'] as const;
export type Channel = (typeof channels)[number];

/** What was ended: running subscriptions, and requests that never became one. */
export interface Withdrawn {
  readonly ended: number;
  readonly erased: number;
}

/** What the staff area works with. It knows no section: the application hands over what they offer. */
export interface StaffDependencies {
  readonly world: World;
  /** The sections that run. */
  readonly sections: readonly Section[];
  /** Whose public key the journal's blocks must bear. */
  readonly signer: Pick<Signer, 'publicKey'>;
  /** The signed proof of an address's consents, or null when none is held. */
  proof(address: string): Promise<SignedProof | null>;
  recordWithdrawal(
    address: string,
    withdrawal: { readonly channel: Channel; readonly evidence: string },
    act: Act,
  ): Promise<Withdrawn>;
  /** Sends every mail that may leave now. */
  deliver(): Promise<void>;
  nextDelivery(): Promise<Temporal.Instant | null>;
  /** Looks at the deployment from all sides. */
  examine(told?: (done: number, of: number) => void): Promise<readonly Finding[]>;
  /** The identity provider that settings name, if any. */
  readonly provider?: ProviderSettings | undefined;
  /** The time that authenticator apps go by: the machine's, also where ours is simulated. */
  readonly wall: () => Temporal.Instant;
  /** Told when work that outlives its request has failed. */
  failed(error: unknown): void;
}
