import type { Text } from '../core/policy/index.ts';

/** A record that is to stand in the domain name system. */
export interface DnsRecord {
  readonly name: string;
  readonly type: 'TXT' | 'MX' | 'PTR' | 'A';
  readonly value: string;
}

/** `warning`: works, and could be better or must be done before long. `fault`: a promise or the delivery is broken. */
export type State = 'ok' | 'warning' | 'fault';

/** What one look found, in one sentence, with the exact next step where there is one. */
export interface Verdict {
  readonly state: State;
  readonly says: Text;
  readonly mend?: Text;
  /** The record to publish, where that is the next step. */
  readonly publish?: DnsRecord;
}

/** A verdict and the check that it comes from. */
export interface Finding extends Verdict {
  readonly check: string;
  readonly title: Text;
}

/** How a verdict that is not good is mended. */
export interface Mend {
  readonly mend: Text;
  readonly publish?: DnsRecord;
}

export const ok = (says: Text): Verdict => ({ state: 'ok', says });
export const warning = (says: Text, mend: Mend): Verdict => ({ state: 'warning', says, ...mend });
export const fault = (says: Text, mend: Mend): Verdict => ({ state: 'fault', says, ...mend });

/** A step that is a command: the same in every language. */
export const run = (command: string, de: string, en: string): Mend => ({
  mend: { de: `„npx avow ${command}“ ${de}`, en: `“npx avow ${command}” ${en}` },
});

/** A step that is a record to publish. */
export const publish = (record: DnsRecord): Mend => ({
  mend: { de: 'Veröffentlichen Sie im DNS:', en: 'Publish in the DNS:' },
  publish: record,
});

/** As a zone file has it; long texts in parts of 255 octets (RFC 1035, section 3.3.14). */
export function recordLine({ name, type, value }: DnsRecord): string {
  if (type !== 'TXT') return `${name}. IN ${type} ${value}`;
  const parts = value.match(/.{1,255}/g) ?? [''];
  return `${name}. IN TXT ${parts.map((part) => `"${part}"`).join(' ')}`;
}
