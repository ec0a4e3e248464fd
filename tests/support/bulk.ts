import {
  type BulkCover,
  type BulkMessage,
  type BulkParts,
  openPipeline,
  type PipelineOptions,
} from '../../src/core/mail/index.ts';
import { anonymousTls } from './smtp-faults-conversation.ts';

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

const soon = (milliseconds: number) => Temporal.Duration.from({ milliseconds });

/** Short enough that a server which says nothing is found out at once, long enough for a busy machine. */
export const patience = {
  connect: soon(2000),
  greeting: soon(300),
  hello: soon(300),
  mail: soon(300),
  rcpt: soon(300),
  data: soon(300),
  body: soon(300),
  dot: soon(300),
  unreachable: soon(200),
  farewell: soon(1000),
};

export const pipelineTo = (peer: { readonly url: string }, options: Partial<PipelineOptions> = {}) =>
  openPipeline({ url: peer.url, connections: 2, tls: anonymousTls, patience, ...options });

const body = Buffer.from('Subject: x\r\n\r\nHallo\r\n');
/** The sender's address is the recipient's, so that a peer knows whose MAIL it refuses. */
export const mailTo = (to: string, filling = 0): BulkMessage => {
  const segments = [body, Buffer.from('x\r\n'.repeat(filling))];
  return { id: to, from: to, to, utf8: false, segments, size: body.length + filling * 3 };
};
