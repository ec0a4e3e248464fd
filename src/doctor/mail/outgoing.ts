import { networkInterfaces } from 'node:os';
import { hostOf, isOwnMachine } from '../../core/egress/index.ts';
import type { Patient } from '../patient.ts';

/** Where our mail comes from, as its receivers see it. */
export interface Outgoing {
  /** The server that SMTP_URL names. */
  readonly host: string;
  /** It runs on this machine, so its addresses are this machine's. */
  readonly own: boolean;
  /** Public addresses, as far as they are known from here. */
  readonly addresses: readonly string[];
  /** The domain whose name receivers read (RFC 5322 From). */
  readonly author: string;
  /** The domain of the envelope, which SPF is asked about. */
  readonly envelope: string;
}

/** Null where mail lands in the built-in mailbox. Throws where the domain name system does not answer. */
export async function outgoing({ config, policy, names }: Patient): Promise<Outgoing | null> {
  if (config.smtpUrl === undefined) return null;
  const host = hostOf(config.smtpUrl);
  const own = isOwnMachine(host);
  const author = domainOf(policy.controller.email);
  const addresses = own ? publicAddresses() : await names.addresses(host);
  return { host, own, addresses, author, envelope: config.bounceDomain ?? author };
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The addresses of this machine that others can reach; none behind a translated network. */
const publicAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ internal, address }) => !internal && !isPrivate.test(address))
    .map(({ address }) => address);

// RFC 1918, 3927, 6598, 4193, 4291.
const isPrivate =
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab]|::1$)/i;
