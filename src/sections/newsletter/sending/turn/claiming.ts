import type { Opened } from '../../../../core/records/index.ts';
import type { Ground } from '../../campaign/index.ts';

/** A recipient whose turn it is: noted as being sent, in a transaction that has ended, before the first byte leaves. */
export interface Claimed {
  readonly number: number;
  /** The record that is mailed: a subscription, or a customer. */
  readonly subscription: string;
  readonly ground: Ground;
  readonly list: string;
  readonly attempt: number;
  /** When the consent was confirmed; of a customer, the last sale. */
  readonly confirmedAt: Temporal.Instant;
  readonly email: string;
  readonly opened: Opened;
}

export interface Window {
  readonly id: string;
  readonly delivery: string;
  readonly campaign: string;
  readonly recipients: readonly Claimed[];
  /** When their taking began, by the clock of this process: what ended before is not among them. */
  readonly since: number;
  /** How many were taken: those dropped and put off too. None means that nothing is to be had now. */
  readonly taken: number;
}

export interface Claiming {
  readonly delivery: string;
  readonly campaign: string;
  readonly lists: readonly string[];
  readonly offers: readonly string[];
  readonly worker: number;
  readonly most: number;
  /** How many of them may leave as soon as they are taken; of the others it is told before they do. */
  readonly begun: number;
  /** Hears of each claim before it is committed, so that nothing is ever in hand of which nobody could tell how far it came. */
  readonly began?: (id: string, numbers: readonly number[]) => void;
}
