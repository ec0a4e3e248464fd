import { lockRecord, type Opened } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { MailKind } from '../contract.ts';
import type { Sending, Taken } from './sending.ts';

export type Decision =
  | { readonly go: Opened; readonly kind: MailKind }
  | { readonly drop: string }
  | { readonly later: Temporal.Instant }
  | 'gone';

/**
 * Whether a mail may leave at this moment: the record still exists, its stage still names the purpose, and the gate of
 * its section is open. The record is locked first, so whatever changes it comes wholly before or wholly after.
 */
export async function decide(
  s: Sending,
  tx: Queries,
  mail: Pick<Taken, 'record' | 'kind'>,
  now: Temporal.Instant,
): Promise<Decision> {
  const kind = s.kinds.get(mail.kind);
  if (!kind) return { drop: 'unknown-kind' };
  const record = await lockRecord(tx, mail.record);
  if (!record) return 'gone';
  const opened = await s.records.open(tx, mail.record, kind.purpose);
  if ('refused' in opened) return { drop: opened.refused };
  const gate = (await kind.gate?.(tx, record, now)) ?? 'send';
  if (gate === 'send') return { go: opened, kind };
  if ('refused' in gate) return { drop: gate.refused };
  // “Later” at an instant that has come means now; otherwise the mail would be asked about for ever.
  return Temporal.Instant.compare(gate.later, now) > 0 ? { later: gate.later } : { go: opened, kind };
}
