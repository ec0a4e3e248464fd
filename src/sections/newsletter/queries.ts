import { sql } from 'kysely';
import type { Language } from '../../core/policy/index.ts';
import type { Queries } from '../../core/store/index.ts';

export const subscriptionClass = 'newsletter.subscription';
export const limitClass = 'newsletter.confirmation-limit';

/** A subscription as it stands in the table; the byte columns are sealed. */
export interface Subscription {
  readonly record: string;
  readonly stage: string;
  /** The list that was consented to. */
  readonly list: string;
  readonly email: Buffer;
  readonly language: Language;
  readonly policy: number;
  readonly consent_wording: string;
  readonly form_wording: string;
  readonly mail_wording: string;
  readonly requested_at: Temporal.Instant;
  readonly requested_ip: Buffer;
  /** Keyed hash; null once confirmed. */
  readonly network: Buffer | null;
  readonly counted_at: Temporal.Instant | null;
  readonly mail_sent_at: Temporal.Instant | null;
  readonly mail_id: Buffer | null;
  readonly mail_reply: Buffer | null;
  readonly mail_source_hash: string | null;
  readonly confirmed_at: Temporal.Instant | null;
  readonly confirmed_ip: Buffer | null;
  readonly ended_at: Temporal.Instant | null;
  readonly end_channel: string | null;
  readonly end_evidence: Buffer | null;
  /** Where it came from another system: what was declared about it. */
  readonly import_evidence: Buffer | null;
  readonly came_by: CameBy;
}

/** By which way it was asked for: the form, or the mail that confirmed the end of the subscription before. */
export type CameBy = 'form' | 'undo';

export interface NewSubscription {
  readonly record: string;
  readonly list: string;
  readonly email: Buffer;
  readonly language: Language;
  readonly policy: number;
  readonly consentWording: string;
  readonly formWording: string;
  readonly mailWording: string;
  readonly requestedAt: Temporal.Instant;
  readonly requestedIp: Buffer;
  readonly network: Buffer | null;
  readonly cameBy?: CameBy;
}

export async function insertSubscription(tx: Queries, s: NewSubscription): Promise<void> {
  await sql`
    insert into newsletter.subscription (record, list, email, language, policy, consent_wording, form_wording, mail_wording,
      requested_at, requested_ip, network, came_by)
    values (${s.record}, ${s.list}, ${s.email}, ${s.language}, ${s.policy}, ${s.consentWording}, ${s.formWording}, ${s.mailWording},
      ${s.requestedAt}, ${s.requestedIp}, ${s.network}, ${s.cameBy ?? 'form'})`.execute(tx);
}

export async function insertConfirmation(
  tx: Queries,
  link: { readonly hash: Buffer; readonly record: string; readonly expiresAt: Temporal.Instant },
): Promise<void> {
  await sql`
    insert into newsletter.confirmation (token_hash, record, expires_at)
    values (${link.hash}, ${link.record}, ${link.expiresAt})`.execute(tx);
}

export interface ConfirmationLink {
  readonly record: string;
  readonly expires_at: Temporal.Instant;
}

export async function confirmationByHash(tx: Queries, hash: Buffer): Promise<ConfirmationLink | undefined> {
  const { rows } = await sql<ConfirmationLink>`
    select record, expires_at from newsletter.confirmation where token_hash = ${hash}`.execute(tx);
  return rows[0];
}

/** The link of a request that turned out to be a repetition leads to the subscription that was there before. */
export async function pointConfirmation(tx: Queries, hash: Buffer, record: string): Promise<void> {
  await sql`update newsletter.confirmation set record = ${record} where token_hash = ${hash}`.execute(tx);
}

export async function subscriptionByRecord(tx: Queries, record: string): Promise<Subscription | undefined> {
  const [found] = await subscriptionsByRecord(tx, [record]);
  return found;
}

/** Subscriptions of these records, oldest first. */
export async function subscriptionsByRecord(tx: Queries, records: readonly string[]): Promise<readonly Subscription[]> {
  const { rows } = await sql<Subscription>`
    select s.record, r.stage, s.list, s.email, s.language, s.policy, s.consent_wording, s.form_wording, s.mail_wording,
      s.requested_at, s.requested_ip, s.network, s.counted_at, s.mail_sent_at, s.mail_id, s.mail_reply, s.mail_source_hash,
      s.confirmed_at, s.confirmed_ip, s.ended_at, s.end_channel, s.end_evidence, s.import_evidence, s.came_by
    from newsletter.subscription s join core.record r on r.id = s.record
    where s.record = any(${records}::uuid[]) order by s.requested_at, s.record`.execute(tx);
  return rows;
}

export async function noteConfirmed(tx: Queries, record: string, at: Temporal.Instant, ip: Buffer): Promise<void> {
  await sql`
    update newsletter.subscription set confirmed_at = ${at}, confirmed_ip = ${ip}, network = null
    where record = ${record} and confirmed_at is null`.execute(tx);
}

/** The language of what is sent from now on; the wording that was consented to keeps its own. */
export async function changeLanguage(tx: Queries, record: string, language: Language): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update newsletter.subscription set language = ${language} where record = ${record}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Says how and when it ended; what was said first stays. */
export async function noteEnded(
  tx: Queries,
  records: readonly string[],
  end: { readonly at: Temporal.Instant; readonly channel: string; readonly evidence?: Buffer },
): Promise<void> {
  await sql`
    update newsletter.subscription
    set ended_at = ${end.at}, end_channel = ${end.channel}, end_evidence = ${end.evidence ?? null}
    where record = any(${records}::uuid[]) and ended_at is null`.execute(tx);
}

export interface SentMail {
  readonly at: Temporal.Instant;
  readonly id: Buffer;
  readonly reply: Buffer;
  readonly sourceHash: string;
}

export async function noteMailSent(tx: Queries, record: string, mail: SentMail): Promise<void> {
  await sql`
    update newsletter.subscription
    set mail_sent_at = ${mail.at}, mail_id = ${mail.id}, mail_reply = ${mail.reply}, mail_source_hash = ${mail.sourceHash}
    where record = ${record}`.execute(tx);
}
