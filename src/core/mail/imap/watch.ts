import { setTimeout as sleep } from 'node:timers/promises';
import { type Egress, ownMachineOnly } from '../../egress/index.ts';
import { longestMail } from '../report/index.ts';
import { type OpenMailbox, openMailbox } from './mailbox.ts';
import { imapServer } from './server.ts';

/** What became of a message: dealt with, so that it leaves the mailbox; or none of our business, so that it stays. */
export type Taken = 'done' | 'stays';

export interface MailboxOptions {
  /** IMAP_URL. */
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
  const server = imapServer(options.url);
  const { egress = ownMachineOnly } = options;
  const pause = options.pause ?? Temporal.Duration.from({ minutes: 2 });
  const stays = new Staying();
  return {
    async run(signal) {
      for (let wait = shortest; !signal.aborted; wait = Math.min(wait * 2, pause.total('milliseconds'))) {
        try {
          await using mailbox = await openMailbox(server, egress);
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
      await using mailbox = await openMailbox(server, egress);
      await takeFrom(mailbox, options, stays);
    },
  };
}

/** The messages that stay, by number, so that they are not read again and again. */
class Staying {
  #validity = 0n;
  #numbers = new Set<number>();

  /** Numbers of another validity name other messages. */
  among(validity: bigint): Set<number> {
    if (validity !== this.#validity) this.#numbers = new Set();
    this.#validity = validity;
    return this.#numbers;
  }
}

async function takeFrom(
  mailbox: OpenMailbox,
  options: MailboxOptions,
  stays: Staying,
  signal?: AbortSignal,
): Promise<void> {
  const staying = stays.among(mailbox.validity);
  const fresh = (await mailbox.list()).filter((number) => !staying.has(number));
  for (const number of await concerning(mailbox, options, fresh, staying)) {
    if (signal?.aborted) return;
    const raw = await mailbox.read(number, longestMail);
    if (!raw) continue;
    const taken = await options.take(raw).catch((error: unknown) => {
      // Left where it is and tried again at the next news; the others do not wait for it.
      options.failed?.(error);
      return 'failed' as const;
    });
    if (taken === 'stays') staying.add(number);
    if (taken === 'done') await mailbox.finish(number);
  }
}

const headersAtOnce = 500;

/** Those that may be meant, judged by their headers: a mailbox full of other mail is not read message by message. */
async function concerning(
  mailbox: OpenMailbox,
  { concerns }: MailboxOptions,
  fresh: readonly number[],
  staying: Set<number>,
): Promise<readonly number[]> {
  if (!concerns) return fresh;
  const meant: number[] = [];
  for (let at = 0; at < fresh.length; at += headersAtOnce) {
    const some = fresh.slice(at, at + headersAtOnce);
    const headers = await mailbox.headers(some);
    for (const number of some) {
      const header = headers.get(number);
      if (!header) continue;
      if (concerns(header)) meant.push(number);
      else staying.add(number);
    }
  }
  return meant;
}
