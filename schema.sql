-- The schema that the migrations make. Written by `npm run db:schema`; never by hand.

create schema core;

create schema journal;

create schema shred;

create schema store;

create schema vault;

CREATE OR REPLACE FUNCTION journal.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the journal is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end
$function$;

create table core.held (
  hold uuid not null,
  record uuid not null,
  constraint held_pkey PRIMARY KEY (hold, record)
);

create table core.hold (
  id uuid not null,
  reference text not null,
  kind text not null,
  scope_class text not null,
  opened_at timestamp with time zone not null,
  review_by timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint hold_check CHECK ((review_by > opened_at)),
  constraint hold_kind_check CHECK ((kind = ANY (ARRAY['incident'::text, 'dispute'::text, 'preservation-order'::text]))),
  constraint hold_pkey PRIMARY KEY (id),
  constraint hold_reference_check CHECK ((reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$'::text))
);

create table core.policy_version (
  number integer not null,
  hash text not null,
  issued date not null,
  applied_at timestamp with time zone not null,
  completed_at timestamp with time zone,
  source jsonb not null,
  notice_de text not null,
  notice_en text not null,
  constraint policy_version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint policy_version_hash_key UNIQUE (hash),
  constraint policy_version_number_check CHECK ((number > 0)),
  constraint policy_version_pkey PRIMARY KEY (number)
);

create table core.record (
  id uuid not null,
  class text not null,
  subject bytea not null,
  stage text not null,
  since timestamp with time zone not null,
  fact jsonb default '{}'::jsonb not null,
  came_from jsonb,
  due timestamp with time zone,
  gone_by timestamp with time zone,
  parent uuid,
  policy integer not null,
  holds integer default 0 not null,
  constraint record_check CHECK (((due IS NULL) = (gone_by IS NULL))),
  constraint record_holds_check CHECK ((holds >= 0)),
  constraint record_pkey PRIMARY KEY (id),
  constraint record_subject_check CHECK ((octet_length(subject) = 32))
);

create table core.simulation (
  one boolean default true not null,
  started_at timestamp with time zone not null,
  now timestamp with time zone not null,
  constraint simulation_check CHECK ((now >= started_at)),
  constraint simulation_one_check CHECK (one),
  constraint simulation_pkey PRIMARY KEY (one)
);

create table core.sweep (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  erased integer not null,
  advanced integer not null,
  milliseconds integer not null,
  constraint sweep_pkey PRIMARY KEY (id)
);

create table journal.block (
  number bigint not null,
  first bigint not null,
  last bigint not null,
  entries integer not null,
  closed_at timestamp with time zone not null,
  previous bytea not null,
  hash bytea not null,
  public_key bytea not null,
  signature bytea not null,
  constraint block_check CHECK ((first <= last)),
  constraint block_entries_check CHECK ((entries > 0)),
  constraint block_hash_check CHECK ((octet_length(hash) = 32)),
  constraint block_pkey PRIMARY KEY (number),
  constraint block_previous_check CHECK ((octet_length(previous) = 32)),
  constraint block_public_key_check CHECK ((octet_length(public_key) = 32)),
  constraint block_signature_check CHECK ((octet_length(signature) = 64))
);

create table journal.entry (
  id bigint generated always as identity not null,
  at timestamp with time zone not null,
  what text not null,
  class text,
  stage text,
  rule text not null,
  record uuid,
  actor text not null,
  constraint entry_actor_check CHECK ((actor = ANY (ARRAY['policy'::text, 'person'::text, 'staff'::text, 'operator'::text, 'server'::text]))),
  constraint entry_class_check CHECK ((class ~ '^[a-z][a-z0-9.-]{0,62}$'::text)),
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_rule_check CHECK ((rule ~ '^[A-Za-z0-9][A-Za-z0-9.:-]{0,62}$'::text)),
  constraint entry_stage_check CHECK ((stage ~ '^[a-z][a-z0-9-]{0,30}$'::text)),
  constraint entry_what_check CHECK ((what = ANY (ARRAY['kept'::text, 'advanced'::text, 'erased'::text, 'refused-erasure'::text, 'noticed'::text, 'restricted'::text, 'released'::text, 'held'::text, 'hold-opened'::text, 'hold-closed'::text, 'policy-applied'::text, 'key-shredded'::text, 'disclosed'::text, 'staff-invited'::text, 'staff-signed-in'::text, 'staff-signed-out'::text, 'staff-removed'::text, 'simulation-started'::text, 'clock-advanced'::text, 'restored'::text])))
);

create table shred.pending (
  record uuid not null,
  since timestamp with time zone not null,
  constraint pending_pkey PRIMARY KEY (record)
);

create table store.migration (
  name text not null,
  sha256 text not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table vault.key (
  record uuid not null,
  wrapped bytea not null,
  made_at timestamp with time zone not null,
  constraint key_pkey PRIMARY KEY (record),
  constraint key_wrapped_check CHECK ((octet_length(wrapped) = 60))
);

create table vault.secret (
  name text not null,
  wrapped bytea not null,
  constraint secret_name_check CHECK ((name ~ '^[a-z][a-z-]{0,30}$'::text)),
  constraint secret_pkey PRIMARY KEY (name),
  constraint secret_wrapped_check CHECK ((octet_length(wrapped) = 60))
);

CREATE INDEX held_record ON core.held USING btree (record);

CREATE INDEX record_class ON core.record USING btree (class, stage);

CREATE INDEX record_due ON core.record USING btree (due) WHERE ((due IS NOT NULL) AND (holds = 0));

CREATE INDEX record_parent ON core.record USING btree (parent) WHERE (parent IS NOT NULL);

CREATE INDEX record_subject ON core.record USING btree (subject, class);

alter table core.held add constraint held_hold_fkey FOREIGN KEY (hold) REFERENCES core.hold(id) ON DELETE CASCADE;

alter table core.held add constraint held_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table core.record add constraint record_parent_fkey FOREIGN KEY (parent) REFERENCES core.record(id) ON DELETE CASCADE;

alter table core.record add constraint record_policy_fkey FOREIGN KEY (policy) REFERENCES core.policy_version(number);

CREATE TRIGGER block_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.block FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();

CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.entry FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
