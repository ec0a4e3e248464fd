import { smtpPeer } from '../smtp.ts';

/** What was mailed to people, found by address; what was read is forgotten. */
export interface Post extends AsyncDisposable {
  readonly url: string;
  /** The newest link of a kind in a mail to an address, as a path; undefined when none came. */
  link(address: string, kind: RegExp): string | undefined;
  /** Who has mail that was not forgotten. */
  addresses(): readonly string[];
  /** How many mails came so far. */
  count(): number;
  forget(): void;
}

/** A mail server that people read their mail from. */
export async function post(): Promise<Post> {
  const peer = await smtpPeer();
  const read = new Map<string, string[]>();
  let seen = 0;
  const collect = () => {
    for (const { to, raw } of peer.accepted.splice(0)) {
      seen += 1;
      const text = raw.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
      read.set(to, [...(read.get(to) ?? []), text]);
    }
    peer.ended.length = 0;
  };
  return {
    url: peer.url,
    link(address, kind) {
      collect();
      for (const text of (read.get(address) ?? []).toReversed()) {
        const found = kind.exec(text);
        if (found) return found[0];
      }
      return undefined;
    },
    addresses: () => {
      collect();
      return [...read.keys()];
    },
    count: () => {
      collect();
      return seen;
    },
    forget: () => {
      collect();
      read.clear();
    },
    [Symbol.asyncDispose]: () => peer[Symbol.asyncDispose](),
  };
}
