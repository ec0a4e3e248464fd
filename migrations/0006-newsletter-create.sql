create schema newsletter;

-- Every wording that was ever shown or sent, once: consent text, form page, confirmation mail. Proofs point here, since a
-- reference to "the website as it is" proves nothing. No personal data; never deleted.
create table newsletter.wording (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('consent', 'form', 'mail')),
  language text not null check (language in ('de', 'en')),
  text text not null,
  first_used timestamptz not null
);

-- One consent from its request to the end of its proof. A second consent is a second row: nothing is overwritten.
create table newsletter.subscription (
  record uuid primary key references core.record on delete cascade,
  email bytea not null,
  language text not null check (language in ('de', 'en')),
  policy integer not null references core.policy_version on delete restrict,
  consent_wording text not null references newsletter.wording on delete restrict,
  form_wording text not null references newsletter.wording on delete restrict,
  mail_wording text not null references newsletter.wording on delete restrict,
  requested_at timestamptz not null,
  requested_ip bytea not null,
  -- keyed hash; emptied with the confirmation
  network bytea check (octet_length(network) = 32),
  -- when the mail was counted against the limits of its address
  counted_at timestamptz,
  mail_sent_at timestamptz,
  mail_id bytea,
  mail_reply bytea,
  mail_source_hash text check (mail_source_hash ~ '^[0-9a-f]{64}$'),
  confirmed_at timestamptz,
  confirmed_ip bytea,
  ended_at timestamptz,
  end_channel text check (end_channel in
    ('page', 'one-click', 'letter', 'phone', 'mail', 'person', 'staff', 'complaint', 'bounce', 'objection', 'erasure')),
  end_evidence bytea,
  check ((confirmed_at is null) = (confirmed_ip is null)),
  check ((mail_sent_at is null) = (mail_id is null)),
  check ((ended_at is null) = (end_channel is null)),
  check (ended_at is null or confirmed_at is not null)
);

create index subscription_network on newsletter.subscription (network, requested_at) where network is not null;

-- What a confirmation link leads to: the hash of its token, never the token.
create table newsletter.confirmation (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  record uuid not null references core.record on delete cascade,
  expires_at timestamptz not null
);
create index confirmation_record on newsletter.confirmation (record);
