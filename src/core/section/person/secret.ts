import { sql } from 'kysely';
import { append } from '../../journal/index.ts';
import type { Act } from '../../records/index.ts';
import type { Queries } from '../../store/index.ts';
import type { HeldAbout } from '../held.ts';

/** Those of the records that confidential holds alone keep from erasure; a hold that is none, and is known to be none, is told. */
export async function secretlyHeld(
  tx: Queries,
  records: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ record: string }>`
    select c.record from core.held c join core.hold h on h.id = c.hold
    where c.record = any(${records}::uuid[]) and h.closed_at is null
    group by c.record having bool_and(h.secrecy_unknown or coalesce(h.confidential_until > ${now.toString()}::timestamptz, false))`.execute(
    tx,
  );
  return new Set(rows.map(({ record }) => record));
}

/**
 * What the person themselves is told (section 29(1), second sentence, BDSG): of a confidential hold nothing, so the record
 * stands as it would without it, and from the instant on by which it would be gone it is left out.
 */
export const toldToPerson = (held: readonly HeldAbout[], now: Temporal.Instant): readonly HeldAbout[] =>
  held.flatMap((one): HeldAbout[] => {
    const { secret, ...open } = one;
    if (!secret) return [one];
    if (one.until && Temporal.Instant.compare(one.until, now) <= 0) return [];
    return [{ ...open, held: false, demanded: false, open: secret.open }];
  });

/** That an answer left something confidential out stands in the journal, and of whom it was nothing. */
export async function noteWithheld(tx: Queries, held: readonly HeldAbout[], act: Act): Promise<void> {
  if (!held.some(({ secret }) => secret !== undefined)) return;
  await append(tx, [{ at: act.now, what: 'withheld', rule: 'BDSG.29.1', actor: act.by }]);
}
