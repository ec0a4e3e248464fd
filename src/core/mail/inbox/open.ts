import type { Egress } from '../../egress/index.ts';
import { openMailbox as openImap } from '../imap/mailbox.ts';
import { imapServer } from '../imap/server.ts';
import { openPop3Mailbox } from '../pop3/mailbox.ts';
import { pop3Server } from '../pop3/server.ts';
import type { OpenMailbox } from './open-mailbox.ts';
import { isPop3 } from './urls.ts';

/** Reads the address at once, so that one that cannot be meant is refused before anything is done. */
export function mailboxAt(url: string): (egress: Egress) => Promise<OpenMailbox> {
  if (isPop3(url)) {
    const server = pop3Server(url);
    return (egress) => openPop3Mailbox(server, egress);
  }
  const server = imapServer(url);
  return (egress) => openImap(server, egress);
}
