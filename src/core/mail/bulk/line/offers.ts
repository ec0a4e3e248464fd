import { hostname } from 'node:os';

/** What a server offers in its reply to EHLO. */
export interface Offers {
  readonly pipelining: boolean;
  /** Octets at most; undefined where the server names no limit. */
  readonly size: number | undefined;
  readonly declaresSize: boolean;
  readonly eightBit: boolean;
  readonly utf8: boolean;
  readonly startTls: boolean;
  readonly signIns: readonly string[];
}

/** Reads the lines after the first one, which only greets. An old server, asked with HELO, offers nothing. */
export function offersOf(text: string): Offers {
  const keywords = new Map<string, string>();
  for (const line of text.split('\n').slice(1)) {
    // Some servers still write `AUTH=LOGIN PLAIN`.
    const [, keyword, rest] = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:[ =](.*))?$/.exec(line.trim()) ?? [];
    if (keyword !== undefined) keywords.set(keyword.toUpperCase(), (rest ?? '').trim().toUpperCase());
  }
  const size = Number(keywords.get('SIZE') ?? '');
  return {
    pipelining: keywords.has('PIPELINING'),
    size: Number.isSafeInteger(size) && size > 0 ? size : undefined,
    declaresSize: keywords.has('SIZE'),
    eightBit: keywords.has('8BITMIME'),
    utf8: keywords.has('SMTPUTF8'),
    startTls: keywords.has('STARTTLS'),
    signIns: (keywords.get('AUTH') ?? '').split(/\s+/).filter((name) => name !== ''),
  };
}

/** How we call ourselves: RFC 5321, section 4.1.4 wants a name of the DNS or an address. */
export function ownName(): string {
  const name = hostname();
  return /^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(name) ? name : '[127.0.0.1]';
}
