-- A mail that came back, once for each mail, however many reports tell of it.
create table newsletter.bounce (
  record uuid primary key references core.record on delete cascade,
  subscription uuid not null references core.record on delete cascade,
  -- the last 16 hexadecimal digits of what it was known by: the issue, or the mail in the outbox
  mail text not null check (mail ~ '^[0-9a-f]{16}$'),
  kind text not null check (kind in ('hard', 'soft', 'policy')),
  sent_at timestamptz not null,
  at timestamptz not null,
  -- what the server said, in a line
  evidence bytea not null,
  unique (subscription, mail)
);
-- Reports that our own mail was not wanted are counted for the operator.
create index bounce_policy on newsletter.bounce (at) where kind = 'policy';

-- What came back and was not understood: waits for staff, then goes.
create table newsletter.report (
  record uuid primary key references core.record on delete cascade,
  subscription uuid not null references core.record on delete cascade,
  -- keyed hash of the report's Message-ID
  message_hash bytea not null unique check (octet_length(message_hash) = 32),
  at timestamptz not null,
  text bytea not null
);
create index report_subscription on newsletter.report (subscription);
