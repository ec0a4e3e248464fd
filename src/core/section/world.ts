import type { Clock } from '../clock/index.ts';
import type { Egress } from '../egress/index.ts';
import type { Signer } from '../journal/index.ts';
import type { Mail, Transport } from '../mail/index.ts';
import type { Records, Rules } from '../records/index.ts';
import type { Apart, Queries, Task } from '../store/index.ts';
import type { Vault } from '../vault/index.ts';
import type { Customers } from './customers.ts';
import type { Members } from './desk.ts';
import type { Persons } from './persons.ts';
import type { Requests } from './requests.ts';

/** Facts about the operator that the policy does not give; empty ones block a production start, none is invented. */
export interface OperatorFacts {
  readonly managingDirector?: string;
  readonly registerCourt?: string;
  readonly registerNumber?: string;
  readonly vatId?: string;
  readonly hostName?: string;
  readonly hostContract?: string;
}

/** Everything a section works with. Handed to it; nothing is reached for. */
export interface World {
  /** Public address without a slash at its end, e.g. `https://fluxcess.com`. */
  readonly baseUrl: string;
  readonly mode: 'trial' | 'production';
  /** True when the database lives under the simulated clock. */
  readonly simulation: boolean;
  readonly operator: OperatorFacts;
  /** Folders of other servers' log files, which are held to the limit of the access log. */
  readonly logFolders: readonly string[];
  readonly rules: Rules;
  readonly clock: Clock;
  readonly db: Queries;
  /** The same database through roles that read what one task needs and nothing else. */
  readonly apart: Omit<Apart, keyof AsyncDisposable>;
  readonly vault: Vault;
  /** The operator's own key: of the journal's blocks, and of documents that others are to be able to check. */
  readonly signer: Signer;
  readonly records: Records;
  readonly mail: Mail;
  /** What all sections together know and do about one person. */
  readonly persons: Persons;
  /** The gate through which the program speaks to others. */
  readonly egress: Egress;
  /** How mails leave in bulk. */
  readonly transport: Transport;
  /** The people who work here; absent where the policy names no staff area. */
  readonly members?: Members | undefined;
  /** Where sales go that may permit advertising (§ 7(3) UWG); absent where the policy does not use that permission. */
  readonly customers?: Customers | undefined;
  /** Where requests about rights go; absent where the policy names no section that keeps them. */
  readonly requests?: Requests | undefined;
}

/** The world as one task sees it: its database connection has the rights of that task. */
export const apartFor = (world: World, task: Task | 'house'): World =>
  Object.create(world, { db: { value: world.apart[task], enumerable: true } }) as World;
