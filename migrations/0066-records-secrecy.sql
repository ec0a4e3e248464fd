-- A restore may find that a hold was opened and not whether its person may be told of it. Then nobody tells them, until somebody
-- has decided (section 29(1), second sentence, BDSG).
alter table core.hold add column secrecy_unknown boolean not null default false;

alter table journal.entry drop constraint entry_what_check;
alter table journal.entry add constraint entry_what_check check (what in (
  'kept', 'advanced', 'erased', 'refused-erasure', 'noticed', 'restricted', 'released',
  'held', 'hold-opened', 'hold-reviewed', 'hold-closed', 'policy-applied', 'key-shredded', 'disclosed',
  'staff-invited', 'staff-signed-in', 'staff-signed-out', 'staff-removed',
  'staff-role-changed', 'staff-factor-added', 'staff-factor-removed',
  'simulation-started', 'clock-advanced', 'restored',
  'backed-up', 'copy-removed', 'replayed', 'drilled', 'key-rotated',
  'rectified', 'assigned', 'withheld', 'reminded', 'seconded'
));
