-- Who keeps the deployment, who writes issues, who also sends them, who only reads.
alter table staff.account drop constraint account_role_check;
alter table staff.account add constraint account_role_check check (role in ('keeper', 'author', 'sender', 'reader'));

-- What somebody did at the desk: the path of the form, never what stood in it.
create table staff.deed (
  record uuid primary key references core.record on delete cascade,
  account uuid references core.record on delete set null,
  what text not null check (what ~ '^/staff[a-z0-9/:-]*$'),
  about uuid,
  at timestamptz not null
);
create index deed_account on staff.deed (account) where account is not null;
create index deed_at on staff.deed (at);
