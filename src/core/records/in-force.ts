import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../store/index.ts';
import { RecordError } from './errors.ts';

const lock = 4_106_010;

/**
 * One row with the version when it is the one in force, none when another policy has been enacted since: a worker that
 * still knows the old rules writes nothing under them. Takes a shared lock until the transaction ends.
 */
export const inForce = (version: number): RawBuilder<unknown> => sql`(
  select number as version, pg_advisory_xact_lock_shared(${lock}) from core.policy_version
  where number = ${version} and superseded_at is null) as rule`;

/** Waits until every writer that may know the former rules has ended. */
export async function barrier(tx: Queries): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
}

export const policyChanged = (): RecordError =>
  new RecordError('record/policy-changed', 'Another policy has come into force since this worker read its rules. It reads them again; try once more.');
