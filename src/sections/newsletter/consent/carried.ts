import { sql } from 'kysely';
import { z } from 'zod';
import type { Carrying } from '../../../core/backup/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, uuidArray } from '../../../core/store/index.ts';
import { subscriptionsByRecord } from '../queries.ts';

const column = 'newsletter.subscription.end';
const evidenceColumn = 'newsletter.subscription.end_evidence';
const purpose = 'newsletter.proof';

const ending = z.object({ at: z.string(), channel: z.string(), evidence: z.string().optional() });

/** By which way a subscription ended and on what evidence (S49), for whoever restores a backup from before that. */
export const carriedEnd = ({ records }: World): Carrying => ({
  read: async (db, ids) => {
    const opened = await records.openMany(db, ids, purpose);
    const notes = new Map<string, Buffer>();
    for (const { record, ended_at, end_channel, end_evidence } of await subscriptionsByRecord(db, ids)) {
      const own = opened.get(record);
      if (!own || !ended_at || !end_channel) continue;
      const evidence = end_evidence ? { evidence: own.text(evidenceColumn, end_evidence) } : {};
      const end: z.infer<typeof ending> = { at: ended_at.toString(), channel: end_channel, ...evidence };
      notes.set(record, own.seal(column, JSON.stringify(end)));
    }
    return notes;
  },
  putBack: async (tx, notes) => {
    const opened = await records.openMany(tx, [...notes.keys()], purpose);
    const ends = [...opened].map(([record, own]) => {
      const { at, channel, evidence } = ending.parse(
        JSON.parse(own.text(column, notes.get(record) ?? Buffer.alloc(0))),
      );
      return { record, at, channel, evidence: evidence === undefined ? null : own.seal(evidenceColumn, evidence) };
    });
    return noteEnds(tx, ends);
  },
});

interface End {
  readonly record: string;
  readonly at: string;
  readonly channel: string;
  readonly evidence: Buffer | null;
}

/** What was said first stays; answers of whom it is said now. */
async function noteEnds(tx: Queries, ends: readonly End[]): Promise<readonly string[]> {
  const { rows } = await sql<{ record: string }>`
    update newsletter.subscription s set ended_at = e.at, end_channel = e.channel, end_evidence = e.evidence
    from unnest(${uuidArray(ends.map(({ record }) => record))}::uuid[], ${ends.map(({ at }) => at)}::timestamptz[],
      ${ends.map(({ channel }) => channel)}::text[], ${ends.map(({ evidence }) => evidence)}::bytea[]
    ) as e (record, at, channel, evidence)
    where s.record = e.record and s.ended_at is null returning s.record`.execute(tx);
  return rows.map(({ record }) => record);
}
