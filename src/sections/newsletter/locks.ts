import { sql } from 'kysely';
import { byteaArray, type Queries } from '../../core/store/index.ts';

/** Two acts on one person's subscriptions wait for each other; taken before any record is locked. */
export async function lockSubject(tx: Queries, subject: Buffer): Promise<void> {
  await lockFor(tx, 'subject', subject);
}

/** Two sign-ups from one network wait for each other, so that a limit is a limit. */
export async function lockNetwork(tx: Queries, network: Buffer): Promise<void> {
  await lockFor(tx, 'network', network);
}

/** Two mails to one person wait for each other while they are counted; taken after their records are locked. */
export async function lockCount(tx: Queries, subject: Buffer): Promise<void> {
  await lockFor(tx, 'count', subject);
}

async function lockFor(tx: Queries, what: string, of: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`newsletter.${what}:${of.toString('hex')}`}, 0))`.execute(
    tx,
  );
}

/** The same for many people at once; always in one order, so that two who do it cannot wait for each other for ever. */
export async function lockSubjects(tx: Queries, subjects: readonly Buffer[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended('newsletter.subject:' || encode(subject, 'hex'), 0) as key
      from unnest(${byteaArray(subjects)}::bytea[]) as person (subject) order by key) as keys`.execute(tx);
}
