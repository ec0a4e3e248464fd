import type { BulkCover, BulkMessage, BulkParts } from '../../src/core/mail/index.ts';

/** What the recipient's server reads: the octets on the wire before the final dot. */
export const rawOf = (message: BulkMessage): Buffer => Buffer.concat(message.segments);

export const bulkCover = (changes: Partial<BulkCover> = {}): BulkCover => ({
  id: '1',
  envelope: 'b+1.abc@bounce.garten.example',
  to: 'ada@example.org',
  messageId: '<0123456789abcdef@garten.example>',
  date: Temporal.Instant.from('2026-03-02T08:00:00Z'),
  listUnsubscribeUrl: 'https://garten.example/newsletter/unsubscribe/t0ken',
  ...changes,
});

export const bulkParts = (changes: Partial<BulkParts> = {}): BulkParts => ({
  headers: [
    ['From', 'Gärten & mehr <post@garten.example>'],
    ['Reply-To', 'info@garten.example'],
    ['Subject', 'Neues für {{name}}'],
    ['List-Id', '<rundbrief.garten.example>'],
  ],
  text: 'Guten Tag {{name}},\n\nhier wächst etwas.\n\nAbmelden: {{leave}}\n',
  html: '<p>Guten Tag {{name}},</p>\n<p>hier wächst etwas.</p>\n<p><a href="{{leave}}">Abmelden</a></p>\n',
  slots: ['name', 'leave'],
  ...changes,
});

export const bulkValues = { name: 'Ada Lovelace', leave: 'https://garten.example/newsletter/unsubscribe/t0ken' };

/** The same without HTML. */
export function plainParts(changes: Partial<BulkParts> = {}): BulkParts {
  const { html: _, ...parts } = bulkParts(changes);
  return parts;
}
