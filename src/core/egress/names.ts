import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { unanswered } from './errors.ts';

/**
 * The domain name system, as far as the operator's own records are looked up in it. Nothing found is an empty list;
 * a question that nobody answered throws `egress/unanswered`. Only names that the policy and the settings give are asked
 * about, never one that comes from a person.
 */
export interface Names {
  /** The text records of a name, each as one string. */
  texts(name: string): Promise<readonly string[]>;
  /** Where mail for a name goes, the most wanted first. The exchange of a null record (RFC 7505) is ''. */
  exchanges(name: string): Promise<readonly { readonly exchange: string; readonly priority: number }[]>;
  /** The IPv4 and IPv6 addresses of a name; an address is its own. */
  addresses(name: string): Promise<readonly string[]>;
  /** The names of an address. */
  namesOf(address: string): Promise<readonly string[]>;
}

export interface NamesOptions {
  /** `address` or `address:port`; left out, those that the machine uses. */
  readonly servers?: readonly string[];
  /** Milliseconds for one question, asked twice at the most. */
  readonly timeout?: number;
}

export function createNames({ servers, timeout = 2_000 }: NamesOptions = {}): Names {
  const resolver = new Resolver({ timeout, tries: 2 });
  if (servers) resolver.setServers([...servers]);
  const lowered = (name: string) => name.toLowerCase().replace(/\.$/, '');
  return {
    texts: async (name) => (await found(name, resolver.resolveTxt(name))).map((parts) => parts.join('')),
    exchanges: async (name) =>
      (await found(name, resolver.resolveMx(name)))
        .map(({ exchange, priority }) => ({ exchange: lowered(exchange), priority }))
        .sort((a, b) => a.priority - b.priority),
    addresses: async (name) => {
      if (isIP(name)) return [name];
      const both = await Promise.all([found(name, resolver.resolve4(name)), found(name, resolver.resolve6(name))]);
      return both.flat();
    },
    namesOf: async (address) => (await found(address, resolver.reverse(address))).map(lowered),
  };
}

const nothing = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

async function found<T>(name: string, question: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await question;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (nothing.has(code)) return [];
    throw unanswered(name, code, error);
  }
}
