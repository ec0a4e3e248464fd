create schema staff;

-- Who works with this deployment. Looked up by the record's subject; the address itself is sealed.
create table staff.account (
  record uuid primary key references core.record on delete cascade,
  email bytea not null,
  name bytea,
  role text not null check (role in ('keeper'))
);

-- What a sign-in link leads to: the hash of its token, never the token.
create table staff.link (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account uuid not null references staff.account on delete cascade,
  expires_at timestamptz not null
);
create index link_account on staff.link (account);

-- One browser that is signed in. The record's deadline is the absolute end; `seen_at` is for the idle one.
create table staff.session (
  record uuid primary key references core.record on delete cascade,
  account uuid not null references staff.account on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  seen_at timestamptz not null,
  browser bytea
);
create index session_account on staff.session (account);

-- A passkey is found by the keyed hash of its credential id; the credential itself is sealed.
create table staff.passkey (
  id uuid primary key,
  account uuid not null references staff.account on delete cascade,
  credential_hash bytea not null unique check (octet_length(credential_hash) = 32),
  credential bytea not null,
  added_at timestamptz not null,
  used_at timestamptz
);
create index passkey_account on staff.passkey (account);

-- Challenges given out and not yet answered; each is answered once. No personal data: nobody is named before the answer.
create table staff.challenge (
  hash bytea primary key check (octet_length(hash) = 32),
  purpose text not null check (purpose in ('register', 'sign-in')),
  session uuid references staff.session on delete cascade,
  expires_at timestamptz not null,
  check ((purpose = 'register') = (session is not null))
);
create index challenge_session on staff.challenge (session) where session is not null;
create index challenge_expires on staff.challenge (expires_at);
