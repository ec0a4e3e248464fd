import { setTimeout as sleep } from 'node:timers/promises';
import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import { longestMail } from '../report/index.ts';
import { mailboxAt } from './open.ts';
import type { OpenMailbox } from './open-mailbox.ts';

/** What became of a message: dealt with, so that it leaves the mailbox; or none of our business, so that it stays. */
export type Taken = 'done' | 'stays';

export interface MailboxOptions {
  /** One of IMAP_URL, of IMAP or POP3. */
  readonly url: string;
  /** The gate through which the program speaks to others; without one the mailbox must be on this machine. */
  readonly egress?: Egress;
  /** Says by its header alone whether a message may be meant for `take`; by default every one is. */
  readonly concerns?: (header: Buffer) => boolean;
  /** Deals with one message, wholly or not at all. It may see one twice, where this process ended in between. */
  take(raw: Buffer): Promise<Taken>;
  /** Told of what failed and is tried again; no address, no text. */
  readonly failed?: (error: unknown) => void;
  /** The longest wait for news, and the longest between two tries to connect. */
  readonly pause?: Temporal.Duration;
}

/** A mailbox that is emptied as messages come in. Several processes may watch the same one. */
export interface WatchedMailbox {
  /** Watches until the signal; connects again, ever more slowly, when the server is gone. Never throws. */
  run(signal: AbortSignal): Promise<void>;
  /** Takes everything that lies there now. Throws when the mailbox cannot be reached. */
  takeAll(): Promise<void>;
}

const shortest = 1000;

export function watchMailbox(options: MailboxOptions): WatchedMailbox {
  const open = mailboxAt(options.url);
  const { egress = ownMachineOnly } = options;
  const pause = options.pause ?? Temporal.Duration.from({ minutes: 2 });
  const stays = new Staying();
  return {
    async run(signal) {
      for (let wait = shortest; !signal.aborted; wait = Math.min(wait * 2, pause.total('milliseconds'))) {
        try {
          await using mailbox = await open(egress);
          wait = shortest / 2;
          while (!signal.aborted) {
            await takeFrom(mailbox, options, stays, signal);
            await mailbox.wait(pause, signal);
          }
        } catch (error) {
          options.failed?.(error);
          await sleep(wait, undefined, { signal }).catch(() => {});
        }
      }
    },
    async takeAll() {
      await using mailbox = await open(egress);
      await takeFrom(mailbox, options, stays);
    },
  };
}

/** The messages that stay, by name, so that they are not read again and again. */
class Staying {
  #validity = 0n;
  #names = new Set<string>();

  /** Names of another validity name other messages. */
  among(validity: bigint): Set<string> {
    if (validity !== this.#validity) this.#names = new Set();
    this.#validity = validity;
    return this.#names;
  }
}

const atOnce = 500;

async function takeFrom(
  mailbox: OpenMailbox,
  options: MailboxOptions,
  stays: Staying,
  signal?: AbortSignal,
): Promise<void> {
  const staying = stays.among(mailbox.validity);
  const all = await mailbox.list();
  const lying = new Set(all);
  // What somebody has taken away needs no remembering; an empty list may only mean that another process reads.
  for (const name of all.length > 0 ? staying : []) if (!lying.has(name)) staying.delete(name);
  const fresh = all.filter((name) => !staying.has(name));
  for (let at = 0; at < fresh.length; at += atOnce) {
    for (const name of await concerning(mailbox, options, fresh.slice(at, at + atOnce), staying)) {
      if (signal?.aborted) return;
      await takeOne(mailbox, options, name, staying);
    }
    await mailbox.settle();
  }
}

async function takeOne(
  mailbox: OpenMailbox,
  options: MailboxOptions,
  name: string,
  staying: Set<string>,
): Promise<void> {
  const raw = await mailbox.read(name, longestMail);
  if (!raw) return;
  const taken = await options.take(raw).catch((error: unknown) => {
    // Left where it is and tried again at the next news; the others do not wait for it.
    options.failed?.(error);
    return 'failed' as const;
  });
  if (taken === 'stays') staying.add(name);
  if (taken === 'done') await mailbox.finish(name);
}

/** Those that may be meant, judged by their headers: a mailbox full of other mail is not read message by message. */
async function concerning(
  mailbox: OpenMailbox,
  { concerns }: MailboxOptions,
  some: readonly string[],
  staying: Set<string>,
): Promise<readonly string[]> {
  if (!concerns) return some;
  const headers = await mailbox.headers(some);
  return some.filter((name) => {
    const header = headers.get(name);
    const isMeant = header !== undefined && concerns(header);
    if (header && !isMeant) staying.add(name);
    return isMeant;
  });
}
