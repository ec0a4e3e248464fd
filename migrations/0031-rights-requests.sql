create schema if not exists rights;

-- What a person asked for, from its receipt to the end of the time in which the answer may have to be shown.
create table rights.request (
  record uuid primary key references core.record on delete cascade,
  channel text not null check (channel in ('portal', 'mail', 'phone', 'letter', 'form')),
  kinds text [] not null check (
    cardinality(kinds) > 0
    and kinds <@ array ['access', 'rectification', 'erasure', 'restriction', 'objection', 'withdrawal', 'portability']
  ),
  language text not null check (language in ('de', 'en')),
  email bytea,
  name bytea,
  text bytea,
  received_at timestamptz not null,
  extended_at timestamptz,
  extension bytea,
  outcome text check (outcome in ('granted', 'partly', 'refused', 'withdrawn')),
  answer bytea,
  answered_by text check (answered_by in ('portal', 'mail', 'letter', 'phone')),
  answered_at timestamptz,
  check ((extended_at is null) = (extension is null)),
  -- Decided, then answered once the answer has reached the person or the mail server.
  check (answered_at is null or outcome is not null),
  check (outcome is null or outcome = 'withdrawn' or answered_by is not null),
  check (outcome not in ('partly', 'refused') or answer is not null)
);

-- The line of time of a request: what was noted, done, asked and sent.
create table rights.request_entry (
  -- What was done in one transaction keeps its order.
  number bigint generated always as identity primary key,
  request uuid not null references rights.request on delete cascade,
  at timestamptz not null,
  what text not null check (what ~ '^[a-z][a-z-]{1,40}$'),
  text bytea,
  -- The account of whoever did it.
  by_whom uuid references core.record on delete set null
);
create index request_entry_request on rights.request_entry (request, number);
create index request_entry_by on rights.request_entry (by_whom) where by_whom is not null;

-- Who was given the data and has to be told of a deed (Art. 19 GDPR).
create table rights.request_recipient (
  request uuid not null references rights.request on delete cascade,
  recipient text not null check (recipient ~ '^[a-z][a-z0-9-]{0,62}$'),
  deed text not null check (deed in ('rectification', 'erasure', 'restriction')),
  listed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done', 'impossible', 'disproportionate')),
  reason bytea,
  settled_at timestamptz,
  primary key (request, recipient, deed),
  check ((state = 'open') = (settled_at is null)),
  check (state not in ('impossible', 'disproportionate') or reason is not null)
);

-- A letter to the stored address that shows who asks (Art. 12(6) GDPR).
create table rights.request_challenge (
  request uuid primary key references rights.request on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  asked_at timestamptz not null,
  proved_at timestamptz
);
