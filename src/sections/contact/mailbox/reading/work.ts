import { sql } from 'kysely';
import type { Work, World } from '../../../../core/section/index.ts';
import { accountsOf } from '../account.ts';
import { reader } from './reader.ts';

/** Reads the mailboxes that people write to; nothing where none is set. */
export const contactWork = (world: World): readonly Work[] =>
  accountsOf(world).map((account) => {
    const reading = reader(world, account);
    return {
      name: 'contact',
      run: (signal) => reading.run(signal),
      // The clock goes on where the mailbox cannot be reached; what is left to do stands in the figures.
      runDue: () => reading.now().catch(() => {}),
      next: () => Promise.resolve(null),
    };
  });

/** How far a mailbox has been read. */
export interface AccountState {
  readonly name: string;
  readonly lookedAt: Temporal.Instant | null;
  /** Messages in it, and those of them that are under the policy by now. */
  readonly messages: number;
  readonly known: number;
  /** `unreachable`: no connection. `refused`: the server does not let us. `failed`: see the log. */
  readonly problem: 'unreachable' | 'refused' | 'failed' | null;
}

export async function accountStates({ db }: World): Promise<readonly AccountState[]> {
  const { rows } = await sql<AccountState>`
    select name, looked_at as "lookedAt", messages, known, problem from contact.account order by name`.execute(db);
  return rows;
}
