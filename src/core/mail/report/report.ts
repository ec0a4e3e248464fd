/** What became of a mail for one recipient, as another server tells it (RFC 3464, section 2.3). */
export interface Outcome {
  /** As the server names the recipient; null where it names none. */
  readonly recipient: string | null;
  readonly action: Action | null;
  /** `5.1.1` (RFC 3463), as the report's own field says; null where it says none. */
  readonly status: string | null;
  /** The words of the server that refused, shortened. */
  readonly diagnostic: string;
}

export type Action = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

/** Where a report says that it belongs: addresses, of which one may be an envelope sender of ours. */
export interface Belonging {
  /** The addresses that the report itself came to. */
  readonly to: readonly string[];
  /** Envelope senders that it tells of the mail that it is about. */
  readonly about: readonly string[];
  /** With angle brackets, where the report has one. */
  readonly messageId: string | null;
}

/** A mail that could not be delivered, or not yet. */
export interface Bounce extends Belonging {
  readonly kind: 'bounce';
  /** `dsn`: by the standard. `plain`: in the words of one program. */
  readonly form: 'dsn' | 'plain';
  readonly reporter: string | null;
  readonly outcomes: readonly Outcome[];
}

/** Somebody pressed "this is spam" (RFC 5965). */
export interface Complaint extends Belonging {
  readonly kind: 'complaint';
  readonly feedback: string;
  readonly reporter: string | null;
}

/** A machine answered a mail: absence notes, challenges, receipts (RFC 3834). Nothing follows from it. */
export interface Automatic extends Belonging {
  readonly kind: 'automatic';
  readonly why: 'reply' | 'challenge' | 'receipt' | 'feedback';
}

/** Nothing of these, or a report that does not say what it has to: for a human to read. */
export interface Unclear extends Belonging {
  readonly kind: 'unclear';
  /** The machine of some server wrote it. */
  readonly isReport: boolean;
}

export type Report = Bounce | Complaint | Automatic | Unclear;
