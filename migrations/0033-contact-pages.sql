-- A message from the form on its way into the mailbox. With the mail server's receipt nothing of what it says is left, and
-- only that somebody wrote is counted.
create table contact.form_message (
  record uuid primary key references core.record on delete cascade,
  mail bytea,
  language text not null check (language in ('de', 'en')),
  posted_at timestamptz not null,
  network bytea not null check (octet_length(network) = 32)
);
create index form_message_network on contact.form_message (network, posted_at);
create index form_message_posted on contact.form_message (posted_at);

-- On which ground a conversation rests since when, and why: the latest row holds. Without one it is the first of the policy.
create table contact.ground (
  id uuid primary key,
  record uuid not null references contact.conversation on delete cascade,
  at timestamptz not null,
  ground text not null check (ground in ('contract', 'legitimate-interest', 'legal-duty', 'consent')),
  reason bytea not null
);
create index ground_record on contact.ground (record, at);

-- When whoever kept a conversation wants to look at it again; the period of the policy ends it all the same.
alter table contact.review add column next_on date;

-- When staff were reminded of reviews, and of how many. Names nobody.
create table contact.reminder (
  at timestamptz primary key,
  open integer not null check (open >= 0),
  late integer not null check (late >= 0),
  sent integer not null check (sent >= 0)
);
