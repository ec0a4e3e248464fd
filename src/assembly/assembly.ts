import type { Clock } from '../core/clock/index.ts';
import type { EgressOptions } from '../core/egress/index.ts';
import type { Signer } from '../core/journal/index.ts';
import type { DkimKey, MailEvent, Outbox, Transport } from '../core/mail/index.ts';
import type { Policy } from '../core/policy/index.ts';
import type { Governing, Printed, Rules } from '../core/records/index.ts';
import type { OperatorFacts, Section, Witness, Work, World } from '../core/section/index.ts';
import type { Queries } from '../core/store/index.ts';
import type { Vault } from '../core/vault/index.ts';

/** What an assembly is made of. */
export interface Parts {
  readonly db: Queries;
  /** The same database by its address, for the outbox's own connections. */
  readonly databaseUrl: string;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly simulation: boolean;
  readonly policy: Policy;
  /** Refuses a policy that may not come into force, by throwing. */
  readonly judge?: (policy: Policy) => void;
  /** Somebody else has just put a policy in force and sees it through: it is taken over, and nothing is judged or computed. */
  readonly takesOver?: boolean;
  /** All sections that run; those that the policy does not name take no part. */
  readonly sections: readonly Section[];
  readonly baseUrl: string;
  readonly mode: 'trial' | 'production';
  readonly operator: OperatorFacts;
  readonly smtpUrl?: string | undefined;
  /** Where mails come back to, and by which ways we hear of it. */
  readonly returns?: Pick<Transport, 'bounceDomain' | 'imapUrl'>;
  readonly dkim?: readonly DkimKey[];
  /** Where senders note what is on their lines. */
  readonly marksFolder?: string | undefined;
  /** Folders of other servers' log files. */
  readonly logFolders?: readonly string[];
  /** Which recipient of the policy runs the mail server, and which the mailbox; left out where only one is active. */
  readonly runBy?: { readonly smtp?: string | undefined; readonly imap?: string | undefined };
  /** Hosts of the identity provider, whom the policy's paragraph on staff names. */
  readonly providerHosts?: readonly string[];
  /** How connections are opened; for tests whose far end has no name of its own. */
  readonly dial?: EgressOptions['dial'];
  readonly log?: (event: MailEvent) => void;
  /** Writes down outside the database what was just done, before whoever said no is answered. Never throws. */
  readonly beside?: () => Promise<void>;
}

/** A database, its policy in force and the running sections, brought together. */
export interface Assembly extends AsyncDisposable {
  readonly world: World;
  readonly sections: readonly Section[];
  readonly governing: Governing;
  /** What the running code counts on and the policy in force lacks, by name: until it is applied, pages answer 503. */
  readonly behind: () => readonly string[];
  readonly outbox: Outbox;
  /** What the sections do in the background. */
  readonly works: readonly Work[];
  /** Those of the works that see every request. */
  readonly witnesses: readonly Witness[];
  readonly signer: Signer;
  /** The policy that was offered, which governs only once it is applied, and its rules. */
  readonly offered: Policy;
  readonly offeredRules: Omit<Rules, 'version'>;
  readonly print: (policy: Policy) => Printed;
  /** Sends every mail that may leave now, and does what the sections' background work may do now. */
  readonly deliver: () => Promise<void>;
  /** The next instant at which there is something to deliver, or null. */
  readonly nextDelivery: () => Promise<Temporal.Instant | null>;
}
