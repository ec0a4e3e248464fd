-- What was shown in another system counts as it was declared when its subscriptions were taken in.
alter table newsletter.wording drop constraint wording_kind_check;
alter table newsletter.wording add constraint wording_kind_check check (kind in ('consent', 'form', 'mail', 'import'));

-- Where a subscription came from another system: by which import, and on what evidence.
alter table newsletter.subscription
  add column import uuid,
  add column import_evidence bytea,
  add constraint subscription_import_check check ((import is null) = (import_evidence is null));

-- A file from another system. It is kept in pieces, each gone as soon as it has been taken in.
create table newsletter.import (
  record uuid primary key references core.record on delete cascade,
  -- as JSON: name of the file, how it was read, its columns, and later what was declared about it
  content bytea not null,
  uploaded_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  lines integer not null check (lines >= 0),
  read integer not null default 0,
  active integer not null default 0,
  asked integer not null default 0,
  known integer not null default 0,
  refused integer not null default 0,
  undone integer not null default 0
);

create table newsletter.import_piece (
  import uuid not null references newsletter.import on delete cascade,
  number integer not null,
  -- null once it has been taken in
  lines bytea,
  taken_at timestamptz,
  -- what was kept of it, so that it can be undone
  kept uuid[] not null default '{}',
  -- numbers of lines that were refused, each with its reason; what stood in them is not kept
  refused_lines integer[] not null default '{}',
  refused_reasons text[] not null default '{}',
  primary key (import, number),
  check ((lines is null) = (taken_at is not null)),
  check (cardinality(refused_lines) = cardinality(refused_reasons))
);
create index import_piece_waiting on newsletter.import_piece (import, number) where taken_at is null;

-- A key for a program: its hash, what it may do, and on which day it was last used.
create table newsletter.token (
  record uuid primary key references core.record on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0),
  label bytea not null,
  used_on date
);
