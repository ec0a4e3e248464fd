import { openAccount } from '../../../core/mail/index.ts';
import type { World } from '../../../core/section/index.ts';
import { accountsOf } from './account.ts';

/**
 * Files a mail that we sent in the folder for sent mail of an account, where it is found like any other. Answers false
 * when there is no such account. Throws when the mailbox cannot be reached.
 */
export async function fileSent(world: World, account: string, raw: Buffer, at: Temporal.Instant): Promise<boolean> {
  const named = accountsOf(world).find(({ name }) => name === account);
  if (!named) return false;
  await using connection = await openAccount(named.server, world.egress);
  const listed = await connection.folders();
  const sent = listed.find(({ use }) => use === '\\Sent')?.path ?? (await connection.make('Sent'));
  await connection.append(sent, raw, at);
  return true;
}
