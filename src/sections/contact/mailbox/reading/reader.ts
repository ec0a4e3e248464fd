import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { type MailAccount, openAccount } from '../../../../core/mail/index.ts';
import type { World } from '../../../../core/section/index.ts';
import type { ContactAccount } from '../account.ts';
import { type ReadingRight, readingRight } from './lock.ts';
import { round } from './round.ts';

export interface ReaderOptions {
  /** The longest wait for news, and the longest between two tries to connect. */
  readonly pause?: Temporal.Duration;
}

/** Reads one account, as long as no other process does. */
export interface Reader {
  /** Reads until the signal; connects again, ever more slowly, when the server is gone. Never throws. */
  run(signal: AbortSignal): Promise<void>;
  /** Brings the account to rest now. Throws when it cannot be reached; does nothing while another process reads it. */
  now(): Promise<void>;
}

const shortest = 1000;

export function reader(world: World, account: ContactAccount, options: ReaderOptions = {}): Reader {
  const pause = options.pause ?? Temporal.Duration.from({ minutes: 1 });
  const turns = new Turns();
  let connected: MailAccount | undefined;
  const once = (connection: MailAccount) => turns.take(() => round(world, account, connection));
  return {
    async run(signal) {
      for (let wait = shortest; !signal.aborted; wait = Math.min(wait * 2, pause.total('milliseconds'))) {
        try {
          await using right = await readingRight(world.transport.databaseUrl, account.name);
          if (right) {
            await using connection = await openAccount(account.server, world.egress);
            connected = connection;
            await once(connection);
            wait = shortest / 2;
            await readOn(connection, right, { account, pause, signal, once });
            continue;
          }
        } catch (error) {
          await noteProblem(world, account, error);
        } finally {
          connected = undefined;
        }
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    },
    async now() {
      if (connected) return once(connected);
      await using right = await readingRight(world.transport.databaseUrl, account.name);
      if (!right) return;
      try {
        await using connection = await openAccount(account.server, world.egress);
        await once(connection);
      } catch (error) {
        await noteProblem(world, account, error);
        throw error;
      }
    },
  };
}

interface ReadingOn {
  readonly account: ContactAccount;
  readonly pause: Temporal.Duration;
  readonly signal: AbortSignal;
  readonly once: (connection: MailAccount) => Promise<void>;
}

/** Waits for news of the server or for orders of ours, and sees to both, until the signal or until something is lost. */
async function readOn(
  connection: MailAccount,
  right: ReadingRight,
  { account, pause, signal, once }: ReadingOn,
): Promise<void> {
  while (!signal.aborted && !right.lost.aborted) {
    const ordered = new AbortController();
    const quiet = right.onOrder(() => ordered.abort());
    await connection
      .wait(account.server.folder, pause, AbortSignal.any([signal, right.lost, ordered.signal]))
      .finally(quiet);
    if (!signal.aborted && !right.lost.aborted) await once(connection);
  }
}

/** One after the other: a connection has one folder open at a time. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

async function noteProblem({ db, transport }: World, { name }: ContactAccount, error: unknown): Promise<void> {
  transport.log?.({ event: 'failed-mailbox', error });
  const problem = problemOf(error);
  await sql`
    insert into contact.account (name, problem) values (${name}, ${problem})
    on conflict (name) do update set problem = excluded.problem`
    .execute(db)
    .catch(() => {});
}

function problemOf(error: unknown): 'unreachable' | 'refused' | 'failed' {
  if (!(error instanceof Error)) return 'failed';
  if ('authenticationFailed' in error || ('code' in error && error.code === 'mail/mailbox-refused')) return 'refused';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return /^(E[A-Z]+|NoConnection|CONNECT_TIMEOUT|GREEETING_TIMEOUT)$/.test(code) || /lost/.test(error.message)
    ? 'unreachable'
    : 'failed';
}
