-- Whoever writes an issue as it looks finds it so again.
alter table newsletter.campaign add column visual boolean not null default false;
