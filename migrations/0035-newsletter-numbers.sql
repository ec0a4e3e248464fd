-- Who ended a subscription after an issue, who called it spam, and whose address came back, told apart.
alter table newsletter.campaign add column complained integer not null default 0 check (complained >= 0);
alter table newsletter.campaign add column returned integer not null default 0 check (returned >= 0);

-- The subject, sealed apart from what the issue says: a list of issues opens no issue. Null in those written before.
alter table newsletter.campaign add column title bytea;

-- How many requests were made with a key for programs in the window that began then; of all servers together.
alter table newsletter.token add column paced_from timestamptz;
alter table newsletter.token add column paced integer not null default 0 check (paced >= 0);
