-- Whether a second person has to agree; decided when the file is opened, by the policy of that day.
alter table access_log.incident
add column needs_second boolean not null default false,
add column refused_at timestamptz,
add column refused_by uuid references core.record on delete set null,
-- Set when members were told that the review, or the end of the order, is near; each once.
add column reminded_at timestamptz,
add constraint incident_decided_check check (refused_at is null or seconded_at is null);
create index incident_refused_by on access_log.incident (refused_by) where refused_by is not null;

-- Set when members were told that the time for telling the authority is nearly over.
alter table access_log.breach add column reminded_at timestamptz;

-- A hold of which its person is told nothing: who decided so, and until when (section 29(1), second sentence, BDSG).
alter table core.hold
add column confidential_until timestamptz,
add column confidential_by uuid references core.record on delete set null;
create index hold_confidential_by on core.hold (confidential_by) where confidential_by is not null;
