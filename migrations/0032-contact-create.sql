create schema contact;

-- A mailbox that is read: how far, and whether it can be reached. Its name is made of host and user of IMAP_URL.
create table contact.account (
  name text primary key check (name ~ '^[0-9a-f]{16}$'),
  -- Looks at all folders that were brought to their end.
  looks bigint not null default 0,
  looked_at timestamptz,
  -- Messages there were at the last look, and those of them that had been read by then.
  messages integer not null default 0,
  known integer not null default 0,
  problem text check (problem in ('unreachable', 'refused', 'failed'))
);

-- A folder as it was last seen. What it is called may name a person, so a keyed hash is kept and no name.
create table contact.folder (
  id uuid primary key,
  account text not null references contact.account on delete cascade,
  path_hash bytea not null check (octet_length(path_hash) = 32),
  -- Message numbers are good as long as this does not change (RFC 9051, section 2.3.1.1).
  validity bigint not null,
  -- What the server said when the folder was last read to its end; null while it has not been.
  next_uid bigint,
  messages integer,
  unique (account, path_hash)
);

-- A thread of messages with one person. What was written stays in the mailbox and is read there.
create table contact.conversation (
  record uuid primary key references core.record on delete cascade,
  account text not null,
  counterpart bytea not null,
  -- Keyed hash of the subject line without its prefixes; null where there is none.
  topic_hash bytea check (octet_length(topic_hash) = 32),
  first_at timestamptz not null,
  last_at timestamptz not null,
  last_inbound boolean not null,
  -- Nobody but machines has written.
  automatic boolean not null,
  -- The look that found no message of it any more.
  emptied_in bigint
);
create index conversation_topic on contact.conversation (topic_hash) where topic_hash is not null;
create index conversation_last on contact.conversation (last_at);
create index conversation_emptied on contact.conversation (account) where emptied_in is not null;

-- Keyed hashes of the Message-IDs by which messages of a conversation name themselves and each other.
create table contact.reference (
  record uuid not null references contact.conversation on delete cascade,
  id_hash bytea not null check (octet_length(id_hash) = 32),
  primary key (record, id_hash)
);
create index reference_id on contact.reference (id_hash);

-- Where a message lies, once for each conversation that it belongs to.
create table contact.message (
  id bigint generated always as identity primary key,
  record uuid not null references contact.conversation on delete cascade,
  folder uuid not null references contact.folder on delete cascade,
  -- null while the folder counts its messages anew
  uid bigint,
  -- Keyed hash of what makes it this message: Message-ID, sender, date, subject.
  identity bytea not null check (octet_length(identity) = 32),
  size bigint not null,
  at timestamptz not null,
  inbound boolean not null,
  automatic boolean not null,
  unique (record, folder, uid)
);
create index message_place on contact.message (folder, uid);
create index message_identity on contact.message (identity);

-- A message that has to leave the mailbox, in whatever folder it lies, until the server was seen without it. The record
-- that it hung from is gone; nothing here says who or what it was.
create table contact.erasure (
  id uuid primary key,
  record uuid not null,
  account text not null,
  folder uuid references contact.folder on delete set null,
  uid bigint,
  identity bytea not null check (octet_length(identity) = 32),
  size bigint not null,
  at timestamptz not null,
  ordered_at timestamptz not null,
  gone_by timestamptz not null,
  -- The look at which it was not there any more.
  gone_in bigint,
  attempts integer not null default 0,
  problem text check (problem in ('refused', 'other-message'))
);
create index erasure_account on contact.erasure (account);
create index erasure_identity on contact.erasure (identity);
create index erasure_folder on contact.erasure (folder) where folder is not null;

-- A review that found a conversation still needed: the ground and the reason (S31).
create table contact.review (
  id uuid primary key,
  record uuid not null references contact.conversation on delete cascade,
  at timestamptz not null,
  ground text not null check (ground in ('contract', 'legitimate-interest', 'legal-duty', 'consent')),
  reason bytea not null
);
create index review_record on contact.review (record, at);
