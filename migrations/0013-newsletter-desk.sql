-- Somebody else is asked to read this version of an issue and to approve it.
create table newsletter.approval_request (
  campaign uuid primary key references core.record on delete cascade,
  version integer not null check (version > 0),
  asked_by uuid references core.record on delete set null,
  asked_at timestamptz not null
);
create index approval_request_asked_by on newsletter.approval_request (asked_by) where asked_by is not null;

-- Everybody may read this issue in the archive once it has been sent.
create table newsletter.publication (
  campaign uuid primary key references core.record on delete cascade,
  published_at timestamptz not null
);

-- A picture of an issue that lies on the own host. Its name is the hash of its content, the same for every reader.
create table newsletter.picture (
  campaign uuid not null references core.record on delete cascade,
  file text not null check (file ~ '^[0-9a-f]{32}[.](png|jpg|gif|webp)$'),
  content bytea not null,
  primary key (campaign, file)
);
create index picture_file on newsletter.picture (file);
