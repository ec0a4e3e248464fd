/** Every column of the mail tables, for the proof that no personal column escapes. Both hang from any class's record. */
export const mailTables = {
  'mail.outbox': {
    personal: { payload: 'mail' },
    impersonal: [
      'id',
      'number',
      'record',
      'kind',
      'state',
      'message_id',
      'attempt',
      'next_at',
      'since',
      'worker',
      'reason',
      'reply_code',
      'reply_status',
      'finished_at',
    ],
    words: { message_id: 'the id of the row and our domain' },
  },
  'mail.letter': {
    personal: { raw: 'mail', parts: 'mail' },
    impersonal: ['id', 'number', 'record', 'at'],
    backup: false,
  },
} as const;
