create schema core;

-- Every policy that ever governed, as it was printed. Consent points here.
create table core.policy_version (
  number integer primary key check (number > 0),
  -- Not unique: a policy may return to what it was.
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  issued date not null,
  applied_at timestamptz not null,
  superseded_at timestamptz,
  -- null while the deadlines of existing records are still being computed again
  completed_at timestamptz,
  source jsonb not null,
  notice_de text not null,
  notice_en text not null
);

-- Everything personal hangs from a record.
create table core.record (
  id uuid primary key,
  class text not null,
  subject bytea not null check (octet_length(subject) = 32),
  stage text not null,
  since timestamptz not null,
  fact jsonb not null default '{}',
  came_from jsonb,
  due timestamptz,
  gone_by timestamptz,
  parent uuid references core.record on delete cascade,
  policy integer not null references core.policy_version,
  holds integer not null default 0 check (holds >= 0),
  check ((due is null) = (gone_by is null))
);

create index record_due on core.record (due) where due is not null and holds = 0;
create index record_subject on core.record (subject, class);
create index record_parent on core.record (parent) where parent is not null;
-- Finds at once what an older policy still governs, however many records there are.
create index record_policy on core.record (policy, id);
create index record_class on core.record (class, stage);

-- A named incident or order that suspends erasure of chosen records until it is closed.
create table core.hold (
  id uuid primary key,
  reference text not null check (reference ~ '^[A-Za-z0-9][A-Za-z0-9./-]{0,62}$'),
  kind text not null check (kind in ('incident', 'dispute', 'preservation-order')),
  scope_class text not null,
  opened_at timestamptz not null,
  review_by timestamptz not null,
  closed_at timestamptz,
  check (review_by > opened_at)
);

create table core.held (
  hold uuid not null references core.hold on delete cascade,
  record uuid not null references core.record on delete cascade,
  primary key (hold, record)
);
create index held_record on core.held (record);

-- One row for ever where the database is a simulation; its instant is the only clock then.
create table core.simulation (
  one boolean primary key default true check (one),
  started_at timestamptz not null,
  now timestamptz not null,
  check (now >= started_at)
);

-- The last runs of the sweep, for the promise board.
create table core.sweep (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  erased integer not null,
  advanced integer not null,
  milliseconds integer not null
);
