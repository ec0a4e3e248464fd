-- A mail of a case that did not arrive: somebody has to take another way, and the case says so until they have.
alter table rights.request
add column undelivered text check (undelivered in ('answer', 'extension', 'lifting', 'identity', 'address')),
add column undelivered_at timestamptz,
-- Set when whoever answers was told that the target is near; each request once.
add column reminded_at timestamptz,
add constraint request_undelivered_since_check check ((undelivered is null) = (undelivered_at is null));

-- An address that was named after the request came in. It counts once a click in its mailbox has shown whose it is;
-- until then nothing about it is looked up, and nothing goes there but the question.
create table rights.request_address (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  request uuid not null references rights.request on delete cascade,
  email bytea not null,
  asked_at timestamptz not null,
  proved_at timestamptz
);
create index request_address_request on rights.request_address (request);

alter table journal.entry drop constraint entry_what_check;
alter table journal.entry add constraint entry_what_check check (what in (
  'kept', 'advanced', 'erased', 'refused-erasure', 'noticed', 'restricted', 'released',
  'held', 'hold-opened', 'hold-closed', 'policy-applied', 'key-shredded', 'disclosed',
  'staff-invited', 'staff-signed-in', 'staff-signed-out', 'staff-removed',
  'staff-role-changed', 'staff-factor-added', 'staff-factor-removed',
  'simulation-started', 'clock-advanced', 'restored',
  'backed-up', 'copy-removed', 'replayed', 'drilled', 'key-rotated',
  'rectified', 'assigned', 'withheld', 'reminded', 'seconded'
));
