/** What became of one attempt. */
export type Outcome = 'sent' | 'later' | 'dropped' | 'bounced' | 'doubt';

/** What became of several. */
export type Delivered = Readonly<Record<Outcome, number>>;

export const none: Delivered = { sent: 0, later: 0, dropped: 0, bounced: 0, doubt: 0 };

export const counted = (delivered: Delivered, outcome: Outcome): Delivered => ({
  ...delivered,
  [outcome]: delivered[outcome] + 1,
});

export const together = (a: Delivered, b: Delivered): Delivered => ({
  sent: a.sent + b.sent,
  later: a.later + b.later,
  dropped: a.dropped + b.dropped,
  bounced: a.bounced + b.bounced,
  doubt: a.doubt + b.doubt,
});
