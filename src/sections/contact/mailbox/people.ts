import type { Digest } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import { contactSettings } from '../policy.ts';

/** Between whom a message went. */
export interface Between {
  readonly inbound: boolean;
  /** Addresses of the persons: who wrote to us, or all those we wrote to. Never empty. */
  readonly persons: readonly string[];
}

/** Reads from the outside of a message who the persons are. `own` are our own addresses, in lower case. */
export function between(world: World, own: ReadonlySet<string>, { from, replyTo, to }: Digest): Between {
  const isOwn = (address: string) => own.has(address.toLowerCase());
  if (from && !isOwn(from.address)) return { inbound: true, persons: [from.address] };
  const others = unique(to.map(({ address }) => address).filter((address) => !isOwn(address)));
  if (others.length > 0) return { inbound: false, persons: others };
  // Our own form writes from our address on behalf of the person whom the answer goes to.
  if (replyTo && !isOwn(replyTo.address)) return { inbound: true, persons: [replyTo.address] };
  // A draft to nobody, a note to ourselves: it stands with our own address, and under the rule like all others.
  return { inbound: false, persons: [contactSettings(world.rules.policy).address] };
}

const unique = (addresses: readonly string[]): readonly string[] => [
  ...new Map(addresses.map((address) => [address.toLowerCase(), address])).values(),
];
