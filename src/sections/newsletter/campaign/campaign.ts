import type { Language, Text } from '../../../core/policy/index.ts';
import type { Act } from '../../../core/records/index.ts';

/**
 * Where an issue stands: draft → (approved) → scheduled → running ⇄ paused → cancelled or finished. What is approved,
 * scheduled or running is not revised; what was approved and is revised is a draft again.
 */
export type CampaignState = 'draft' | 'approved' | 'scheduled' | 'running' | 'paused' | 'cancelled' | 'finished';

/** How the body of an issue is written. */
export type Format = 'markdown' | 'html';

/** What staff write. */
export interface Draft {
  /** Names of lists of the policy. */
  readonly lists: readonly string[];
  /** Kinds of own offers that it advertises to customers by § 7(3) UWG (S43); none, and it goes to the lists alone. */
  readonly offers?: readonly string[];
  /** One of the topics that the consent of every one of these lists names, in German (S33). */
  readonly topic: string;
  readonly language: Language;
  readonly subject: string;
  /** Shown beside the subject by mail programs. */
  readonly preheader: string;
  /** The source of both parts of the mail. */
  readonly body: string;
  /** Left out, the body is Markdown. */
  readonly format?: Format | undefined;
}

/** A file that goes with the issue; named `cid:NAME` as an image in the text, it is shown there. */
export interface Attachment {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** An issue as lists of issues show it; what it says is sealed and opened apart. */
export interface Campaign {
  readonly id: string;
  readonly state: CampaignState;
  /** The record's own stage: `draft`, or `sent` from the start of the sending on. */
  readonly stage: 'draft' | 'sent';
  readonly lists: readonly string[];
  readonly offers: readonly string[];
  readonly topic: string;
  readonly language: Language;
  /** Counts revisions; what was sent is known by version and hash. */
  readonly version: number;
  readonly contentHash: string;
  readonly createdAt: Temporal.Instant;
  readonly revisedAt: Temporal.Instant;
  readonly author: string | null;
  readonly approver: string | null;
  readonly approvedAt: Temporal.Instant | null;
  readonly scheduledAt: Temporal.Instant | null;
  readonly startedAt: Temporal.Instant | null;
  readonly endedAt: Temporal.Instant | null;
}

/** An act of staff, and the record of the account behind it; absent for the shell. */
export interface StaffAct extends Act {
  readonly account?: string;
}

/** Why something is not done, as a sentence, and what mends it. */
export interface Refusal {
  readonly code: string;
  readonly sentence: Text;
  readonly mend: Text;
}

export interface Refused {
  readonly refused: readonly Refusal[];
}
