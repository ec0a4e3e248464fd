import type { Socket } from 'node:net';
import { type Actor, append } from '../journal/index.ts';
import type { Policy, Recipient } from '../policy/index.ts';
import type { Queries } from '../store/index.ts';
import { type Destination, dial } from './dial.ts';
import { inactive, undeclared } from './errors.ts';
import { isOwnMachine } from './machine.ts';

export interface EgressOptions {
  /** Whom the policy in force declares. */
  readonly recipients: () => readonly Recipient[];
  /** Which recipient runs a host, by host; undefined where only one is active and it must be that one. */
  readonly hosts: ReadonlyMap<string, string | undefined>;
  /** The host of our own public address: whoever asks it asks ourselves. A host that also serves another setting is that one's. */
  readonly site?: string;
  readonly dial?: (to: Destination) => Promise<Socket>;
}

/** What was disclosed: data of one class, of these records. */
export interface Disclosed {
  readonly class: string;
  readonly stage?: string;
  readonly records: readonly string[];
  readonly at: Temporal.Instant;
  readonly by: Actor;
}

export interface Egress {
  /** The name of the recipient behind a host; null for this machine itself. Throws `EgressError` for everybody else. */
  recipientOf(host: string): string | null;
  /** Opens a connection to a recipient. Throws `EgressError` before anything leaves. */
  connect(to: Destination): Promise<Socket>;
  /** Journals what a host was told, in the transaction that notes it as told; nothing for this machine itself. */
  disclosed(tx: Queries, host: string, what: Disclosed): Promise<void>;
}

export function createEgress({ recipients, hosts, site, dial: open = dial }: EgressOptions): Egress {
  const recipientOf = (host: string): string | null => {
    if (isOwnMachine(host)) return null;
    const key = host.toLowerCase();
    if (!hosts.has(key) && key === site) return null;
    if (!hosts.has(key)) throw undeclared(host);
    const active = recipients().filter((recipient) => recipient.active);
    const bound = hosts.get(key);
    if (bound === undefined) {
      const [only, ...others] = active;
      if (!only || others.length > 0) throw undeclared(host);
      return only.name;
    }
    if (!active.some(({ name }) => name === bound)) throw inactive(host, bound);
    return bound;
  };
  return {
    recipientOf,
    connect: async (to) => {
      recipientOf(to.host);
      return open(to);
    },
    disclosed: async (tx, host, { class: dataClass, stage, records, at, by }) => {
      const recipient = recipientOf(host);
      if (recipient === null) return;
      await append(
        tx,
        records.map((record) => ({
          at,
          what: 'disclosed' as const,
          class: dataClass,
          ...(stage !== undefined && { stage }),
          rule: `recipient:${recipient}`,
          record,
          actor: by,
        })),
      );
    },
  };
}

/** The active and possible recipients of a policy, each once. */
export function recipientsOf(policy: Policy): readonly Recipient[] {
  const all = policy.sections.flatMap((section) => section.recipients);
  return [...new Map(all.map((recipient) => [recipient.name, recipient])).values()];
}

/** A gate that leads nowhere but to this machine. */
export const ownMachineOnly: Egress = createEgress({ recipients: () => [], hosts: new Map() });
