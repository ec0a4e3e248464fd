-- By which way a subscription was asked for: the form, or the mail that confirmed the end of the one before.
alter table newsletter.subscription
  add column came_by text not null default 'form' check (came_by in ('form', 'undo'));

-- Persons are to be exported, more of them than one member may export alone: who asks, for what, and who has approved it.
create table newsletter.export (
  record uuid primary key references core.record on delete cascade,
  content text not null check (content in ('list', 'proofs')),
  list text not null,
  format text not null check (format in ('csv', 'json')),
  reason text not null,
  -- how many they were when it was asked for
  persons integer not null check (persons > 0),
  asked_by uuid references core.record on delete set null,
  asked_at timestamptz not null,
  approver uuid references core.record on delete set null,
  approved_at timestamptz,
  check (approver is null or approver <> asked_by)
);
create index export_asked_by on newsletter.export (asked_by) where asked_by is not null;
create index export_approver on newsletter.export (approver) where approver is not null;
