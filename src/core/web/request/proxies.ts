import { BlockList, isIP } from 'node:net';
import { WebError } from '../errors.ts';
import { addressOf } from './address.ts';

/** Says whether an address belongs to a proxy of our own. */
export type Trusts = (address: string) => boolean;

/** The networks of TRUSTED_PROXIES; throws `web/bad-network` for what is none. */
export function trustedNetworks(networks: readonly string[]): Trusts {
  const list = new BlockList();
  for (const network of networks) add(list, network);
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

function add(list: BlockList, network: string): void {
  const [text = '', bits, ...rest] = network.trim().split('/');
  const version = isIP(text);
  const most = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || rest.length > 0 || !(prefix >= 0 && prefix <= most))
    throw new WebError('web/bad-network', network);
  list.addSubnet(text, prefix, version === 6 ? 'ipv6' : 'ipv4');
}

export interface Hops {
  /** The other end of the connection. */
  readonly socket: string | undefined;
  readonly forwardedFor: string | undefined;
  /** RFC 7239. */
  readonly forwarded: string | undefined;
}

/**
 * The client's address: from the connection backwards through our own proxies, to the first address that is none of them.
 * What stands left of it was written by the client and counts for nothing. Where the two headers disagree, one of them
 * slipped through from outside, and neither is believed.
 */
export function clientAddress(hops: Hops, trusts: Trusts): string {
  const socket = addressOf(hops.socket);
  const walks = [listed(hops.forwardedFor), forwardedFors(hops.forwarded)]
    .filter((chain) => chain.length > 0)
    .map((chain) => walk(socket, chain, trusts));
  const [first = socket, ...others] = walks;
  return others.every((other) => other === first) ? first : socket;
}

function walk(socket: string, chain: readonly string[], trusts: Trusts): string {
  let nearest = socket;
  for (const hop of chain.toReversed()) {
    if (!trusts(nearest)) return nearest;
    const address = addressOf(hop);
    if (address === '') return nearest;
    nearest = address;
  }
  return nearest;
}

const listed = (header: string | undefined): readonly string[] => header?.split(',') ?? [];

const forwardedFors = (header: string | undefined): readonly string[] =>
  listed(header).map((element) => /(?:^|;)\s*for=("[^"]*"|[^;\s]+)/i.exec(element)?.[1] ?? '');
