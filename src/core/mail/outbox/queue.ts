import { sql } from 'kysely';
import type { Act } from '../../records/index.ts';
import { type Queries, uuidv7 } from '../../store/index.ts';
import type { NewMail } from '../contract.ts';
import { MailError } from '../errors.ts';
import { checkAddress, checkMessage } from '../header.ts';
import { payloadColumn, type Sending } from './sending.ts';

/**
 * Puts a mail in the outbox, in the caller's transaction. It is composed once here and thrown away, so that a message
 * that could never leave fails in the deed that causes it and not in the outbox.
 */
export async function queue(s: Sending, tx: Queries, order: NewMail, act: Act): Promise<string> {
  const kind = s.kinds.get(order.kind);
  if (!kind)
    throw new MailError(
      'mail/unknown-kind',
      `No section declares mails of the kind “${order.kind}”. Declare it among its mails.`,
    );
  checkAddress('To', order.to);
  checkMessage(kind.compose(order));
  const opened =
    order.kept?.id === order.record
      ? order.kept.open(kind.purpose)
      : await s.records.open(tx, order.record, kind.purpose);
  if ('refused' in opened)
    throw new MailError(
      'mail/not-allowed',
      `Record ${order.record} cannot be opened for “${kind.purpose}” (${opened.refused}), so no mail of the kind “${order.kind}” is sent for it.`,
    );
  const id = uuidv7(act.now);
  const domain = s.sender.address.slice(s.sender.address.lastIndexOf('@') + 1);
  const { to, language, payload } = order;
  await sql`
    insert into mail.outbox (id, record, kind, payload, message_id, next_at, since)
    values (${id}, ${order.record}, ${order.kind}, ${opened.seal(payloadColumn, JSON.stringify({ to, language, payload }))},
            ${`<${id}@${domain}>`}, ${act.now.toString()}, ${act.now.toString()})`.execute(tx);
  return id;
}
