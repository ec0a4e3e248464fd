create schema if not exists rights;

-- Somebody asked for the page of their own data: a mailed link, then the visit that it opened. Tokens as hashes alone.
create table rights.visit (
  record uuid primary key references core.record on delete cascade,
  email bytea not null,
  language text not null check (language in ('de', 'en')),
  asked_at timestamptz not null,
  -- keyed hash; counted against floods of mails
  network bytea not null check (octet_length(network) = 32),
  link_hash bytea unique check (octet_length(link_hash) = 32),
  visit_hash bytea unique check (octet_length(visit_hash) = 32),
  opened_at timestamptz,
  -- what the last deed came to, for the page that follows it
  told bytea,
  -- The link is spent when the visit opens.
  check (link_hash is null or visit_hash is null),
  check ((visit_hash is null) = (opened_at is null))
);
create index visit_network on rights.visit (network, asked_at);

-- To whom one record was disclosed: what its person is told (GDPR Art. 15(1)(c)), and who is told of a deed (Art. 19).
create index entry_disclosed on journal.entry (record) where what = 'disclosed' and record is not null;
