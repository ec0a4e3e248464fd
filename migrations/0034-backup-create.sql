-- Copies of the data and, apart from them, of the keys; what a drill found; and whether a restore was cut off.
create schema backup;

create table backup.copy (
  id uuid primary key,
  kind text not null check (kind in ('data', 'keys')),
  -- Where it was written, so that it is removed there when its life is over.
  folder text not null,
  taken_at timestamptz not null,
  -- Rows of the data, or keys.
  rows bigint not null check (rows >= 0),
  bytes bigint not null check (bytes >= 0),
  removed_at timestamptz
);
create index copy_taken on backup.copy (kind, taken_at);

create table backup.drill (
  id uuid primary key,
  at timestamptz not null,
  passed boolean not null,
  milliseconds integer not null check (milliseconds >= 0),
  report jsonb not null
);
create index drill_at on backup.drill (at);

-- Present while a restore is under way: nothing else opens this database.
create table backup.restoring (
  one boolean primary key default true check (one),
  copy uuid not null,
  taken_at timestamptz not null,
  -- The last entry of the journal that came with the copy.
  entry bigint not null
);

-- The master keys that wrap, by number. One is retired once no key is wrapped by it any more.
create table vault.master (
  generation smallint primary key check (generation > 0),
  -- Tells in which line of the key file it stands.
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  made_at timestamptz,
  retired_at timestamptz
);
alter table vault.key add column master smallint not null default 1;
alter table vault.secret add column master smallint not null default 1;

alter table journal.entry drop constraint entry_what_check;
alter table journal.entry add constraint entry_what_check check (what in (
  'kept', 'advanced', 'erased', 'refused-erasure', 'noticed', 'restricted', 'released',
  'held', 'hold-opened', 'hold-closed', 'policy-applied', 'key-shredded', 'disclosed',
  'staff-invited', 'staff-signed-in', 'staff-signed-out', 'staff-removed',
  'simulation-started', 'clock-advanced', 'restored',
  'backed-up', 'copy-removed', 'replayed', 'drilled', 'key-rotated'
));
