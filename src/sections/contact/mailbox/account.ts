import { createHash } from 'node:crypto';
import { type ImapServer, imapServer, imapUrls } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import { contactSettings } from '../policy.ts';

/** A mailbox that people write to. */
export interface ContactAccount {
  /** Made of host and user, so that it stays the same whatever else of its address changes. */
  readonly name: string;
  readonly server: ImapServer;
}

/** The mailboxes of IMAP_URL that people write to; those to which reports alone come are left out. */
export const accountsOf = ({ transport }: World): readonly ContactAccount[] =>
  imapUrls(transport.imapUrl)
    .map(imapServer)
    .filter((server) => !server.reportsOnly)
    .map((server) => ({ name: nameOf(server), server }));

export const accountNames = (world: World): readonly string[] => accountsOf(world).map(({ name }) => name);

const nameOf = ({ host, port, login }: ImapServer): string =>
  createHash('sha256').update(`${login.user}@${host.toLowerCase()}:${port}`).digest('hex').slice(0, 16);

/** Our own addresses, in lower case: who writes from them answers. */
export function ownAddresses(world: World): ReadonlySet<string> {
  const { email, aliases } = world.rules.policy.controller;
  const users = accountsOf(world).map(({ server }) => server.login.user);
  const all = [contactSettings(world.rules.policy).address, email, ...aliases, ...users];
  return new Set(all.filter((address) => address.includes('@')).map((address) => address.toLowerCase()));
}
