import { sql } from 'kysely';
import type { Queries } from '../../../core/store/index.ts';
import type { Kind, Mail } from './in-a-row.ts';

export interface StoredBounce {
  readonly record: string;
  readonly kind: Kind;
  readonly sent_at: Temporal.Instant;
  readonly at: Temporal.Instant;
  /** Sealed under the bounce's own record. */
  readonly evidence: Buffer;
}

export interface NewBounce extends StoredBounce {
  readonly subscription: string;
  readonly mail: string;
}

export async function insertBounce(tx: Queries, b: NewBounce): Promise<void> {
  await sql`
    insert into newsletter.bounce (record, subscription, mail, kind, sent_at, at, evidence)
    values (${b.record}, ${b.subscription}, ${b.mail}, ${b.kind}, ${b.sent_at}, ${b.at}, ${b.evidence})`.execute(tx);
}

/** A later report of the same mail said something graver. */
export async function worsenBounce(tx: Queries, record: string, kind: Kind, evidence: Buffer): Promise<void> {
  await sql`update newsletter.bounce set kind = ${kind}, evidence = ${evidence} where record = ${record}`.execute(tx);
}

export async function bounceOf(tx: Queries, subscription: string, mail: string): Promise<StoredBounce | undefined> {
  const { rows } = await sql<StoredBounce>`
    select record, kind, sent_at, at, evidence from newsletter.bounce
    where subscription = ${subscription} and mail = ${mail}`.execute(tx);
  return rows[0];
}

export async function bounceByRecord(tx: Queries, record: string): Promise<StoredBounce | undefined> {
  const { rows } = await sql<StoredBounce>`
    select record, kind, sent_at, at, evidence from newsletter.bounce where record = ${record}`.execute(tx);
  return rows[0];
}

/** What became of the latest mails to a subscription that were sent up to an instant, latest first. */
export async function latestMails(
  tx: Queries,
  subscription: string,
  { until, most }: { readonly until: Temporal.Instant; readonly most: number },
): Promise<readonly Mail[]> {
  const { rows } = await sql<Mail>`
    select coalesce(b.kind, 'accepted') as kind
    from (select right(replace(campaign::text, '-', ''), 16) as mail, at from newsletter.mailing where record = ${subscription}) m
      full join (select * from newsletter.bounce where subscription = ${subscription}) b on b.mail = m.mail
    where coalesce(m.at, b.sent_at) <= ${until}
    order by coalesce(m.at, b.sent_at) desc limit ${most}`.execute(tx);
  return rows;
}

/** When a mail left: by the evidence, or by the outbox. Undefined when neither knows it any more. */
export async function sentAt(tx: Queries, subscription: string, mail: string): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select at from newsletter.mailing
    where record = ${subscription} and right(replace(campaign::text, '-', ''), 16) = ${mail}
    union all
    select finished_at from mail.outbox
    where record = ${subscription} and right(replace(id::text, '-', ''), 16) = ${mail}`.execute(tx);
  return rows[0]?.at ?? undefined;
}
