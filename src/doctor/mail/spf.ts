import { BlockList, isIP, isIPv6 } from 'node:net';
import type { Names } from '../../core/egress/index.ts';
import { type Asked, expand } from './macro.ts';

export type SpfResult = 'none' | 'pass' | 'fail' | 'softfail' | 'neutral' | 'permerror';

export interface Judged {
  readonly result: SpfResult;
  /** Questions to the domain name system that the record costs a receiver; more than ten are an error. */
  readonly lookups: number;
  /** What is wrong with a record in error, as the record has it. */
  readonly wrong?: string;
}

/** RFC 7208, section 4.6.4. */
const most = { lookups: 10, voids: 2, exchanges: 10 };

/** The SPF records of a name: none and several are as good as none. */
export const spfRecords = async (names: Names, domain: string): Promise<readonly string[]> =>
  (await names.texts(domain)).filter((text) => /^v=spf1(?: |$)/i.test(text));

/** Whether mail of a domain may come from an address, as a receiver finds out (RFC 7208). Throws where nobody answers. */
export async function judgeSpf(names: Names, domain: string, asked: Asked): Promise<Judged> {
  const budget = { lookups: 0, voids: 0 };
  try {
    const result = await evaluate({ names, asked, budget }, domain);
    return { result, lookups: budget.lookups };
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { result: 'permerror', lookups: budget.lookups, wrong: error.message };
  }
}

/** Thrown when a record cannot be judged as it is written. */
class RecordError extends Error {}

interface Case {
  readonly names: Names;
  readonly asked: Asked;
  readonly budget: { lookups: number; voids: number };
}

async function evaluate(c: Case, domain: string): Promise<SpfResult> {
  const records = await spfRecords(c.names, domain);
  const [record] = records;
  if (record === undefined) return 'none';
  if (records.length > 1) throw new RecordError(`${domain} has ${records.length} SPF records`);
  const terms = record.split(/ +/).slice(1).filter(Boolean);
  let redirect: string | undefined;
  for (const term of terms) {
    const modifier = /^([a-z][a-z0-9._-]*)=(.*)$/i.exec(term);
    if (modifier) {
      if (modifier[1]?.toLowerCase() === 'redirect') redirect = modifier[2];
      continue;
    }
    const [, sign = '', name = '', rest = ''] = /^([+?~-]?)([a-z0-9]+)(.*)$/i.exec(term) ?? [];
    if (await matches(c, domain, { term, name: name.toLowerCase(), rest })) return results[sign] ?? 'pass';
  }
  if (redirect === undefined) return 'neutral';
  spend(c, redirect);
  const led = await evaluate(c, written(c, redirect, domain, redirect));
  if (led === 'none') throw new RecordError(`redirect=${redirect} leads to no record`);
  return led;
}

const results: Readonly<Record<string, SpfResult>> = { '-': 'fail', '~': 'softfail', '?': 'neutral', '+': 'pass' };

interface Mechanism {
  readonly term: string;
  readonly name: string;
  readonly rest: string;
}

async function matches(c: Case, domain: string, { term, name, rest }: Mechanism): Promise<boolean> {
  const [, spec = '', four = '', six = ''] = /^(?::([^/]+))?(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(rest) ?? [];
  const target = () => (spec === '' ? domain : written(c, spec, domain, term));
  const prefix = { four: Number(four || 32), six: Number(six || 128) };
  switch (name) {
    case 'all':
      return true;
    case 'ip4':
    case 'ip6':
      return inNetwork(c.asked.address, rest.slice(1), term);
    case 'a':
      spend(c, term);
      return (await lookedUp(c, c.names.addresses(target()))).some((found) => isNear(c.asked.address, found, prefix));
    case 'mx':
      spend(c, term);
      return exchangesMatch(c, target(), prefix, term);
    case 'include': {
      spend(c, term);
      const inner = await evaluate(c, target());
      if (inner === 'none') throw new RecordError(`${term} leads to no record`);
      return inner === 'pass';
    }
    case 'exists':
      spend(c, term);
      return (await lookedUp(c, c.names.addresses(target()))).some((found) => isIP(found) === 4);
    case 'ptr':
      spend(c, term);
      return (await lookedUp(c, c.names.namesOf(c.asked.address))).some((found) =>
        `.${found}`.endsWith(`.${target()}`),
      );
    default:
      throw new RecordError(`${term} is no mechanism`);
  }
}

async function exchangesMatch(c: Case, domain: string, prefix: Prefix, term: string): Promise<boolean> {
  const exchanges = await lookedUp(c, c.names.exchanges(domain));
  if (exchanges.length > most.exchanges) throw new RecordError(`${term} names more than ${most.exchanges} servers`);
  for (const { exchange } of exchanges)
    if ((await c.names.addresses(exchange)).some((found) => isNear(c.asked.address, found, prefix))) return true;
  return false;
}

function spend({ budget }: Case, term: string): void {
  budget.lookups += 1;
  if (budget.lookups > most.lookups)
    throw new RecordError(`${term} is lookup number ${budget.lookups}; ten are allowed`);
}

async function lookedUp<T>({ budget }: Case, question: Promise<readonly T[]>): Promise<readonly T[]> {
  const found = await question;
  if (found.length === 0) budget.voids += 1;
  if (budget.voids > most.voids) throw new RecordError('more than two of its names do not exist');
  return found;
}

function written(c: Case, spec: string, domain: string, term: string): string {
  const name = expand(spec, domain, c.asked);
  if (name === null || name === '') throw new RecordError(`${term} names nothing that can be looked up`);
  return name.replace(/\.$/, '');
}

interface Prefix {
  readonly four: number;
  readonly six: number;
}

const isNear = (address: string, found: string, { four, six }: Prefix): boolean =>
  isIP(address) === isIP(found) && contains(found, isIPv6(found) ? six : four, address);

function inNetwork(address: string, network: string, term: string): boolean {
  const [base = '', bits] = network.split('/');
  const kind = isIP(base);
  const length = bits === undefined ? (kind === 6 ? 128 : 32) : Number(bits);
  if (kind === 0 || !Number.isInteger(length) || length > (kind === 6 ? 128 : 32))
    throw new RecordError(`${term} is no network`);
  return isIP(address) === kind && contains(base, length, address);
}

function contains(base: string, bits: number, address: string): boolean {
  const kind = isIPv6(base) ? 'ipv6' : 'ipv4';
  const list = new BlockList();
  list.addSubnet(base, bits, kind);
  return list.check(address, kind);
}
