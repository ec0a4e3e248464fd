create schema access_log;

-- The requests of one span of time: one record, one key, one partition of lines. Erasing the record drops the partition.
create table access_log.slice (
  record uuid primary key references core.record on delete cascade,
  began timestamptz not null,
  until timestamptz not null,
  check (until > began)
);
create index slice_until on access_log.slice (until);

-- One request each. The partition of a slice is made with it.
create table access_log.line (
  slice uuid not null references access_log.slice on delete cascade,
  id uuid not null,
  at timestamptz not null,
  -- Keyed hash of the address, so that what is still held about it can be found.
  address_hash bytea check (octet_length(address_hash) = 32),
  address bytea,
  request bytea not null,
  browser bytea,
  primary key (slice, id)
) partition by list (slice);
create index line_at on access_log.line (at);
create index line_address on access_log.line (address_hash) where address_hash is not null;

-- The file of an incident or of an order to preserve: which lines stay longer, and why.
create table access_log.incident (
  record uuid primary key references core.record on delete cascade,
  reference text not null check (reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$'),
  reason bytea not null,
  -- The lines that match: of this span, and of this address or network and this page where they are named.
  from_at timestamptz not null,
  until_at timestamptz not null,
  address bytea,
  route bytea,
  review_by timestamptz not null,
  opened_at timestamptz not null,
  opened_by uuid references core.record on delete set null,
  -- A second pair of eyes.
  seconded_at timestamptz,
  seconded_by uuid references core.record on delete set null,
  hold uuid references core.hold on delete set null,
  closed_at timestamptz,
  check (until_at > from_at)
);
create index incident_opened_by on access_log.incident (opened_by) where opened_by is not null;
create index incident_seconded_by on access_log.incident (seconded_by) where seconded_by is not null;
create index incident_hold on access_log.incident (hold) where hold is not null;
create index incident_open on access_log.incident (until_at) where closed_at is null;

-- The record under which an incident's lines are kept.
create table access_log.evidence (
  record uuid primary key references core.record on delete cascade,
  incident uuid not null unique references access_log.incident on delete cascade
);

-- A line that proves something, sealed again under the record of its evidence.
create table access_log.evidence_line (
  evidence uuid not null references access_log.evidence on delete cascade,
  id uuid not null,
  at timestamptz not null,
  address_hash bytea check (octet_length(address_hash) = 32),
  address bytea,
  request bytea not null,
  browser bytea,
  primary key (evidence, id)
);
create index evidence_line_address on access_log.evidence_line (address_hash) where address_hash is not null;

-- The register of breaches (Art. 33(5) GDPR).
create table access_log.breach (
  record uuid primary key references core.record on delete cascade,
  reference text not null check (reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$'),
  facts bytea not null,
  effects bytea not null,
  measures bytea not null,
  aware_at timestamptz not null,
  notified_at timestamptz,
  -- Why the authority was told late, or not at all (Art. 33(1) GDPR).
  reason bytea,
  persons_told_at timestamptz,
  closed_at timestamptz
);

-- What was last found in a watched folder of log files.
create table access_log.folder (
  path text primary key,
  looked_at timestamptz not null,
  files integer not null,
  oldest_at timestamptz,
  -- Files that hold lines past their limit and may not be touched.
  overdue integer not null,
  unreadable bigint not null,
  removed bigint not null,
  problem text check (problem in ('absent', 'not-writable', 'failed'))
);
