// Written by `npm run db:types` from the live schema; never by hand.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Every table and its columns as Kysely sees them. */
export interface Database {
  'core.held': CoreHeld;
  'core.hold': CoreHold;
  'core.policy_version': CorePolicyVersion;
  'core.record': CoreRecord;
  'core.simulation': CoreSimulation;
  'core.sweep': CoreSweep;
  'journal.block': JournalBlock;
  'journal.entry': JournalEntry;
  'shred.pending': ShredPending;
  'store.migration': StoreMigration;
  'vault.key': VaultKey;
  'vault.secret': VaultSecret;
}

export interface CoreHeld {
  hold: string;
  record: string;
}

export interface CoreHold {
  id: string;
  reference: string;
  kind: string;
  scope_class: string;
  opened_at: Temporal.Instant;
  review_by: Temporal.Instant;
  closed_at: Temporal.Instant | null;
}

export interface CorePolicyVersion {
  number: number;
  hash: string;
  issued: Temporal.PlainDate;
  applied_at: Temporal.Instant;
  completed_at: Temporal.Instant | null;
  source: ColumnType<unknown, string, string>;
  notice_de: string;
  notice_en: string;
}

export interface CoreRecord {
  id: string;
  class: string;
  subject: Buffer;
  stage: string;
  since: Temporal.Instant;
  fact: ColumnType<unknown, string | undefined, string>;
  came_from: ColumnType<unknown, string | null, string | null>;
  due: Temporal.Instant | null;
  gone_by: Temporal.Instant | null;
  parent: string | null;
  policy: number;
  holds: Generated<number>;
}

export interface CoreSimulation {
  one: Generated<boolean>;
  started_at: Temporal.Instant;
  now: Temporal.Instant;
}

export interface CoreSweep {
  id: GeneratedAlways<number>;
  at: Temporal.Instant;
  erased: number;
  advanced: number;
  milliseconds: number;
}

export interface JournalBlock {
  number: number;
  first: number;
  last: number;
  entries: number;
  closed_at: Temporal.Instant;
  previous: Buffer;
  hash: Buffer;
  public_key: Buffer;
  signature: Buffer;
}

export interface JournalEntry {
  id: GeneratedAlways<number>;
  at: Temporal.Instant;
  what: string;
  class: string | null;
  stage: string | null;
  rule: string;
  record: string | null;
  actor: string;
}

export interface ShredPending {
  record: string;
  since: Temporal.Instant;
}

export interface StoreMigration {
  name: string;
  sha256: string;
}

export interface VaultKey {
  record: string;
  wrapped: Buffer;
  made_at: Temporal.Instant;
}

export interface VaultSecret {
  name: string;
  wrapped: Buffer;
}
