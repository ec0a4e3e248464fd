import type { OpenRefused } from '../../../core/records/index.ts';

export const conversationClass = 'contact.conversation';

/** The stages in which a conversation is worked with; in the others it is kept out of sight. */
export type ConversationStage =
  | 'current'
  | 'review'
  | 'unneeded'
  | 'deal'
  | 'letter'
  | 'restricted'
  | 'restricted-deal';

/** A thread of messages with one person, as far as it is known without looking into the mailbox. */
export interface Conversation {
  /** Its record. */
  readonly id: string;
  readonly stage: ConversationStage;
  readonly since: Temporal.Instant;
  /** When the stage ends by itself, and the instant by which that is done. */
  readonly due: Temporal.Instant | null;
  readonly goneBy: Temporal.Instant | null;
  readonly held: boolean;
  /** The mailbox it lies in, as `Mailbox.accounts` names it. */
  readonly account: string;
  readonly firstAt: Temporal.Instant;
  readonly lastAt: Temporal.Instant;
  /** The last message came from the person: nobody has answered yet. */
  readonly lastInbound: boolean;
  /** Machines alone have written: newsletters, notices, absence notes. Under the rule as well, and in need of no answer. */
  readonly automatic: boolean;
  readonly messages: number;
}

export interface ConversationFilter {
  readonly stages?: readonly ConversationStage[];
  /** Everything with this person. */
  readonly address?: string;
  readonly account?: string;
  /** The person wrote last, and no machine did. */
  readonly unanswered?: boolean;
  readonly automatic?: boolean;
  /** Their review waits for somebody at this instant (S29). */
  readonly toReviewAt?: Temporal.Instant;
  /** Their stage ends by itself before this. */
  readonly dueBefore?: Temporal.Instant;
  /** `due`: what ends first; `newest`: what was written last. By default `due`. */
  readonly order?: 'due' | 'newest';
  readonly most?: number;
  readonly skip?: number;
}

export interface ConversationPage {
  readonly conversations: readonly Conversation[];
  /** How many the filter lets through altogether. */
  readonly total: number;
}

/** Somebody as a mail names them. */
export interface Correspondent {
  readonly name: string;
  readonly address: string;
}

/** A message as it lies in the mailbox at this moment. */
export interface LiveMessage {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly inbound: boolean;
  readonly automatic: boolean;
  readonly from: Correspondent;
  readonly to: readonly Correspondent[];
  readonly subject: string;
  /** Its text, at most `longestText` characters of it. */
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly size: number }[];
  /** What an answer refers to; empty where the message has none. */
  readonly messageId: string;
  readonly references: readonly string[];
}

/** `unreachable`: the mailbox cannot be read at the moment; nothing is kept here that could be shown instead. */
export type LiveRefused = OpenRefused | { readonly refused: 'unreachable' };

/** What stands over a conversation, read from the mailbox. */
export interface Heading {
  readonly subject: string;
  readonly person: Correspondent;
}

/** On which basis a conversation is still needed, and why (S31). */
export interface Needed {
  readonly ground: Ground;
  readonly reason: string;
  /** When it is to be looked at again, where that is earlier than the policy's period. */
  readonly nextOn?: Temporal.PlainDate;
}

export const grounds = ['contract', 'legitimate-interest', 'legal-duty', 'consent'] as const;
export type Ground = (typeof grounds)[number];

/** A review that found a conversation needed. */
export interface Review extends Needed {
  readonly at: Temporal.Instant;
}
