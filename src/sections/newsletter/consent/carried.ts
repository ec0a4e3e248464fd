import { sql } from 'kysely';
import { z } from 'zod';
import type { Carrying } from '../../../core/backup/index.ts';
import type { Opened } from '../../../core/records/index.ts';
import type { World } from '../../../core/section/index.ts';
import { type Queries, uuidArray } from '../../../core/store/index.ts';

/** What ends, and for which purposes it may be opened, as its end is written down and as it is put back. */
export interface Ending {
  /** `newsletter.TABLE`, with the columns `ended_at`, `end_channel` and `end_evidence`. */
  readonly table: 'subscription' | 'customer';
  /** One for each stage in which a backup may show it; the first also for those that have ended. */
  readonly purposes: readonly [string, ...string[]];
}

export const subscriptionEnding: Ending = { table: 'subscription', purposes: ['newsletter.proof'] };

const ending = z.object({ at: z.string(), channel: z.string(), evidence: z.string().optional() });

/** By which way it ended and on what evidence (S49, Art. 21 GDPR), for whoever restores a backup from before that. */
export function carriedEnd({ records }: World, { table, purposes }: Ending): Carrying {
  const column = `newsletter.${table}.end` as const;
  const evidenceColumn = `newsletter.${table}.end_evidence` as const;
  return {
    read: async (db, ids) => {
      const opened = await records.openMany(db, ids, purposes[0]);
      const notes = new Map<string, Buffer>();
      for (const { record, at, channel, sealed } of await endsOf(db, table, ids)) {
        const own = opened.get(record);
        if (!own) continue;
        const evidence = sealed ? { evidence: own.text(evidenceColumn, sealed) } : {};
        const end: z.infer<typeof ending> = { at: at.toString(), channel, ...evidence };
        notes.set(record, own.seal(column, JSON.stringify(end)));
      }
      return notes;
    },
    putBack: async (tx, notes) => {
      const opened = new Map<string, Opened>();
      for (const purpose of purposes)
        for (const one of await records.openMany(tx, [...notes.keys()], purpose)) opened.set(...one);
      const ends = [...opened].map(([record, own]) => {
        const { at, channel, evidence } = ending.parse(
          JSON.parse(own.text(column, notes.get(record) ?? Buffer.alloc(0))),
        );
        return { record, at, channel, evidence: evidence === undefined ? null : own.seal(evidenceColumn, evidence) };
      });
      return noteEnds(tx, table, ends);
    },
  };
}

async function endsOf(db: Queries, table: Ending['table'], records: readonly string[]) {
  const { rows } = await sql<{ record: string; at: Temporal.Instant; channel: string; sealed: Buffer | null }>`
    select record, ended_at as at, end_channel as channel, end_evidence as sealed from ${sql.table(`newsletter.${table}`)}
    where record = any(${uuidArray(records)}::uuid[]) and ended_at is not null and end_channel is not null`.execute(db);
  return rows;
}

interface End {
  readonly record: string;
  readonly at: string;
  readonly channel: string;
  readonly evidence: Buffer | null;
}

/** What was said first stays; answers of whom it is said now. */
async function noteEnds(tx: Queries, table: Ending['table'], ends: readonly End[]): Promise<readonly string[]> {
  const { rows } = await sql<{ record: string }>`
    update ${sql.table(`newsletter.${table}`)} s set ended_at = e.at, end_channel = e.channel, end_evidence = e.evidence
    from unnest(${uuidArray(ends.map(({ record }) => record))}::uuid[], ${ends.map(({ at }) => at)}::timestamptz[],
      ${ends.map(({ channel }) => channel)}::text[], ${ends.map(({ evidence }) => evidence)}::bytea[]
    ) as e (record, at, channel, evidence)
    where s.record = e.record and s.ended_at is null returning s.record`.execute(tx);
  return rows.map(({ record }) => record);
}
