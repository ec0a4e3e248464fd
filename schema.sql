-- The schema that the migrations make. Written by `npm run db:schema`; never by hand.

create schema access_log;

create schema backup;

create schema contact;

create schema core;

create schema journal;

create schema mail;

create schema newsletter;

create schema rights;

create schema shred;

create schema staff;

create schema store;

create schema vault;

create sequence mail.worker;

create sequence newsletter.worker;

CREATE OR REPLACE FUNCTION journal.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the journal is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end
$function$;

CREATE OR REPLACE FUNCTION store.role_of(task text)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select format('avow_%s_%s', task, oid) from pg_database where datname = current_database()
$function$;

CREATE OR REPLACE FUNCTION store.set_apart()
 RETURNS text
 LANGUAGE plpgsql
AS $function$
declare
  sending text := store.role_of('sending');
  proof text := store.role_of('proof');
  role text;
begin
  perform pg_advisory_xact_lock(4106007);
  foreach role in array array[sending, proof] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I nologin', role);
    end if;
    -- From PostgreSQL 16 on whoever made a role administers it and does not belong to it.
    if not pg_has_role(current_user, role,
        case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
      execute format('grant %I to current_user', role);
    end if;
  end loop;
  -- What stands last in here tells whether all of it was done.
  if has_table_privilege(proof, 'newsletter.customer', 'select') then
    return null;
  end if;
  execute format('grant usage on schema core, vault, journal, newsletter to %I, %I', sending, proof);
  execute format('grant select on all tables in schema core to %I, %I', sending, proof);
  execute format('grant select on vault.key, vault.master to %I, %I', sending, proof);
  execute format('grant insert on journal.entry to %I, %I', sending, proof);
  execute format('grant update on core.record to %I', sending);
  -- Every deed waits for a policy that is coming into force; PostgreSQL lets only those wait who may change a column.
  execute format('grant update (completed_at) on core.policy_version to %I', sending);
  execute format('grant select on newsletter.sendable, newsletter.ended, newsletter.attachment, newsletter.picture,
    newsletter.bounce to %I', sending);
  execute format('grant select (record, email, language, sold_at, sale, sale_evidence, similar_offers, similar_evidence,
    unobjected_at, unobjected_evidence, told_at, told_wording, told_evidence, ended_at, end_channel)
    on newsletter.customer to %I', sending);
  execute format('grant select, update on newsletter.campaign, newsletter.delivery to %I', sending);
  execute format('grant select, insert, update, delete on newsletter.recipient, newsletter.later, newsletter.claim,
    newsletter.pace to %I', sending);
  -- Who sends writes down what was sent, and cannot read it again.
  execute format('grant insert on newsletter.mailing to %I', sending);
  execute format('grant select on journal.entry, journal.block, newsletter.subscription, newsletter.wording,
    newsletter.mailing, newsletter.customer to %I', proof);
  return null;
exception when insufficient_privilege then
  return sqlerrm;
end
$function$;

create table access_log.breach (
  record uuid not null,
  reference text not null,
  facts bytea not null,
  effects bytea not null,
  measures bytea not null,
  aware_at timestamp with time zone not null,
  notified_at timestamp with time zone,
  reason bytea,
  persons_told_at timestamp with time zone,
  closed_at timestamp with time zone,
  reminded_at timestamp with time zone,
  constraint breach_pkey PRIMARY KEY (record),
  constraint breach_reference_check CHECK ((reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$'::text))
);

create table access_log.evidence (
  record uuid not null,
  incident uuid not null,
  constraint evidence_incident_key UNIQUE (incident),
  constraint evidence_pkey PRIMARY KEY (record)
);

create table access_log.evidence_line (
  evidence uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  address_hash bytea,
  address bytea,
  request bytea not null,
  browser bytea,
  constraint evidence_line_address_hash_check CHECK ((octet_length(address_hash) = 32)),
  constraint evidence_line_pkey PRIMARY KEY (evidence, id)
);

create table access_log.folder (
  path text not null,
  looked_at timestamp with time zone not null,
  files integer not null,
  oldest_at timestamp with time zone,
  overdue integer not null,
  unreadable bigint not null,
  removed bigint not null,
  problem text,
  constraint folder_pkey PRIMARY KEY (path),
  constraint folder_problem_check CHECK ((problem = ANY (ARRAY['absent'::text, 'not-writable'::text, 'failed'::text])))
);

create table access_log.incident (
  record uuid not null,
  reference text not null,
  reason bytea not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  address bytea,
  route bytea,
  review_by timestamp with time zone not null,
  opened_at timestamp with time zone not null,
  opened_by uuid,
  seconded_at timestamp with time zone,
  seconded_by uuid,
  hold uuid,
  closed_at timestamp with time zone,
  confidential boolean default false not null,
  needs_second boolean default false not null,
  refused_at timestamp with time zone,
  refused_by uuid,
  reminded_at timestamp with time zone,
  constraint incident_check CHECK ((until_at > from_at)),
  constraint incident_decided_check CHECK (((refused_at IS NULL) OR (seconded_at IS NULL))),
  constraint incident_pkey PRIMARY KEY (record),
  constraint incident_reference_check CHECK ((reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$'::text))
);

create table access_log.line (
  slice uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  address_hash bytea,
  address bytea,
  request bytea not null,
  browser bytea,
  constraint line_address_hash_check CHECK ((octet_length(address_hash) = 32)),
  constraint line_pkey PRIMARY KEY (slice, id)
) partition by LIST (slice);

create table access_log.slice (
  record uuid not null,
  began timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint slice_check CHECK ((until > began)),
  constraint slice_pkey PRIMARY KEY (record)
);

create table backup.copy (
  id uuid not null,
  kind text not null,
  folder text not null,
  taken_at timestamp with time zone not null,
  rows bigint not null,
  bytes bigint not null,
  removed_at timestamp with time zone,
  constraint copy_bytes_check CHECK ((bytes >= 0)),
  constraint copy_kind_check CHECK ((kind = ANY (ARRAY['data'::text, 'keys'::text]))),
  constraint copy_pkey PRIMARY KEY (id),
  constraint copy_rows_check CHECK ((rows >= 0))
);

create table backup.drill (
  id uuid not null,
  at timestamp with time zone not null,
  passed boolean not null,
  milliseconds integer not null,
  report jsonb not null,
  constraint drill_milliseconds_check CHECK ((milliseconds >= 0)),
  constraint drill_pkey PRIMARY KEY (id)
);

create table backup.restoring (
  one boolean default true not null,
  copy uuid not null,
  taken_at timestamp with time zone not null,
  entry bigint not null,
  constraint restoring_one_check CHECK (one),
  constraint restoring_pkey PRIMARY KEY (one)
);

create table contact.account (
  name text not null,
  looks bigint default 0 not null,
  looked_at timestamp with time zone,
  messages integer default 0 not null,
  known integer default 0 not null,
  problem text,
  constraint account_name_check CHECK ((name ~ '^[0-9a-f]{16}$'::text)),
  constraint account_pkey PRIMARY KEY (name),
  constraint account_problem_check CHECK ((problem = ANY (ARRAY['unreachable'::text, 'refused'::text, 'failed'::text])))
);

create table contact.conversation (
  record uuid not null,
  account text not null,
  counterpart bytea not null,
  topic_hash bytea,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  last_inbound boolean not null,
  automatic boolean not null,
  emptied_in bigint,
  withdrawn_at timestamp with time zone,
  constraint conversation_pkey PRIMARY KEY (record),
  constraint conversation_topic_hash_check CHECK ((octet_length(topic_hash) = 32))
);

create table contact.erasure (
  id uuid not null,
  record uuid not null,
  account text not null,
  folder uuid,
  uid bigint,
  identity bytea not null,
  size bigint not null,
  at timestamp with time zone not null,
  ordered_at timestamp with time zone not null,
  gone_by timestamp with time zone not null,
  gone_in bigint,
  attempts integer default 0 not null,
  problem text,
  constraint erasure_identity_check CHECK ((octet_length(identity) = 32)),
  constraint erasure_pkey PRIMARY KEY (id),
  constraint erasure_problem_check CHECK ((problem = ANY (ARRAY['refused'::text, 'other-message'::text])))
);

create table contact.folder (
  id uuid not null,
  account text not null,
  path_hash bytea not null,
  validity bigint not null,
  next_uid bigint,
  messages integer,
  modseq bigint,
  constraint folder_account_path_hash_key UNIQUE (account, path_hash),
  constraint folder_modseq_check CHECK ((modseq > 0)),
  constraint folder_path_hash_check CHECK ((octet_length(path_hash) = 32)),
  constraint folder_pkey PRIMARY KEY (id)
);

create table contact.form_message (
  record uuid not null,
  mail bytea,
  language text not null,
  posted_at timestamp with time zone not null,
  network bytea not null,
  constraint form_message_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint form_message_network_check CHECK ((octet_length(network) = 32)),
  constraint form_message_pkey PRIMARY KEY (record)
);

create table contact.ground (
  id uuid not null,
  record uuid not null,
  at timestamp with time zone not null,
  ground text not null,
  reason bytea not null,
  constraint ground_ground_check CHECK ((ground = ANY (ARRAY['contract'::text, 'legitimate-interest'::text, 'legal-duty'::text, 'consent'::text]))),
  constraint ground_pkey PRIMARY KEY (id)
);

create table contact.last_review (
  single boolean default true not null,
  at timestamp with time zone not null,
  constraint last_review_pkey PRIMARY KEY (single),
  constraint last_review_single_check CHECK (single)
);

create table contact.message (
  id bigint generated always as identity not null,
  record uuid not null,
  folder uuid not null,
  uid bigint,
  identity bytea not null,
  size bigint not null,
  at timestamp with time zone not null,
  inbound boolean not null,
  automatic boolean not null,
  constraint message_identity_check CHECK ((octet_length(identity) = 32)),
  constraint message_pkey PRIMARY KEY (id),
  constraint message_record_folder_uid_key UNIQUE (record, folder, uid)
);

create table contact.reference (
  record uuid not null,
  id_hash bytea not null,
  constraint reference_id_hash_check CHECK ((octet_length(id_hash) = 32)),
  constraint reference_pkey PRIMARY KEY (record, id_hash)
);

create table contact.reminder (
  at timestamp with time zone not null,
  open integer not null,
  late integer not null,
  sent integer not null,
  constraint reminder_late_check CHECK ((late >= 0)),
  constraint reminder_open_check CHECK ((open >= 0)),
  constraint reminder_pkey PRIMARY KEY (at),
  constraint reminder_sent_check CHECK ((sent >= 0))
);

create table contact.review (
  id uuid not null,
  record uuid not null,
  at timestamp with time zone not null,
  ground text not null,
  reason bytea not null,
  next_on date,
  constraint review_ground_check CHECK ((ground = ANY (ARRAY['contract'::text, 'legitimate-interest'::text, 'legal-duty'::text, 'consent'::text]))),
  constraint review_pkey PRIMARY KEY (id)
);

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
  confidential_until timestamp with time zone,
  confidential_by uuid,
  secrecy_unknown boolean default false not null,
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
  superseded_at timestamp with time zone,
  completed_at timestamp with time zone,
  source jsonb not null,
  notice_de text not null,
  notice_en text not null,
  constraint policy_version_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
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
  demanded text,
  constraint record_check CHECK (((due IS NULL) = (gone_by IS NULL))),
  constraint record_demanded_check CHECK ((demanded ~ '^[A-Za-z][A-Za-z0-9:-]{0,62}$'::text)),
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
  constraint entry_what_check CHECK ((what = ANY (ARRAY['kept'::text, 'advanced'::text, 'erased'::text, 'refused-erasure'::text, 'noticed'::text, 'restricted'::text, 'released'::text, 'held'::text, 'hold-opened'::text, 'hold-reviewed'::text, 'hold-closed'::text, 'policy-applied'::text, 'key-shredded'::text, 'disclosed'::text, 'staff-invited'::text, 'staff-signed-in'::text, 'staff-signed-out'::text, 'staff-removed'::text, 'staff-role-changed'::text, 'staff-factor-added'::text, 'staff-factor-removed'::text, 'simulation-started'::text, 'clock-advanced'::text, 'restored'::text, 'backed-up'::text, 'copy-removed'::text, 'replayed'::text, 'drilled'::text, 'key-rotated'::text, 'rectified'::text, 'assigned'::text, 'withheld'::text, 'reminded'::text, 'seconded'::text])))
);

create table journal.verification (
  one boolean default true not null,
  at timestamp with time zone not null,
  entries bigint not null,
  blocks bigint not null,
  verified boolean not null,
  constraint verification_one_check CHECK (one),
  constraint verification_pkey PRIMARY KEY (one)
);

create table mail.letter (
  id uuid not null,
  number bigint generated always as identity not null,
  record uuid not null,
  at timestamp with time zone not null,
  raw bytea not null,
  parts bytea not null,
  constraint letter_pkey PRIMARY KEY (id)
);

create table mail.outbox (
  id uuid not null,
  number bigint generated always as identity not null,
  record uuid not null,
  kind text not null,
  state text default 'queued'::text not null,
  payload bytea,
  message_id text not null,
  attempt smallint default 0 not null,
  next_at timestamp with time zone,
  since timestamp with time zone not null,
  worker integer,
  reason text,
  reply_code smallint,
  reply_status text,
  finished_at timestamp with time zone,
  constraint outbox_attempt_check CHECK ((attempt >= 0)),
  constraint outbox_check CHECK (((state = 'queued'::text) = (next_at IS NOT NULL))),
  constraint outbox_check1 CHECK (((state = ANY (ARRAY['sent'::text, 'dropped'::text, 'bounced'::text])) = (finished_at IS NOT NULL))),
  constraint outbox_check2 CHECK (((payload IS NULL) = (finished_at IS NOT NULL))),
  constraint outbox_kind_check CHECK ((kind ~ '^[a-z][a-z0-9.-]{0,62}$'::text)),
  constraint outbox_pkey PRIMARY KEY (id),
  constraint outbox_reason_check CHECK ((reason ~ '^[a-z][a-z0-9-]{0,30}$'::text)),
  constraint outbox_reply_code_check CHECK (((reply_code >= 200) AND (reply_code <= 599))),
  constraint outbox_reply_status_check CHECK ((reply_status ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$'::text)),
  constraint outbox_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'sent'::text, 'dropped'::text, 'bounced'::text, 'doubt'::text])))
);

create table newsletter.approval_request (
  campaign uuid not null,
  version integer not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  constraint approval_request_pkey PRIMARY KEY (campaign),
  constraint approval_request_version_check CHECK ((version > 0))
);

create table newsletter.attachment (
  campaign uuid not null,
  number smallint not null,
  label bytea not null,
  content bytea not null,
  constraint attachment_number_check CHECK ((number > 0)),
  constraint attachment_pkey PRIMARY KEY (campaign, number)
);

create table newsletter.bounce (
  record uuid not null,
  subscription uuid not null,
  mail text not null,
  kind text not null,
  sent_at timestamp with time zone not null,
  at timestamp with time zone not null,
  evidence bytea not null,
  constraint bounce_kind_check CHECK ((kind = ANY (ARRAY['hard'::text, 'soft'::text, 'policy'::text]))),
  constraint bounce_mail_check CHECK ((mail ~ '^[0-9a-f]{16}$'::text)),
  constraint bounce_pkey PRIMARY KEY (record),
  constraint bounce_subscription_mail_key UNIQUE (subscription, mail)
);

create table newsletter.campaign (
  record uuid not null,
  state text default 'draft'::text not null,
  lists text[] not null,
  topic text not null,
  language text not null,
  content bytea not null,
  version integer default 1 not null,
  content_hash text not null,
  created_at timestamp with time zone not null,
  revised_at timestamp with time zone not null,
  author uuid,
  approver uuid,
  approved_at timestamp with time zone,
  scheduled_at timestamp with time zone,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  recipients integer default 0 not null,
  accepted integer default 0 not null,
  bounced integer default 0 not null,
  dropped integer default 0 not null,
  repeated integer default 0 not null,
  unsubscribed integer default 0 not null,
  complained integer default 0 not null,
  returned integer default 0 not null,
  title bytea,
  offers text[] default '{}'::text[] not null,
  objection_wording text,
  visual boolean default false not null,
  constraint campaign_check CHECK (((state <> 'scheduled'::text) OR (scheduled_at IS NOT NULL))),
  constraint campaign_check1 CHECK (((state <> ALL (ARRAY['draft'::text, 'approved'::text, 'scheduled'::text])) OR (started_at IS NULL))),
  constraint campaign_check2 CHECK (((state <> ALL (ARRAY['running'::text, 'finished'::text])) OR (started_at IS NOT NULL))),
  constraint campaign_check3 CHECK (((state = ANY (ARRAY['cancelled'::text, 'finished'::text])) = (ended_at IS NOT NULL))),
  constraint campaign_complained_check CHECK ((complained >= 0)),
  constraint campaign_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint campaign_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint campaign_objection_wording_check CHECK ((objection_wording ~ '^[0-9a-f]{64}$'::text)),
  constraint campaign_pkey PRIMARY KEY (record),
  constraint campaign_returned_check CHECK ((returned >= 0)),
  constraint campaign_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'scheduled'::text, 'running'::text, 'paused'::text, 'cancelled'::text, 'finished'::text]))),
  constraint campaign_version_check CHECK ((version > 0))
);

create table newsletter.claim (
  id uuid not null,
  delivery uuid not null,
  worker integer not null,
  numbers integer[] not null,
  begun integer default 2147483647 not null,
  constraint claim_pkey PRIMARY KEY (id)
);

create table newsletter.confirmation (
  token_hash bytea not null,
  record uuid not null,
  expires_at timestamp with time zone not null,
  constraint confirmation_pkey PRIMARY KEY (token_hash),
  constraint confirmation_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

create table newsletter.customer (
  record uuid not null,
  email bytea not null,
  language text not null,
  policy integer not null,
  origin text not null,
  entered_at timestamp with time zone not null,
  sold_at timestamp with time zone,
  sale bytea,
  sale_evidence bytea,
  similar_offers text[] default '{}'::text[] not null,
  similar_evidence bytea,
  unobjected_at timestamp with time zone,
  unobjected_evidence bytea,
  told_at timestamp with time zone,
  told_wording text,
  told_evidence bytea,
  ended_at timestamp with time zone,
  end_channel text,
  end_evidence bytea,
  constraint customer_check CHECK ((((sold_at IS NULL) = (sale IS NULL)) AND ((sold_at IS NULL) = (sale_evidence IS NULL)))),
  constraint customer_check1 CHECK (((cardinality(similar_offers) = 0) = (similar_evidence IS NULL))),
  constraint customer_check2 CHECK (((unobjected_at IS NULL) = (unobjected_evidence IS NULL))),
  constraint customer_check3 CHECK ((((told_at IS NULL) = (told_wording IS NULL)) AND ((told_at IS NULL) = (told_evidence IS NULL)))),
  constraint customer_check4 CHECK (((ended_at IS NULL) = (end_channel IS NULL))),
  constraint customer_end_channel_check CHECK ((end_channel = ANY (ARRAY['page'::text, 'one-click'::text, 'letter'::text, 'phone'::text, 'mail'::text, 'person'::text, 'staff'::text, 'complaint'::text, 'bounce'::text, 'objection'::text, 'erasure'::text, 'age'::text]))),
  constraint customer_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint customer_origin_check CHECK ((origin = ANY (ARRAY['staff'::text, 'file'::text, 'api'::text, 'sale'::text]))),
  constraint customer_pkey PRIMARY KEY (record)
);

create table newsletter.delivery (
  record uuid not null,
  campaign uuid not null,
  listed uuid,
  complete boolean default false not null,
  size integer default 0 not null,
  taken integer default 0 not null,
  rolled integer default 0 not null,
  constraint delivery_campaign_key UNIQUE (campaign),
  constraint delivery_check CHECK (((taken >= 0) AND (taken <= size))),
  constraint delivery_check1 CHECK (((rolled >= 0) AND (rolled <= size))),
  constraint delivery_pkey PRIMARY KEY (record)
);

create table newsletter.export (
  record uuid not null,
  content text not null,
  list text not null,
  format text not null,
  reason text not null,
  persons integer not null,
  asked_by uuid,
  asked_at timestamp with time zone not null,
  approver uuid,
  approved_at timestamp with time zone,
  constraint export_check CHECK (((approver IS NULL) OR (approver <> asked_by))),
  constraint export_content_check CHECK ((content = ANY (ARRAY['list'::text, 'proofs'::text]))),
  constraint export_format_check CHECK ((format = ANY (ARRAY['csv'::text, 'json'::text]))),
  constraint export_persons_check CHECK ((persons > 0)),
  constraint export_pkey PRIMARY KEY (record)
);

create table newsletter.import (
  record uuid not null,
  content bytea not null,
  uploaded_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  lines integer not null,
  read integer default 0 not null,
  active integer default 0 not null,
  asked integer default 0 not null,
  known integer default 0 not null,
  refused integer default 0 not null,
  undone integer default 0 not null,
  uploaded_by uuid,
  constraint import_lines_check CHECK ((lines >= 0)),
  constraint import_pkey PRIMARY KEY (record)
);

create table newsletter.import_piece (
  import uuid not null,
  number integer not null,
  lines bytea,
  taken_at timestamp with time zone,
  kept uuid[] default '{}'::uuid[] not null,
  refused_lines integer[] default '{}'::integer[] not null,
  refused_reasons text[] default '{}'::text[] not null,
  constraint import_piece_check CHECK (((lines IS NULL) = (taken_at IS NOT NULL))),
  constraint import_piece_check1 CHECK ((cardinality(refused_lines) = cardinality(refused_reasons))),
  constraint import_piece_pkey PRIMARY KEY (import, number)
);

create table newsletter.later (
  delivery uuid not null,
  number integer not null,
  next_at timestamp with time zone not null,
  paced boolean default false not null,
  constraint later_pkey PRIMARY KEY (delivery, number)
);

create table newsletter.mailing (
  record uuid not null,
  campaign uuid not null,
  version integer not null,
  content_hash text not null,
  at timestamp with time zone not null,
  objection_wording text,
  constraint mailing_content_hash_check CHECK ((content_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint mailing_objection_wording_check CHECK ((objection_wording ~ '^[0-9a-f]{64}$'::text)),
  constraint mailing_pkey PRIMARY KEY (record, campaign)
);

create table newsletter.pace (
  domain bytea not null,
  used_until timestamp with time zone not null,
  constraint pace_domain_check CHECK ((octet_length(domain) = 32)),
  constraint pace_pkey PRIMARY KEY (domain)
);

create table newsletter.picture (
  campaign uuid not null,
  file text not null,
  content bytea not null,
  constraint picture_file_check CHECK ((file ~ '^[0-9a-f]{32}[.](png|jpg|gif|webp)$'::text)),
  constraint picture_pkey PRIMARY KEY (campaign, file)
);

create table newsletter.publication (
  campaign uuid not null,
  published_at timestamp with time zone not null,
  constraint publication_pkey PRIMARY KEY (campaign)
);

create table newsletter.recipient (
  delivery uuid not null,
  number integer not null,
  subscription uuid not null,
  state text default 'queued'::text not null,
  attempt smallint default 0 not null,
  worker integer,
  code smallint,
  status text,
  at timestamp with time zone,
  constraint recipient_code_check CHECK (((code >= 200) AND (code <= 599))),
  constraint recipient_pkey PRIMARY KEY (delivery, number),
  constraint recipient_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sending'::text, 'later'::text, 'accepted'::text, 'bounced'::text, 'dropped'::text]))),
  constraint recipient_status_check CHECK ((status ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$'::text))
) with (fillfactor=50);

create table newsletter.report (
  record uuid not null,
  subscription uuid not null,
  message_hash bytea not null,
  at timestamp with time zone not null,
  text bytea not null,
  constraint report_message_hash_check CHECK ((octet_length(message_hash) = 32)),
  constraint report_message_hash_key UNIQUE (message_hash),
  constraint report_pkey PRIMARY KEY (record)
);

create table newsletter.subscription (
  record uuid not null,
  email bytea not null,
  language text not null,
  policy integer not null,
  consent_wording text not null,
  form_wording text not null,
  mail_wording text not null,
  requested_at timestamp with time zone not null,
  requested_ip bytea not null,
  network bytea,
  counted_at timestamp with time zone,
  mail_sent_at timestamp with time zone,
  mail_id bytea,
  mail_reply bytea,
  mail_source_hash text,
  confirmed_at timestamp with time zone,
  confirmed_ip bytea,
  ended_at timestamp with time zone,
  end_channel text,
  end_evidence bytea,
  list text not null,
  import uuid,
  import_evidence bytea,
  came_by text default 'form'::text not null,
  moves uuid,
  constraint subscription_came_by_check CHECK ((came_by = ANY (ARRAY['form'::text, 'undo'::text]))),
  constraint subscription_check CHECK (((confirmed_at IS NULL) = (confirmed_ip IS NULL))),
  constraint subscription_check1 CHECK (((mail_sent_at IS NULL) = (mail_id IS NULL))),
  constraint subscription_check2 CHECK (((ended_at IS NULL) = (end_channel IS NULL))),
  constraint subscription_check3 CHECK (((ended_at IS NULL) OR (confirmed_at IS NOT NULL))),
  constraint subscription_end_channel_check CHECK ((end_channel = ANY (ARRAY['page'::text, 'one-click'::text, 'letter'::text, 'phone'::text, 'mail'::text, 'person'::text, 'staff'::text, 'complaint'::text, 'bounce'::text, 'objection'::text, 'erasure'::text, 'moved'::text]))),
  constraint subscription_import_check CHECK (((import IS NULL) = (import_evidence IS NULL))),
  constraint subscription_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint subscription_list_check CHECK ((list ~ '^[a-z][a-z0-9-]{0,40}$'::text)),
  constraint subscription_mail_source_hash_check CHECK ((mail_source_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint subscription_network_check CHECK ((octet_length(network) = 32)),
  constraint subscription_pkey PRIMARY KEY (record)
);

create table newsletter.token (
  record uuid not null,
  token_hash bytea not null,
  scopes text[] not null,
  label bytea not null,
  used_on date,
  paced_from timestamp with time zone,
  paced integer default 0 not null,
  lists text[],
  constraint token_paced_check CHECK ((paced >= 0)),
  constraint token_pkey PRIMARY KEY (record),
  constraint token_scopes_check CHECK ((cardinality(scopes) > 0)),
  constraint token_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint token_token_hash_key UNIQUE (token_hash)
);

create table newsletter.wording (
  hash text not null,
  kind text not null,
  language text not null,
  text text not null,
  first_used timestamp with time zone not null,
  constraint wording_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint wording_kind_check CHECK ((kind = ANY (ARRAY['consent'::text, 'form'::text, 'mail'::text, 'import'::text, 'objection'::text]))),
  constraint wording_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint wording_pkey PRIMARY KEY (hash)
);

create table rights.request (
  record uuid not null,
  channel text not null,
  kinds text[] not null,
  language text not null,
  email bytea,
  name bytea,
  text bytea,
  received_at timestamp with time zone not null,
  extended_at timestamp with time zone,
  extension bytea,
  outcome text,
  answer bytea,
  answered_by text,
  answered_at timestamp with time zone,
  undelivered text,
  undelivered_at timestamp with time zone,
  reminded_at timestamp with time zone,
  constraint request_answered_by_check CHECK ((answered_by = ANY (ARRAY['portal'::text, 'mail'::text, 'letter'::text, 'phone'::text]))),
  constraint request_channel_check CHECK ((channel = ANY (ARRAY['portal'::text, 'mail'::text, 'phone'::text, 'letter'::text, 'form'::text]))),
  constraint request_check CHECK (((extended_at IS NULL) = (extension IS NULL))),
  constraint request_check1 CHECK (((answered_at IS NULL) OR (outcome IS NOT NULL))),
  constraint request_check2 CHECK (((outcome IS NULL) OR (outcome = 'withdrawn'::text) OR (answered_by IS NOT NULL))),
  constraint request_check3 CHECK (((outcome <> ALL (ARRAY['partly'::text, 'refused'::text])) OR (answer IS NOT NULL))),
  constraint request_kinds_check CHECK (((cardinality(kinds) > 0) AND (kinds <@ ARRAY['access'::text, 'rectification'::text, 'erasure'::text, 'restriction'::text, 'objection'::text, 'withdrawal'::text, 'portability'::text]))),
  constraint request_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint request_outcome_check CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint request_pkey PRIMARY KEY (record),
  constraint request_undelivered_check CHECK ((undelivered = ANY (ARRAY['answer'::text, 'extension'::text, 'lifting'::text, 'identity'::text, 'address'::text]))),
  constraint request_undelivered_since_check CHECK (((undelivered IS NULL) = (undelivered_at IS NULL)))
);

create table rights.request_address (
  token_hash bytea not null,
  request uuid not null,
  email bytea not null,
  asked_at timestamp with time zone not null,
  proved_at timestamp with time zone,
  constraint request_address_pkey PRIMARY KEY (token_hash),
  constraint request_address_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

create table rights.request_challenge (
  request uuid not null,
  token_hash bytea not null,
  asked_at timestamp with time zone not null,
  proved_at timestamp with time zone,
  constraint request_challenge_pkey PRIMARY KEY (request),
  constraint request_challenge_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint request_challenge_token_hash_key UNIQUE (token_hash)
);

create table rights.request_entry (
  number bigint generated always as identity not null,
  request uuid not null,
  at timestamp with time zone not null,
  what text not null,
  text bytea,
  by_whom uuid,
  constraint request_entry_pkey PRIMARY KEY (number),
  constraint request_entry_what_check CHECK ((what ~ '^[a-z][a-z-]{1,40}$'::text))
);

create table rights.request_recipient (
  request uuid not null,
  recipient text not null,
  deed text not null,
  listed_at timestamp with time zone not null,
  state text default 'open'::text not null,
  reason bytea,
  settled_at timestamp with time zone,
  constraint request_recipient_check CHECK (((state = 'open'::text) = (settled_at IS NULL))),
  constraint request_recipient_check1 CHECK (((state <> ALL (ARRAY['impossible'::text, 'disproportionate'::text])) OR (reason IS NOT NULL))),
  constraint request_recipient_deed_check CHECK ((deed = ANY (ARRAY['rectification'::text, 'erasure'::text, 'restriction'::text]))),
  constraint request_recipient_pkey PRIMARY KEY (request, recipient, deed),
  constraint request_recipient_recipient_check CHECK ((recipient ~ '^[a-z][a-z0-9-]{0,62}$'::text)),
  constraint request_recipient_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'impossible'::text, 'disproportionate'::text])))
);

create table rights.visit (
  record uuid not null,
  email bytea not null,
  language text not null,
  asked_at timestamp with time zone not null,
  network bytea not null,
  link_hash bytea,
  visit_hash bytea,
  opened_at timestamp with time zone,
  told bytea,
  constraint visit_check CHECK (((link_hash IS NULL) OR (visit_hash IS NULL))),
  constraint visit_check1 CHECK (((visit_hash IS NULL) = (opened_at IS NULL))),
  constraint visit_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint visit_link_hash_check CHECK ((octet_length(link_hash) = 32)),
  constraint visit_link_hash_key UNIQUE (link_hash),
  constraint visit_network_check CHECK ((octet_length(network) = 32)),
  constraint visit_pkey PRIMARY KEY (record),
  constraint visit_visit_hash_check CHECK ((octet_length(visit_hash) = 32)),
  constraint visit_visit_hash_key UNIQUE (visit_hash)
);

create table shred.pending (
  record uuid not null,
  since timestamp with time zone not null,
  constraint pending_pkey PRIMARY KEY (record)
);

create table shred.vault (
  one boolean default true not null,
  fingerprint bytea not null,
  constraint vault_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
  constraint vault_one_check CHECK (one),
  constraint vault_pkey PRIMARY KEY (one)
);

create table staff.account (
  record uuid not null,
  email bytea not null,
  name bytea,
  role text not null,
  constraint account_pkey PRIMARY KEY (record),
  constraint account_role_check CHECK ((role = ANY (ARRAY['keeper'::text, 'sender'::text, 'author'::text, 'reader'::text, 'listed'::text])))
);

create table staff.challenge (
  hash bytea not null,
  purpose text not null,
  session uuid,
  expires_at timestamp with time zone not null,
  constraint challenge_check CHECK (((purpose = 'register'::text) = (session IS NOT NULL))),
  constraint challenge_hash_check CHECK ((octet_length(hash) = 32)),
  constraint challenge_pkey PRIMARY KEY (hash),
  constraint challenge_purpose_check CHECK ((purpose = ANY (ARRAY['register'::text, 'sign-in'::text])))
);

create table staff.deed (
  record uuid not null,
  account uuid,
  what text not null,
  about uuid,
  at timestamp with time zone not null,
  constraint deed_pkey PRIMARY KEY (record),
  constraint deed_what_check CHECK ((what ~ '^/staff[a-z0-9/:-]*$'::text))
);

create table staff.link (
  token_hash bytea not null,
  account uuid not null,
  expires_at timestamp with time zone not null,
  means text default 'link'::text not null,
  constraint link_means_check CHECK ((means = ANY (ARRAY['link'::text, 'oidc'::text]))),
  constraint link_pkey PRIMARY KEY (token_hash),
  constraint link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

create table staff.part_role (
  account uuid not null,
  section text not null,
  part text not null,
  role text not null,
  constraint part_role_pkey PRIMARY KEY (account, section, part),
  constraint part_role_role_check CHECK ((role = ANY (ARRAY['manager'::text, 'sender'::text, 'author'::text, 'reader'::text])))
);

create table staff.passkey (
  id uuid not null,
  account uuid not null,
  credential_hash bytea not null,
  credential bytea not null,
  added_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_credential_hash_check CHECK ((octet_length(credential_hash) = 32)),
  constraint passkey_credential_hash_key UNIQUE (credential_hash),
  constraint passkey_pkey PRIMARY KEY (id)
);

create table staff.provider_visit (
  state_hash bytea not null,
  browser_hash bytea not null,
  expires_at timestamp with time zone not null,
  language text,
  constraint provider_visit_browser_hash_check CHECK ((octet_length(browser_hash) = 32)),
  constraint provider_visit_language_check CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  constraint provider_visit_pkey PRIMARY KEY (state_hash),
  constraint provider_visit_state_hash_check CHECK ((octet_length(state_hash) = 32))
);

create table staff.recovery_code (
  account uuid not null,
  code_hash bytea not null,
  constraint recovery_code_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint recovery_code_pkey PRIMARY KEY (account, code_hash)
);

create table staff.session (
  record uuid not null,
  account uuid not null,
  token_hash bytea not null,
  seen_at timestamp with time zone not null,
  browser bytea,
  is_strong boolean default false not null,
  constraint session_pkey PRIMARY KEY (record),
  constraint session_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint session_token_hash_key UNIQUE (token_hash)
);

create table staff.totp (
  account uuid not null,
  secret bytea not null,
  added_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  last_step bigint default 0 not null,
  tried_from timestamp with time zone,
  tried integer default 0 not null,
  constraint totp_pkey PRIMARY KEY (account),
  constraint totp_tried_check CHECK ((tried >= 0))
);

create table store.migration (
  name text not null,
  sha256 text not null,
  constraint migration_pkey PRIMARY KEY (name)
);

create table vault.key (
  record uuid not null,
  wrapped bytea not null,
  made_at timestamp with time zone,
  master smallint default 1 not null,
  constraint key_pkey PRIMARY KEY (record),
  constraint key_wrapped_check CHECK ((octet_length(wrapped) = 60))
);

create table vault.master (
  generation smallint not null,
  fingerprint bytea not null,
  made_at timestamp with time zone,
  retired_at timestamp with time zone,
  constraint master_fingerprint_check CHECK ((octet_length(fingerprint) = 32)),
  constraint master_generation_check CHECK ((generation > 0)),
  constraint master_pkey PRIMARY KEY (generation)
);

create table vault.secret (
  name text not null,
  wrapped bytea not null,
  master smallint default 1 not null,
  constraint secret_name_check CHECK ((name ~ '^[a-z][a-z-]{0,30}$'::text)),
  constraint secret_pkey PRIMARY KEY (name),
  constraint secret_wrapped_check CHECK ((octet_length(wrapped) = 60))
);

create view newsletter.ended as
 SELECT record,
    end_channel
   FROM newsletter.subscription
  WHERE (ended_at IS NOT NULL);

create view newsletter.sendable as
 SELECT s.record,
    s.list,
    s.email,
    s.confirmed_at
   FROM (newsletter.subscription s
     JOIN core.record r ON ((r.id = s.record)))
  WHERE (r.stage = 'active'::text);

CREATE INDEX evidence_line_address ON access_log.evidence_line USING btree (address_hash) WHERE (address_hash IS NOT NULL);

CREATE INDEX incident_hold ON access_log.incident USING btree (hold) WHERE (hold IS NOT NULL);

CREATE INDEX incident_open ON access_log.incident USING btree (until_at) WHERE (closed_at IS NULL);

CREATE INDEX incident_opened_by ON access_log.incident USING btree (opened_by) WHERE (opened_by IS NOT NULL);

CREATE INDEX incident_refused_by ON access_log.incident USING btree (refused_by) WHERE (refused_by IS NOT NULL);

CREATE INDEX incident_seconded_by ON access_log.incident USING btree (seconded_by) WHERE (seconded_by IS NOT NULL);

CREATE INDEX line_address ON ONLY access_log.line USING btree (address_hash) WHERE (address_hash IS NOT NULL);

CREATE INDEX line_at ON ONLY access_log.line USING btree (at);

CREATE INDEX slice_until ON access_log.slice USING btree (until);

CREATE INDEX copy_taken ON backup.copy USING btree (kind, taken_at);

CREATE INDEX drill_at ON backup.drill USING btree (at);

CREATE INDEX conversation_emptied ON contact.conversation USING btree (account) WHERE (emptied_in IS NOT NULL);

CREATE INDEX conversation_last ON contact.conversation USING btree (last_at);

CREATE INDEX conversation_topic ON contact.conversation USING btree (topic_hash) WHERE (topic_hash IS NOT NULL);

CREATE INDEX erasure_account ON contact.erasure USING btree (account);

CREATE INDEX erasure_folder ON contact.erasure USING btree (folder) WHERE (folder IS NOT NULL);

CREATE INDEX erasure_identity ON contact.erasure USING btree (identity);

CREATE INDEX form_message_network ON contact.form_message USING btree (network, posted_at);

CREATE INDEX form_message_posted ON contact.form_message USING btree (posted_at);

CREATE INDEX ground_record ON contact.ground USING btree (record, at);

CREATE INDEX message_identity ON contact.message USING btree (identity);

CREATE INDEX message_place ON contact.message USING btree (folder, uid);

CREATE INDEX reference_id ON contact.reference USING btree (id_hash);

CREATE INDEX review_record ON contact.review USING btree (record, at);

CREATE INDEX held_record ON core.held USING btree (record);

CREATE INDEX hold_confidential_by ON core.hold USING btree (confidential_by) WHERE (confidential_by IS NOT NULL);

CREATE INDEX record_class ON core.record USING btree (class, stage);

CREATE INDEX record_due ON core.record USING btree (due) WHERE ((due IS NOT NULL) AND (holds = 0));

CREATE INDEX record_of_subject ON core.record USING btree (subject);

CREATE INDEX record_parent ON core.record USING btree (parent) WHERE (parent IS NOT NULL);

CREATE INDEX record_under_policy ON core.record USING btree (policy);

CREATE INDEX entry_disclosed ON journal.entry USING btree (record) WHERE ((what = 'disclosed'::text) AND (record IS NOT NULL));

CREATE INDEX letter_number ON mail.letter USING btree (number);

CREATE INDEX letter_record ON mail.letter USING btree (record);

CREATE INDEX outbox_due ON mail.outbox USING btree (next_at, number) WHERE (state = 'queued'::text);

CREATE INDEX outbox_record ON mail.outbox USING btree (record);

CREATE INDEX outbox_state ON mail.outbox USING btree (state) WHERE (state <> 'queued'::text);

CREATE INDEX outbox_taken ON mail.outbox USING btree (worker) WHERE ((worker IS NOT NULL) AND (state = ANY (ARRAY['queued'::text, 'sending'::text])));

CREATE INDEX approval_request_asked_by ON newsletter.approval_request USING btree (asked_by) WHERE (asked_by IS NOT NULL);

CREATE INDEX bounce_policy ON newsletter.bounce USING btree (at) WHERE (kind = 'policy'::text);

CREATE INDEX campaign_approver ON newsletter.campaign USING btree (approver) WHERE (approver IS NOT NULL);

CREATE INDEX campaign_author ON newsletter.campaign USING btree (author) WHERE (author IS NOT NULL);

CREATE INDEX campaign_open ON newsletter.campaign USING btree (state, scheduled_at) WHERE (state = ANY (ARRAY['scheduled'::text, 'running'::text]));

CREATE INDEX claim_delivery ON newsletter.claim USING btree (delivery);

CREATE INDEX confirmation_record ON newsletter.confirmation USING btree (record);

CREATE INDEX export_approver ON newsletter.export USING btree (approver) WHERE (approver IS NOT NULL);

CREATE INDEX export_asked_by ON newsletter.export USING btree (asked_by) WHERE (asked_by IS NOT NULL);

CREATE INDEX import_piece_waiting ON newsletter.import_piece USING btree (import, number) WHERE (taken_at IS NULL);

CREATE INDEX import_uploaded_by ON newsletter.import USING btree (uploaded_by) WHERE (uploaded_by IS NOT NULL);

CREATE INDEX later_next ON newsletter.later USING btree (delivery, next_at);

CREATE INDEX picture_file ON newsletter.picture USING btree (file);

CREATE INDEX recipient_subscription ON newsletter.recipient USING btree (subscription);

CREATE INDEX report_subscription ON newsletter.report USING btree (subscription);

CREATE INDEX subscription_moves ON newsletter.subscription USING btree (moves) WHERE (moves IS NOT NULL);

CREATE INDEX subscription_network ON newsletter.subscription USING btree (network, requested_at) WHERE (network IS NOT NULL);

CREATE INDEX request_address_request ON rights.request_address USING btree (request);

CREATE INDEX request_entry_by ON rights.request_entry USING btree (by_whom) WHERE (by_whom IS NOT NULL);

CREATE INDEX request_entry_request ON rights.request_entry USING btree (request, number);

CREATE INDEX visit_network ON rights.visit USING btree (network, asked_at);

CREATE INDEX challenge_expires ON staff.challenge USING btree (expires_at);

CREATE INDEX challenge_session ON staff.challenge USING btree (session) WHERE (session IS NOT NULL);

CREATE INDEX deed_account ON staff.deed USING btree (account) WHERE (account IS NOT NULL);

CREATE INDEX deed_at ON staff.deed USING btree (at);

CREATE INDEX link_account ON staff.link USING btree (account);

CREATE INDEX passkey_account ON staff.passkey USING btree (account);

CREATE INDEX provider_visit_expires ON staff.provider_visit USING btree (expires_at);

CREATE INDEX session_account ON staff.session USING btree (account);

alter table access_log.breach add constraint breach_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table access_log.evidence add constraint evidence_incident_fkey FOREIGN KEY (incident) REFERENCES access_log.incident(record) ON DELETE CASCADE;

alter table access_log.evidence add constraint evidence_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table access_log.evidence_line add constraint evidence_line_evidence_fkey FOREIGN KEY (evidence) REFERENCES access_log.evidence(record) ON DELETE CASCADE;

alter table access_log.incident add constraint incident_hold_fkey FOREIGN KEY (hold) REFERENCES core.hold(id) ON DELETE SET NULL;

alter table access_log.incident add constraint incident_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table access_log.incident add constraint incident_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table access_log.incident add constraint incident_refused_by_fkey FOREIGN KEY (refused_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table access_log.incident add constraint incident_seconded_by_fkey FOREIGN KEY (seconded_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table access_log.line add constraint line_slice_fkey FOREIGN KEY (slice) REFERENCES access_log.slice(record) ON DELETE CASCADE;

alter table access_log.slice add constraint slice_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table contact.conversation add constraint conversation_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table contact.erasure add constraint erasure_folder_fkey FOREIGN KEY (folder) REFERENCES contact.folder(id) ON DELETE SET NULL;

alter table contact.folder add constraint folder_account_fkey FOREIGN KEY (account) REFERENCES contact.account(name) ON DELETE CASCADE;

alter table contact.form_message add constraint form_message_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table contact.ground add constraint ground_record_fkey FOREIGN KEY (record) REFERENCES contact.conversation(record) ON DELETE CASCADE;

alter table contact.message add constraint message_folder_fkey FOREIGN KEY (folder) REFERENCES contact.folder(id) ON DELETE CASCADE;

alter table contact.message add constraint message_record_fkey FOREIGN KEY (record) REFERENCES contact.conversation(record) ON DELETE CASCADE;

alter table contact.reference add constraint reference_record_fkey FOREIGN KEY (record) REFERENCES contact.conversation(record) ON DELETE CASCADE;

alter table contact.review add constraint review_record_fkey FOREIGN KEY (record) REFERENCES contact.conversation(record) ON DELETE CASCADE;

alter table core.held add constraint held_hold_fkey FOREIGN KEY (hold) REFERENCES core.hold(id) ON DELETE CASCADE;

alter table core.held add constraint held_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table core.hold add constraint hold_confidential_by_fkey FOREIGN KEY (confidential_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table core.record add constraint record_parent_fkey FOREIGN KEY (parent) REFERENCES core.record(id) ON DELETE CASCADE;

alter table core.record add constraint record_policy_fkey FOREIGN KEY (policy) REFERENCES core.policy_version(number);

alter table mail.letter add constraint letter_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table mail.outbox add constraint outbox_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.approval_request add constraint approval_request_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table newsletter.approval_request add constraint approval_request_campaign_fkey FOREIGN KEY (campaign) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.attachment add constraint attachment_campaign_fkey FOREIGN KEY (campaign) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.bounce add constraint bounce_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.bounce add constraint bounce_subscription_fkey FOREIGN KEY (subscription) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.campaign add constraint campaign_approver_fkey FOREIGN KEY (approver) REFERENCES core.record(id) ON DELETE SET NULL;

alter table newsletter.campaign add constraint campaign_author_fkey FOREIGN KEY (author) REFERENCES core.record(id) ON DELETE SET NULL;

alter table newsletter.campaign add constraint campaign_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.claim add constraint claim_delivery_fkey FOREIGN KEY (delivery) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.confirmation add constraint confirmation_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.customer add constraint customer_policy_fkey FOREIGN KEY (policy) REFERENCES core.policy_version(number) ON DELETE RESTRICT;

alter table newsletter.customer add constraint customer_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.customer add constraint customer_told_wording_fkey FOREIGN KEY (told_wording) REFERENCES newsletter.wording(hash) ON DELETE RESTRICT;

alter table newsletter.delivery add constraint delivery_campaign_fkey FOREIGN KEY (campaign) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.delivery add constraint delivery_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.export add constraint export_approver_fkey FOREIGN KEY (approver) REFERENCES core.record(id) ON DELETE SET NULL;

alter table newsletter.export add constraint export_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table newsletter.export add constraint export_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.import add constraint import_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.import add constraint import_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES core.record(id) ON DELETE SET NULL;

alter table newsletter.import_piece add constraint import_piece_import_fkey FOREIGN KEY (import) REFERENCES newsletter.import(record) ON DELETE CASCADE;

alter table newsletter.later add constraint later_delivery_number_fkey FOREIGN KEY (delivery, number) REFERENCES newsletter.recipient(delivery, number) ON DELETE CASCADE;

alter table newsletter.mailing add constraint mailing_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.picture add constraint picture_campaign_fkey FOREIGN KEY (campaign) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.publication add constraint publication_campaign_fkey FOREIGN KEY (campaign) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.recipient add constraint recipient_delivery_fkey FOREIGN KEY (delivery) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.recipient add constraint recipient_subscription_fkey FOREIGN KEY (subscription) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.report add constraint report_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.report add constraint report_subscription_fkey FOREIGN KEY (subscription) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.subscription add constraint subscription_consent_wording_fkey FOREIGN KEY (consent_wording) REFERENCES newsletter.wording(hash) ON DELETE RESTRICT;

alter table newsletter.subscription add constraint subscription_form_wording_fkey FOREIGN KEY (form_wording) REFERENCES newsletter.wording(hash) ON DELETE RESTRICT;

alter table newsletter.subscription add constraint subscription_mail_wording_fkey FOREIGN KEY (mail_wording) REFERENCES newsletter.wording(hash) ON DELETE RESTRICT;

alter table newsletter.subscription add constraint subscription_moves_fkey FOREIGN KEY (moves) REFERENCES newsletter.subscription(record) ON DELETE SET NULL;

alter table newsletter.subscription add constraint subscription_policy_fkey FOREIGN KEY (policy) REFERENCES core.policy_version(number) ON DELETE RESTRICT;

alter table newsletter.subscription add constraint subscription_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table newsletter.token add constraint token_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table rights.request add constraint request_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table rights.request_address add constraint request_address_request_fkey FOREIGN KEY (request) REFERENCES rights.request(record) ON DELETE CASCADE;

alter table rights.request_challenge add constraint request_challenge_request_fkey FOREIGN KEY (request) REFERENCES rights.request(record) ON DELETE CASCADE;

alter table rights.request_entry add constraint request_entry_by_whom_fkey FOREIGN KEY (by_whom) REFERENCES core.record(id) ON DELETE SET NULL;

alter table rights.request_entry add constraint request_entry_request_fkey FOREIGN KEY (request) REFERENCES rights.request(record) ON DELETE CASCADE;

alter table rights.request_recipient add constraint request_recipient_request_fkey FOREIGN KEY (request) REFERENCES rights.request(record) ON DELETE CASCADE;

alter table rights.visit add constraint visit_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table staff.account add constraint account_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table staff.challenge add constraint challenge_session_fkey FOREIGN KEY (session) REFERENCES staff.session(record) ON DELETE CASCADE;

alter table staff.deed add constraint deed_account_fkey FOREIGN KEY (account) REFERENCES core.record(id) ON DELETE SET NULL;

alter table staff.deed add constraint deed_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table staff.link add constraint link_account_fkey FOREIGN KEY (account) REFERENCES staff.account(record) ON DELETE CASCADE;

alter table staff.part_role add constraint part_role_account_fkey FOREIGN KEY (account) REFERENCES staff.account(record) ON DELETE CASCADE;

alter table staff.passkey add constraint passkey_account_fkey FOREIGN KEY (account) REFERENCES staff.account(record) ON DELETE CASCADE;

alter table staff.recovery_code add constraint recovery_code_account_fkey FOREIGN KEY (account) REFERENCES staff.totp(account) ON DELETE CASCADE;

alter table staff.session add constraint session_account_fkey FOREIGN KEY (account) REFERENCES staff.account(record) ON DELETE CASCADE;

alter table staff.session add constraint session_record_fkey FOREIGN KEY (record) REFERENCES core.record(id) ON DELETE CASCADE;

alter table staff.totp add constraint totp_account_fkey FOREIGN KEY (account) REFERENCES staff.account(record) ON DELETE CASCADE;

CREATE TRIGGER block_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.block FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();

CREATE TRIGGER entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON journal.entry FOR EACH STATEMENT EXECUTE FUNCTION journal.refuse_change();
