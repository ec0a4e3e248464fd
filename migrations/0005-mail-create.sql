create schema mail;

-- Each running worker takes a number and holds an advisory lock on it for as long as it lives.
create sequence mail.worker as integer cycle;

-- One row per recipient. What it says and to whom is sealed under the record's key and emptied once it is finished.
create table mail.outbox (
  id uuid primary key,
  -- keeps the order of mails of the same instant
  number bigint generated always as identity,
  record uuid not null references core.record on delete cascade,
  kind text not null check (kind ~ '^[a-z][a-z0-9.-]{0,62}$'),
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'sent', 'dropped', 'bounced', 'doubt')),
  payload bytea,
  message_id text not null,
  attempt smallint not null default 0 check (attempt >= 0),
  next_at timestamptz,
  since timestamptz not null,
  -- the worker that has taken it; on a mail in doubt, the one that lost it
  worker integer,
  -- of the reply only codes are kept: its words may name the person
  reason text check (reason ~ '^[a-z][a-z0-9-]{0,30}$'),
  reply_code smallint check (reply_code between 200 and 599),
  reply_status text check (reply_status ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$'),
  finished_at timestamptz,
  check ((state = 'queued') = (next_at is not null)),
  check ((state in ('sent', 'dropped', 'bounced')) = (finished_at is not null)),
  check ((payload is null) = (finished_at is not null))
);

create index outbox_due on mail.outbox (next_at, number) where state = 'queued';
create index outbox_taken on mail.outbox (worker) where worker is not null and state in ('queued', 'sending');
create index outbox_record on mail.outbox (record);
-- Without the queued ones: the planner must not prefer it to the index above.
create index outbox_state on mail.outbox (state) where state <> 'queued';

-- The trial mailbox: mail that did not leave because no server was named.
create table mail.letter (
  id uuid primary key,
  number bigint generated always as identity,
  record uuid not null references core.record on delete cascade,
  at timestamptz not null,
  -- the very bytes that a server would have been given
  raw bytea not null,
  -- the same before encoding, so that nothing has to be parsed
  parts bytea not null
);
create index letter_number on mail.letter (number);
create index letter_record on mail.letter (record);
