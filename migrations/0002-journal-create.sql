-- Append-only list of what was done under which rule. No column admits free text, so no personal data can enter.
create schema journal;

create table journal.entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  what text not null check (what in (
    'kept', 'advanced', 'erased', 'refused-erasure', 'noticed', 'restricted', 'released',
    'held', 'hold-opened', 'hold-closed', 'policy-applied', 'key-shredded', 'disclosed',
    'staff-invited', 'staff-signed-in', 'staff-signed-out', 'staff-removed',
    'simulation-started', 'clock-advanced', 'restored'
  )),
  class text check (class ~ '^[a-z][a-z0-9.-]{0,62}$'),
  stage text check (stage ~ '^[a-z][a-z0-9-]{0,30}$'),
  rule text not null check (rule ~ '^[A-Za-z0-9][A-Za-z0-9.:-]{0,62}$'),
  record uuid,
  actor text not null check (actor in ('policy', 'person', 'staff', 'operator', 'server'))
);

create table journal.block (
  number bigint primary key,
  first bigint not null,
  last bigint not null,
  entries integer not null check (entries > 0),
  closed_at timestamptz not null,
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  public_key bytea not null check (octet_length(public_key) = 32),
  signature bytea not null check (octet_length(signature) = 64),
  check (first <= last)
);

create function journal.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only: % on %.% is refused', tg_op, tg_table_schema, tg_table_name;
end
$$;

create trigger entry_append_only before update or delete or truncate on journal.entry
  for each statement execute function journal.refuse_change();
create trigger block_append_only before update or delete or truncate on journal.block
  for each statement execute function journal.refuse_change();
