import { sql } from 'kysely';
import type { Act } from '../../../core/records/index.ts';
import type { NewRequest, World } from '../../../core/section/index.ts';
import { type Queries, uuidv7 } from '../../../core/store/index.ts';
import { carryOutAtOnce } from './at-once.ts';
import { addEntry } from './entry.ts';
import { requestClass } from './request.ts';
import { listRecipients } from './told/recipient.ts';

/** Enters a request as it came in, and carries out at once what waits for nobody's judgement. */
export async function receive(
  world: World,
  tx: Queries,
  what: NewRequest,
  act: Act,
  by?: string,
): Promise<{ readonly request: string }> {
  if (what.kinds.length === 0) throw new RangeError('A request asks for at least one thing: name its kind.');
  if (Temporal.Instant.compare(what.receivedAt, act.now) > 0)
    throw new RangeError('A request cannot have come in after now: give the instant of its receipt.');
  const address = what.address?.trim() || undefined;
  // Who is not known by an address is nobody else either.
  const subject = world.records.subject('rights', address ?? `request:${uuidv7(act.now)}`);
  const kept = await world.records.keep(
    tx,
    { class: requestClass, subject, facts: { received: what.receivedAt } },
    act,
  );
  const sealed = (column: string, text: string | undefined) =>
    text?.trim() ? kept.seal(`rights.request.${column}`, text.trim()) : null;
  await sql`
    insert into rights.request (record, channel, kinds, language, email, name, text, received_at)
    values (${kept.id}, ${what.channel}, ${[...new Set(what.kinds)]}::text[], ${what.language},
      ${sealed('email', address)}, ${sealed('name', what.name)}, ${sealed('text', what.text)},
      ${what.receivedAt}::timestamptz)`.execute(tx);
  await addEntry(tx, kept, { what: 'received', by }, act);
  if (what.changed) await listRecipients(tx, kept.id, what.changed, act);
  if (address !== undefined && what.channel !== 'portal')
    for (const entry of await carryOutAtOnce(world, tx, { ...what, address }, act))
      await addEntry(tx, kept, { ...entry, by }, act);
  return { request: kept.id };
}
