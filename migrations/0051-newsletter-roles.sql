-- What those who send may know of a consent: where it stands and which address it is for, while it runs. Nothing of its
-- evidence, and nothing of one that has ended.
create view newsletter.sendable as
  select s.record, s.list, s.email, s.confirmed_at
  from newsletter.subscription s join core.record r on r.id = s.record
  where r.stage = 'active';

-- That one has ended, and by which way: enough to leave somebody alone.
create view newsletter.ended as
  select record, end_channel from newsletter.subscription where ended_at is not null;

-- Roles belong to a whole server, so each database has its own.
create function store.role_of(task text) returns text language sql stable as $$
  select format('avow_%s_%s', task, oid) from pg_database where datname = current_database()
$$;

-- Makes the roles that read what their task needs and nothing else, where they are not there yet; answers null, or why they
-- are not. Nobody can sign in as one of them: the owner of the database sets it for a connection.
create function store.set_apart() returns text language plpgsql as $$
declare
  sending text := store.role_of('sending');
  proof text := store.role_of('proof');
  role text;
begin
  perform pg_advisory_xact_lock(4106007);
  foreach role in array array[sending, proof] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I nologin', role);
    end if;
    -- From PostgreSQL 16 on whoever made a role administers it and does not belong to it.
    if not pg_has_role(current_user, role,
        case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
      execute format('grant %I to current_user', role);
    end if;
  end loop;
  -- What stands last in here tells whether all of it was done.
  if has_table_privilege(proof, 'newsletter.customer', 'select') then
    return null;
  end if;
  execute format('grant usage on schema core, vault, journal, newsletter to %I, %I', sending, proof);
  execute format('grant select on all tables in schema core to %I, %I', sending, proof);
  execute format('grant select on vault.key, vault.master to %I, %I', sending, proof);
  execute format('grant insert on journal.entry to %I, %I', sending, proof);
  execute format('grant update on core.record to %I', sending);
  -- Every deed waits for a policy that is coming into force; PostgreSQL lets only those wait who may change a column.
  execute format('grant update (completed_at) on core.policy_version to %I', sending);
  execute format('grant select on newsletter.sendable, newsletter.ended, newsletter.attachment, newsletter.picture,
    newsletter.bounce to %I', sending);
  execute format('grant select (record, email, language, sold_at, sale, sale_evidence, similar_offers, similar_evidence,
    unobjected_at, unobjected_evidence, told_at, told_wording, told_evidence, ended_at, end_channel)
    on newsletter.customer to %I', sending);
  execute format('grant select, update on newsletter.campaign, newsletter.delivery to %I', sending);
  execute format('grant select, insert, update, delete on newsletter.recipient, newsletter.later, newsletter.claim,
    newsletter.pace to %I', sending);
  -- Who sends writes down what was sent, and cannot read it again.
  execute format('grant insert on newsletter.mailing to %I', sending);
  execute format('grant select on journal.entry, journal.block, newsletter.subscription, newsletter.wording,
    newsletter.mailing, newsletter.customer to %I', proof);
  return null;
exception when insufficient_privilege then
  return sqlerrm;
end
$$;
