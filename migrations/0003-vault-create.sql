-- Keys live apart from what they open: a backup of the other schemas opens nothing.
create schema vault;

create table vault.key (
  record uuid primary key,
  wrapped bytea not null check (octet_length(wrapped) = 60),
  made_at timestamptz not null
);

-- The operator's own secrets (subject hashing, journal signing), each wrapped by the master key.
create table vault.secret (
  name text primary key check (name ~ '^[a-z][a-z-]{0,30}$'),
  wrapped bytea not null check (octet_length(wrapped) = 60)
);

-- Keys still to be destroyed in a vault that lives in a database of its own.
create schema shred;
create table shred.pending (
  record uuid primary key,
  since timestamptz not null
);

-- Which vault opens what is sealed here: another one is refused before it makes new keys.
create table shred.vault (
  one boolean primary key default true check (one),
  fingerprint bytea not null check (octet_length(fingerprint) = 32)
);
