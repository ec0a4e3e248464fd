-- Consent is given for one list; nothing is sent to another under it.
alter table newsletter.subscription
  add column list text not null default 'newsletter' check (list ~ '^[a-z][a-z0-9-]{0,40}$');
alter table newsletter.subscription alter column list drop default;

-- Each process that sends takes a number and holds an advisory lock on it for as long as it lives.
create sequence newsletter.worker as integer cycle;

-- One issue: what it says is sealed; how far it has come, and what became of it in numbers, names nobody.
create table newsletter.campaign (
  record uuid primary key references core.record on delete cascade,
  state text not null default 'draft'
    check (state in ('draft', 'approved', 'scheduled', 'running', 'paused', 'cancelled', 'finished')),
  lists text[] not null,
  topic text not null,
  language text not null check (language in ('de', 'en')),
  content bytea not null,
  version integer not null default 1 check (version > 0),
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  revised_at timestamptz not null,
  -- who wrote this version and who approved it, as records of their accounts
  author uuid references core.record on delete set null,
  approver uuid references core.record on delete set null,
  approved_at timestamptz,
  scheduled_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  recipients integer not null default 0,
  accepted integer not null default 0,
  bounced integer not null default 0,
  dropped integer not null default 0,
  repeated integer not null default 0,
  unsubscribed integer not null default 0,
  check (state <> 'scheduled' or scheduled_at is not null),
  check (state not in ('draft', 'approved', 'scheduled') or started_at is null),
  check (state not in ('running', 'finished') or started_at is not null),
  check ((state in ('cancelled', 'finished')) = (ended_at is not null))
);
create index campaign_open on newsletter.campaign (state, scheduled_at) where state in ('scheduled', 'running');
create index campaign_author on newsletter.campaign (author) where author is not null;
create index campaign_approver on newsletter.campaign (approver) where approver is not null;

create table newsletter.attachment (
  campaign uuid not null references core.record on delete cascade,
  number smallint not null check (number > 0),
  -- as JSON: name and type
  label bytea not null,
  content bytea not null,
  primary key (campaign, number)
);

-- The sending of one campaign: how far its recipients are listed, and how far they have been taken.
create table newsletter.delivery (
  record uuid primary key references core.record on delete cascade,
  campaign uuid not null unique references core.record on delete cascade,
  -- the last subscription that was listed
  listed uuid,
  complete boolean not null default false,
  size integer not null default 0,
  taken integer not null default 0,
  -- up to which number the subscriptions know of their last mail
  rolled integer not null default 0,
  check (taken between 0 and size),
  check (rolled between 0 and size)
);

-- One row per recipient. Fits in half a page, so that a change of state touches no index and no other page.
create table newsletter.recipient (
  delivery uuid not null references core.record on delete cascade,
  number integer not null,
  subscription uuid not null references core.record on delete cascade,
  state text not null default 'queued'
    check (state in ('queued', 'sending', 'later', 'accepted', 'bounced', 'dropped')),
  attempt smallint not null default 0,
  worker integer,
  -- of the reply only its codes: its words may name the person
  code smallint check (code between 200 and 599),
  status text check (status ~ '^[245][.][0-9]{1,3}[.][0-9]{1,3}$'),
  at timestamptz,
  primary key (delivery, number)
) with (fillfactor = 50);
create index recipient_subscription on newsletter.recipient (subscription);

-- Whose turn comes again: put off by the server, by the pace of its domain, or by a crash.
create table newsletter.later (
  delivery uuid not null,
  number integer not null,
  next_at timestamptz not null,
  -- true where the pace of the domain has a place for it at that instant
  paced boolean not null default false,
  primary key (delivery, number),
  foreign key (delivery, number) references newsletter.recipient on delete cascade
);
create index later_next on newsletter.later (delivery, next_at);

-- What a worker has in hand: written before the first byte leaves, gone when all of it is settled.
create table newsletter.claim (
  id uuid primary key,
  delivery uuid not null references core.record on delete cascade,
  worker integer not null,
  numbers integer[] not null
);
create index claim_delivery on newsletter.claim (delivery);

-- Evidence beside the consent: which issue, in which version, was accepted for this subscription.
create table newsletter.mailing (
  record uuid not null references core.record on delete cascade,
  campaign uuid not null,
  version integer not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (record, campaign)
);

-- Until when the pace of a destination is used up. The domain is a keyed hash; rows in the past say nothing and go.
create table newsletter.pace (
  domain bytea primary key check (octet_length(domain) = 32),
  used_until timestamptz not null
);
