-- A second factor: the digits that an app computes from a secret and the time (RFC 6238). Until it is confirmed it counts for
-- nothing. `last_step` is the newest step whose digits were taken, so that none is taken twice; tries are counted in windows.
create table staff.totp (
  account uuid primary key references staff.account on delete cascade,
  secret bytea not null,
  added_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  tried_from timestamptz,
  tried integer not null default 0 check (tried >= 0)
);

-- What helps when the app is lost: keyed hashes of codes that work once each.
create table staff.recovery_code (
  account uuid not null references staff.totp on delete cascade,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  primary key (account, code_hash)
);

-- Whether the sign-in showed two factors: a passkey, or a code beside the link.
alter table staff.session add column is_strong boolean not null default false;

-- How somebody came to a sign-in link: by mail, or from the identity provider to the page that asks for the code.
alter table staff.link add column means text not null default 'link' constraint link_means_check check (means in ('link', 'oidc'));

-- Somebody was sent to the identity provider and is expected back, once, in the same browser. Names nobody.
create table staff.provider_visit (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  expires_at timestamptz not null
);
create index provider_visit_expires on staff.provider_visit (expires_at);

-- `listed`: nothing but what the parts below allow.
alter table staff.account drop constraint account_role_check;
alter table staff.account add constraint account_role_check
  check (role in ('keeper', 'sender', 'author', 'reader', 'listed'));

-- What somebody may do in one part of a section, e.g. with one list of the newsletter; `*` for all of its parts.
create table staff.part_role (
  account uuid not null references staff.account on delete cascade,
  section text not null,
  part text not null,
  role text not null check (role in ('manager', 'sender', 'author', 'reader')),
  primary key (account, section, part)
);

-- The lists that a token reaches; all of them where it names none.
alter table newsletter.token add column lists text[];

-- Until a file names its list, it is for whoever brought it.
alter table newsletter.import add column uploaded_by uuid references core.record on delete set null;
create index import_uploaded_by on newsletter.import (uploaded_by) where uploaded_by is not null;
