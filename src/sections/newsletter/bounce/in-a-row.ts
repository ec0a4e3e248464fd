import type { Verdict } from '../../../core/mail/index.ts';

/** What a mail that came back says: all verdicts from which something follows. */
export type Kind = Exclude<Verdict, 'ignored'>;

/** What became of one mail: nothing came back of it, or a bounce of a kind. */
export interface Mail {
  readonly kind: Kind | 'accepted';
}

export interface InARow {
  /** So many of the latest mails met no mailbox. */
  readonly hard: number;
  /** So many of the latest mails could not be delivered, for whatever reason. */
  readonly undelivered: number;
}

/**
 * Counts what came back, from the latest mail backwards. A mail of which nothing came back ends every count: a relay
 * accepts mails before it knows, so acceptance alone says nothing, its silence afterwards does. A mail that was not wanted
 * neither counts nor ends a count.
 */
export function inARow(latestFirst: readonly Mail[]): InARow {
  const told = latestFirst.filter(({ kind }) => kind !== 'policy');
  return {
    hard: lengthWhile(told, ({ kind }) => kind === 'hard'),
    undelivered: lengthWhile(told, ({ kind }) => kind !== 'accepted'),
  };
}

function lengthWhile(mails: readonly Mail[], holds: (mail: Mail) => boolean): number {
  const end = mails.findIndex((mail) => !holds(mail));
  return end < 0 ? mails.length : end;
}
