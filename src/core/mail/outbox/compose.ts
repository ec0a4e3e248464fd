import { createHash } from 'node:crypto';
import type { Opened } from '../../records/index.ts';
import type { MailKind, MailOrder, Message } from '../contract.ts';
import { signDkim } from '../dkim/index.ts';
import { encode } from '../encode.ts';
import { payloadColumn, type Sending, type Taken } from './sending.ts';

/** A mail ready to leave. */
export interface Ready {
  readonly to: string;
  readonly message: Message;
  readonly raw: Buffer;
  readonly sourceHash: string;
}

/** Opens what was sealed, composes, encodes and signs. */
export async function compose(
  s: Sending,
  mail: Taken,
  kind: MailKind,
  opened: Opened,
  at: Temporal.Instant,
): Promise<Ready> {
  const sealed = JSON.parse(opened.text(payloadColumn, mail.payload)) as Pick<MailOrder, 'to' | 'language' | 'payload'>;
  const message = kind.compose({ kind: mail.kind, record: mail.record, ...sealed });
  const { to, language } = sealed;
  const unsigned = await encode(message, { sender: s.sender, to, language, messageId: mail.message_id, at });
  const raw = signDkim(unsigned, s.dkim, at);
  return { to, message, raw, sourceHash: createHash('sha256').update(raw).digest('hex') };
}
