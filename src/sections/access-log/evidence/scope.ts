import { BlockList, isIP } from 'node:net';
import type { Line } from '../log/line.ts';

/** Which lines an incident concerns: of a span, and of one address or network and one page where they are named. */
export interface Scope {
  readonly from: Temporal.Instant;
  /** Exclusive. */
  readonly until: Temporal.Instant;
  /** An address, or a network like 203.0.113.0/24; empty for every one. */
  readonly address: string;
  /** The pattern of a route, or its beginning; empty for every one. */
  readonly route: string;
}

/** A scope that names nothing but time would keep everybody's lines: that is no exception but another rule (S18). */
export const isNarrow = ({ address, route }: Pick<Scope, 'address' | 'route'>): boolean =>
  address !== '' || route !== '';

/** True for an address or a network that can be read. */
export const isNetwork = (text: string): boolean => networkOf(text) !== undefined;

/** More than one address: a network, or whoever opened a page. */
export const isWide = (address: string): boolean => isIP(address.trim()) === 0;

/** Says of each line whether it belongs to the scope. */
export function matcher({ from, until, address, route }: Scope): (line: Line) => boolean {
  const network = networkOf(address);
  return (line) =>
    Temporal.Instant.compare(line.at, from) >= 0 &&
    Temporal.Instant.compare(line.at, until) < 0 &&
    line.request.route.startsWith(route) &&
    (network === undefined || network(line.address));
}

function networkOf(text: string): ((address: string) => boolean) | undefined {
  const [address = '', bits] = text.trim().split('/');
  const version = isIP(address);
  const most = version === 6 ? 128 : 32;
  const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
  if (version === 0 || !(prefix >= 0 && prefix <= most)) return undefined;
  const list = new BlockList();
  list.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
  return (other) => isIP(other) !== 0 && list.check(other, isIP(other) === 6 ? 'ipv6' : 'ipv4');
}
