/** What every mail of a campaign has in common. Templates name slots as `{{slot}}`; what is no declared slot stays text. */
export interface BulkParts {
  /** From, Reply-To, Subject, List-Id and the like. What belongs to one recipient alone is set by `personal`. */
  readonly headers: readonly (readonly [name: string, template: string])[];
  readonly text: string;
  /** Values are escaped where they enter, so a slot holds text or a whole address, never markup. */
  readonly html?: string;
  readonly slots: readonly string[];
  readonly attachments?: readonly Attachment[];
}

export interface Attachment {
  readonly name: string;
  /** A media type, such as `image/png`. */
  readonly type: string;
  readonly content: Uint8Array;
  /** Shown within the HTML as `cid:` of this name instead of hanging on the mail. */
  readonly contentId?: string;
}

/** What belongs to one recipient. */
export interface BulkCover {
  /** Of the caller: comes back in the reply. */
  readonly id: string;
  /** Where bounces go (VERP). */
  readonly envelope: string;
  readonly to: string;
  /** With angle brackets; the same on every attempt. */
  readonly messageId: string;
  readonly date: Temporal.Instant;
  /** HTTPS address for one-click unsubscribing: sets both headers of RFC 8058, or none of them. */
  readonly listUnsubscribeUrl?: string;
}

/** A value of one recipient within a body. */
export interface SlotUse {
  readonly slot: string;
  readonly isHtml: boolean;
}

/** Encoded octets shared by all mails, or what is put together for each. */
export type Piece = Buffer | readonly (string | SlotUse)[];

/** A header that has to be encoded for each recipient. */
export interface PersonalHeader {
  readonly name: string;
  readonly template: readonly (string | { readonly slot: string })[];
}

export interface CompiledMessage {
  readonly slots: readonly string[];
  /** Encoded header lines that are the same for all. */
  readonly headers: string;
  readonly personalHeaders: readonly PersonalHeader[];
  readonly pieces: readonly Piece[];
}
